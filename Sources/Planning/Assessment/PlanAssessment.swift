public import MitoshiStatistics

/// The whole answer for a plan at one date.
public struct PlanAssessment: Sendable {
    /// As it was given, without what the settings suppose and declare besides.
    public internal(set) var plan: Plan
    /// The day whose knowledge is used.
    public let asOf: CalendarDate
    /// The choices that the answer rests on.
    public let settings: AssessmentSettings
    /// In the plan's order.
    public internal(set) var indicators: [IndicatorAssessment]
    /// The verdicts of the year in which most indicators have their last target.
    public let headline: Headline
    /// Whether nobody named the day and the plan's results did.
    let isDatedByResults: Bool

    /// Indicators have to be in the plan's order, and the headline has to be theirs.
    init(
        plan: Plan, asOf: CalendarDate, settings: AssessmentSettings, indicators: [IndicatorAssessment],
        headline: Headline, isDatedByResults: Bool = false
    ) {
        self.plan = plan
        self.asOf = asOf
        self.settings = settings
        self.indicators = indicators
        self.headline = headline
        self.isDatedByResults = isDatedByResults
    }

    /// The day whose knowledge is used, and why it is that day.
    public var knowledge: KnowledgeDate { KnowledgeDate(day: asOf, isAfterResults: isDatedByResults, of: plan) }
}

extension PlanAssessment {
    /// How many targets are met in each year that some target has a probability for, in order.
    ///
    /// Three things are in common: visitors, events and participants of a year share its shock; targets that compare with
    /// others' share how this plan differs from other plans; what is decided already is certain. Given the shock and the
    /// difference, targets are met or missed each on its own.
    public func targetsMet(under shock: SharedShock = SharedShock()) -> [TargetsMet] {
        let years = Set(indicators.flatMap { $0.targets.map(\.target.fiscalYear) }).sorted()
        return years.compactMap { targetsMet(in: $0, under: shock) }
    }

    private func targetsMet(in year: FiscalYear, under shock: SharedShock) -> TargetsMet? {
        let all = indicators.flatMap { indicator in
            indicator.targets.filter { $0.target.fiscalYear == year }.map { (indicator, $0) }
        }
        let stakes = all.compactMap { Stake($0.0, $0.1) }
        guard !stakes.isEmpty else { return nil }
        return TargetsMet(
            fiscalYear: year, chances: stakes.chances(under: shock),
            independentChances: MetCount(of: stakes.map(\.probability)).all(upTo: stakes.count),
            withoutProbability: all.count - stakes.count,
            sharingShock: stakes.count(where: \.feelsShock), sharingPlan: stakes.count(where: \.compares),
            shock: shock)
    }
}

/// One target in the count.
private struct Stake {
    let probability: Double
    let direction: Direction?
    let feelsShock: Bool
    let compares: Bool

    /// `nil` without a probability.
    init?(_ indicator: IndicatorAssessment, _ target: TargetAssessment) {
        guard let probability = target.probability else { return nil }
        let isDecided = target.observed != nil
        self.probability = probability
        direction = target.direction.direction
        feelsShock = !isDecided && indicator.indicator.feelsSharedShock
        compares = !isDecided && target.grounds?.isForecastAlone == false
    }
}

extension [Stake] {
    /// P(exactly k are met), averaged over the year's factor and over what is special to this plan.
    fileprivate func chances(under shock: SharedShock) -> [Double] {
        let offset = PlanOffset(spread: AttainmentConstants.shipped.spread)
        let places = contains(where: \.compares) ? PlanOffset.places : [(value: 0, weight: 1)]
        let inPlans = map { stake in
            stake.compares ? offset.chances(stake.probability) : places.map { _ in stake.probability }
        }
        var chances = [Double](repeating: 0, count: count + 1)
        for (index, place) in places.enumerated() {
            let inPlan = zip(self, inPlans).map { (stake: $0, chance: $1[index]) }
            let steady = MetCount(of: inPlan.filter { !$0.stake.feelsShock }.map(\.chance))
            let shaken = inPlan.filter(\.stake.feelsShock).map {
                shock.chances($0.chance, direction: $0.stake.direction)
            }
            var feeling = [Double](repeating: 0, count: shaken.count + 1)
            for (year, factor) in SharedShock.factors.enumerated() {
                MetCount(of: shaken.map { $0[year] }).add(to: &feeling, weight: factor.weight)
            }
            steady.adding(MetCount(chances: feeling)).add(to: &chances, weight: place.weight)
        }
        return chances
    }
}
