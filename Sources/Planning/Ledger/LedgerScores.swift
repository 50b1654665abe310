package import MitoshiStatistics

/// Recorded probabilities beside the results that are known by now.
package struct LedgerScores: Sendable {
    /// One record and what became of its target.
    package struct Entry: Hashable, Sendable {
        package let record: ProbabilityRecord
        package let result: Result
    }

    /// What is known of a target.
    package enum Result: Hashable, Sendable {
        /// Decided by the value that became known first; `afterRevision` says what the latest version of the values would
        /// have decided, where that is something else.
        case decided(isMet: Bool, afterRevision: Bool?)
        case open
        /// The indicator isn't in the plan any more.
        case unknownIndicator
    }

    /// In the ledger's order, each statement once: what was recorded again on the same grounds doesn't count twice.
    package let entries: [Entry]

    /// Sets `records` beside the results in `plan`.
    ///
    /// A target is judged as it was recorded, whatever the plan says by now, by the value that was published first: what
    /// was scored once doesn't change when a value is revised years later. A revision that would have decided otherwise
    /// is told.
    package init(_ records: [ProbabilityRecord], in plan: Plan) {
        let first = plan.withFirstVersions
        var seen: Set<ProbabilityRecord> = []
        var results: [Question: Result] = [:]
        let own = records.map { $0.withFiscalYears(beginning: plan.declaration.fiscalYearBegins) }
        entries = own.filter { seen.insert($0.statement).inserted }.map { record in
            let question = Question(record)
            let result = results[question] ?? question.result(in: plan, first: first)
            results[question] = result
            return Entry(record: record, result: result)
        }
    }

    /// The scores of the entries with a probability and a result that `isWanted`, each counting once.
    package func scores(where isWanted: (ProbabilityRecord) -> Bool = { _ in true }) -> WeightedScores {
        WeightedScores(
            entries.compactMap { entry in
                guard isWanted(entry.record), let probability = entry.record.probability,
                    case .decided(let isMet, _) = entry.result
                else { return nil }
                return WeightedScores.Statement(probability: probability, happened: isMet, weight: 1)
            })
    }
}

/// What a record asks, apart from who answered when.
private struct Question: Hashable {
    let indicatorID: String
    let fiscalYear: FiscalYear
    let goal: Target.Goal
    let meeting: ValueRange?

    init(_ record: ProbabilityRecord) {
        indicatorID = record.indicatorID
        fiscalYear = record.fiscalYear
        goal = record.goal
        meeting = record.meetingValues
    }

    func result(in plan: Plan, first: Plan) -> LedgerScores.Result {
        guard plan.indicators.contains(where: { $0.id == indicatorID }) else { return .unknownIndicator }
        guard let isMet = isMet(in: first) else { return .open }
        let latest = self.isMet(in: plan)
        return .decided(isMet: isMet, afterRevision: latest == isMet ? nil : latest)
    }

    /// Whether the values of `plan` decide the target, whenever they became known; `nil` while they don't.
    private func isMet(in plan: Plan) -> Bool? {
        guard let indicator = plan.indicators.first(where: { $0.id == indicatorID }) else { return nil }
        let history = IndicatorHistory(
            of: indicator, in: plan, on: CalendarDate(nearestTo: 9999, month: 12, day: 31),
            axis: YearAxis(firstMonth: fiscalYear.firstMonth, holdsTotals: indicator.isYearlyTotal))
        switch goal {
        case .value:
            return meeting.flatMap {
                ObservedResult(of: $0, in: fiscalYear, kind: indicator.kind, series: history.series)?.isMet
            }
        case .stage(let stage):
            return history.isReached(stage, among: plan.stages[indicatorID] ?? [], by: fiscalYear)
        }
    }
}

extension Plan {
    /// The plan with only the version of each measurement that became known first.
    fileprivate var withFirstVersions: Plan {
        struct Moment: Hashable {
            let indicatorID: String
            let position: YearAxis.Position?
        }
        let axes = yearAxes
        var firsts: [Moment: CalendarDate] = [:]
        func moment(_ measurement: IndicatorMeasurement) -> Moment {
            Moment(
                indicatorID: measurement.indicatorID,
                position: (axes[measurement.indicatorID] ?? YearAxis()).position(of: measurement.period))
        }
        for measurement in measurements {
            guard let date = measurement.knownFrom else { continue }
            firsts[moment(measurement)] = min(firsts[moment(measurement)] ?? date, date)
        }
        var plan = self
        plan.measurements = measurements.filter { measurement in
            measurement.knownFrom.map { $0 == firsts[moment(measurement)] } ?? true
        }
        return plan
    }
}

extension IndicatorHistory {
    /// Whether `stage` was reached by the end of `year`; `nil` while that is open.
    fileprivate func isReached(_ stage: String, among all: [String], by year: FiscalYear) -> Bool? {
        guard let place = all.firstIndex(of: stage) else { return nil }
        return StageResult(of: place, in: year, among: all, observations: stages)?.isMet
    }
}
