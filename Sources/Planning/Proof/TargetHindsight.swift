package import MitoshiStatistics

/// What was said of a target before its year was over, beside what came.
package struct TargetHindsight: Sendable {
    package let target: Target
    package let kind: IndicatorKind
    /// The day whose knowledge the statement rests on: the first of a fiscal year.
    package let asOf: CalendarDate
    /// How many year-ends lie between that day and the target, its own included: 1 from the first day of its year.
    package let yearsAhead: Int
    package let contender: BacktestContender
    package let statement: Statement
    package let happened: Bool

    /// What was said.
    package enum Statement: Hashable, Sendable {
        case probability(Double)
        case refused(NotAssessableReason)
        /// The answer was known already.
        case known
    }
}

extension Plan {
    /// What `contenders` would have said of the plan's own targets on the first days of the fiscal years before they were
    /// due, for the targets whose result is known by now.
    ///
    /// Every statement is that of a whole assessment as of its day, so it sees only what was known then.
    ///
    /// - Parameters:
    ///   - settings: Of the assessments; their as-of date and model are replaced.
    ///   - horizon: From how many years ahead at most.
    package func hindsight(
        _ contenders: [BacktestContender], horizon: Int, settings: AssessmentSettings
    ) throws(AssessmentError) -> [TargetHindsight] {
        let results = try results(settings)
        guard !results.isEmpty else { return [] }
        let asked = keeping { results[$0] != nil }
        var found: [TargetHindsight] = []
        for contender in contenders {
            for date in Set(results.keys.flatMap { $0.days(upTo: horizon) }).sorted() {
                let assessment = try Assessor(settings: settings.with(contender, asOf: date)).assess(asked)
                for indicator in assessment.indicators {
                    for answer in indicator.targets {
                        guard let happened = results[answer.target],
                            answer.target.days(upTo: horizon).contains(date)
                        else { continue }
                        found.append(
                            TargetHindsight(
                                target: answer.target, kind: indicator.indicator.kind, asOf: date,
                                yearsAhead: answer.target.yearsAhead(from: date), contender: contender,
                                statement: indicator.statement(on: answer, by: contender), happened: happened))
                    }
                }
            }
        }
        return found
    }

    /// The plan with only the indicators of which some target is wanted, each with the direction that the whole plan
    /// gives it: before the base value was known, nothing would tell it.
    private func keeping(_ isWanted: (Target) -> Bool) -> Plan {
        let wanted = Set(targets.filter(isWanted).map(\.indicatorID))
        var plan = self
        plan.indicators = indicators.filter { wanted.contains($0.id) }.map { $0.stating(direction(of: $0).direction) }
        plan.targets = targets.filter { wanted.contains($0.indicatorID) }
        return plan
    }

    /// Whether each target was met, for those whose result is known by now.
    private func results(_ settings: AssessmentSettings) throws(AssessmentError) -> [Target: Bool] {
        let end = CalendarDate(nearestTo: FiscalYear.plausible.upperBound + 1, month: 12, day: 31)
        let known = try Assessor(settings: settings.with(.chosen, asOf: end)).assess(self)
        let judged = known.indicators.flatMap(\.targets).filter(\.verdict.isObserved)
        return Dictionary(judged.map { ($0.target, $0.verdict == .met) }) { first, _ in first }
    }
}

extension Target {
    /// How many year-ends lie between `date`, the first day of a year of the target's sort, and the target, its own included.
    fileprivate func yearsAhead(from date: CalendarDate) -> Int { fiscalYear.year - date.year + 1 }

    /// The first days of the target's year and those before it.
    fileprivate func days(upTo horizon: Int) -> [CalendarDate] {
        (0..<max(1, horizon)).compactMap { fiscalYear.numbered(fiscalYear.year - $0)?.firstDay }
    }
}

extension Indicator {
    /// The indicator with `direction` as a stated one; itself where there is none.
    fileprivate func stating(_ direction: Direction?) -> Indicator {
        guard let direction else { return self }
        var indicator = self
        indicator.direction = .stated(direction)
        return indicator
    }
}

extension AssessmentSettings {
    fileprivate func with(_ contender: BacktestContender, asOf date: CalendarDate) -> AssessmentSettings {
        var settings = self
        settings.asOf = date
        settings.suppositions = []
        if case .family(let family) = contender { settings.model = family } else { settings.model = nil }
        return settings
    }
}

extension IndicatorAssessment {
    fileprivate func statement(
        on answer: TargetAssessment, by contender: BacktestContender
    ) -> TargetHindsight.Statement {
        if answer.verdict.isObserved { return .known }
        guard contender == .noChange else {
            return answer.probability.map { .probability($0) } ?? .refused(answer.reason ?? .noValue)
        }
        guard let last = series?.exactValues.last else { return .refused(.noValue) }
        guard answer.target.level != nil else { return .refused(.goalOfAnotherSort) }
        guard let rule = answer.rule else { return .refused(.directionUnknown) }
        return .probability(rule.isMet(by: last) ? 1 : 0)
    }
}

/// The scores of what was said of a plan's own targets, a year ahead, two years ahead and so on.
package struct TargetHindsightScores: Sendable {
    /// One contender's answers from one distance.
    package struct Row: Sendable {
        package let contender: BacktestContender
        package let yearsAhead: Int
        package let scores: ProbabilityScores
        /// How many targets had no probability.
        package let refused: Int
    }

    /// By contender in their order, then by distance; a distance from which nobody was asked has no row.
    package let rows: [Row]

    package init(_ hindsight: [TargetHindsight]) {
        var order: [BacktestContender] = []
        for answer in hindsight where !order.contains(answer.contender) { order.append(answer.contender) }
        let distances = Set(hindsight.map(\.yearsAhead)).sorted()
        rows = order.flatMap { contender in
            distances.compactMap { years in
                var scores = ProbabilityScores()
                var refused = 0
                for answer in hindsight where answer.contender == contender && answer.yearsAhead == years {
                    switch answer.statement {
                    case .probability(let probability):
                        scores.add(probability: probability, happened: answer.happened)
                    case .refused: refused += 1
                    case .known: continue
                    }
                }
                guard scores.count + refused > 0 else { return nil }
                return Row(contender: contender, yearsAhead: years, scores: scores, refused: refused)
            }
        }
    }
}
