package import MitoshiBasics
import MitoshiStatistics

/// Which targets moved since answers were recorded, and why: what a meeting asks first.
package struct RecordedMoves: Sendable {
    /// One target whose answer reads otherwise than it did.
    package struct Move: Sendable {
        package let indicatorID: String
        package let fiscalYear: FiscalYear
        package let before: Answer
        package let now: Answer
        /// In the order that they count; empty where nothing that a ledger keeps has changed.
        package let reasons: [Reason]
    }

    /// What is said of a target, as people see it.
    package struct Answer: Hashable, Sendable {
        package let verdict: Verdict
        package let probability: Double?
    }

    /// What has changed since.
    package enum Reason: Hashable, Sendable {
        /// What the target was.
        case target(Target.Goal)
        /// The values that met it, and so the side that is better.
        case direction
        /// The latest value now; `nil` where none is known any more.
        case value(FiscalYear?, IndicatorMeasurement.Value?)
        /// The program, from one version to another, or its constants.
        case method(from: String, to: String)
    }

    /// The newest day before this answer's whose knowledge was recorded; `nil` where the ledger holds none.
    package let recordedAsOf: CalendarDate?
    /// In the plan's order.
    package let moves: [Move]

    /// Sets `assessment` beside what `records` said on the newest day before its own.
    ///
    /// A move that nobody sees, within the same word and the same tens, isn't one.
    /// - Parameter version: Of the program.
    package init(since records: [ProbabilityRecord], in assessment: PlanAssessment, version: String) {
        let begins = assessment.plan.declaration.fiscalYearBegins
        let earlier = records.filter { $0.asOf < assessment.asOf }
        let day = earlier.map(\.asOf).max()
        recordedAsOf = day
        let latest = earlier.filter { $0.asOf == day }.map { $0.withFiscalYears(beginning: begins) }
        let byTarget = Dictionary(latest.map { (Key(id: $0.indicatorID, year: $0.fiscalYear), $0) }) { $1 }
        let limits = assessment.settings.verdictLimits
        let constants = AnswerConstants.digest(for: assessment.settings)
        moves = assessment.indicators.flatMap { indicator in
            indicator.targets.compactMap { answer -> Move? in
                let (id, year) = (indicator.indicator.id, answer.target.fiscalYear)
                guard let record = byTarget[Key(id: id, year: year)] else { return nil }
                let before = Answer(verdict: record.verdict, probability: record.probability)
                let now = Answer(verdict: answer.verdict, probability: answer.probability)
                guard now.isSeen(beside: before, limits) else { return nil }
                let current = indicator.record(of: answer, in: assessment, version: version, constants: constants)
                return Move(
                    indicatorID: id, fiscalYear: year, before: before, now: now,
                    reasons: Self.reasons(from: record, to: current, indicator, answer))
            }
        }
    }

    private struct Key: Hashable {
        let id: String
        let year: FiscalYear
    }

    private static func reasons(
        from record: ProbabilityRecord, to current: ProbabilityRecord, _ indicator: IndicatorAssessment,
        _ answer: TargetAssessment
    ) -> [Reason] {
        var reasons: [Reason] = []
        if record.goal != current.goal {
            reasons.append(.target(record.goal))
        } else if record.direction != current.direction {
            reasons.append(.direction)
        }
        let (old, new) = (record.grounds, current.grounds)
        if let observed = answer.observed {
            reasons.append(.value(answer.target.fiscalYear, observed))
        } else if let old, let new, (old.latestYear?.year, old.latestValue) != (new.latestYear?.year, new.latestValue) {
            reasons.append(.value(new.latestYear, indicator.series?.observations.last.map { .numeric($0.value) }))
        }
        if record.version != current.version || old?.constants != new?.constants {
            reasons.append(.method(from: record.version, to: current.version))
        }
        return reasons
    }
}

extension RecordedMoves.Answer {
    /// Whether people see another word or other tens than before.
    fileprivate func isSeen(beside before: Self, _ limits: VerdictLimits) -> Bool {
        guard verdict == before.verdict else { return true }
        return probability.map(limits.tens) != before.probability.map(limits.tens)
    }
}
