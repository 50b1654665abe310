/// How the verdicts of the headline year are distributed.
public struct Headline: Hashable, Sendable {
    /// The year whose targets are counted.
    public let fiscalYear: FiscalYear
    /// How many indicators have a target in that year.
    public let total: Int
    /// How many have targets in other years only.
    public let others: Int
    /// How many have each verdict; those in ``ambiguous`` are left out.
    public let counts: [Verdict: Int]
    /// Indicators of which nobody knows which side of the target is better.
    public let ambiguous: [String]
    /// What is said together of the indicators with a single value; `nil` when there is none, and without those in
    /// ``ambiguous``.
    public let shared: SharedAnswer?

    /// Verdicts and ambiguous indicators have to add up to the total.
    init(
        fiscalYear: FiscalYear, total: Int, others: Int = 0, counts: [Verdict: Int], ambiguous: [String],
        shared: SharedAnswer? = nil
    ) {
        self.fiscalYear = fiscalYear
        self.total = total
        self.others = others
        self.counts = counts
        self.ambiguous = ambiguous
        self.shared = shared
    }
}

extension Headline {
    /// The year in which most indicators have their last target, the later one of equals; `nil` without targets.
    static func year(of indicators: [IndicatorAssessment]) -> FiscalYear? {
        let years = indicators.compactMap { $0.targets.last?.target.fiscalYear }
        return Dictionary(grouping: years) { $0 }.max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }?.key
    }

    /// Counts the verdicts on the targets of `year`.
    init(of indicators: [IndicatorAssessment], in year: FiscalYear) {
        var counts: [Verdict: Int] = [:]
        var ambiguous: [String] = []
        var alike: [(indicatorID: String, chance: Double, grounds: AttainmentGrounds)] = []
        var total = 0
        for indicator in indicators {
            guard let target = indicator.targets.last(where: { $0.target.fiscalYear == year }) else { continue }
            total += 1
            if target.isAmbiguous {
                ambiguous.append(indicator.indicator.id)
            } else {
                counts[target.verdict, default: 0] += 1
                if target.verdict != .awaitingResult, case .comparableTargets = indicator.outlook,
                    let chance = target.probability, let grounds = target.grounds
                {
                    alike.append((indicator.indicator.id, chance, grounds))
                }
            }
        }
        self.init(
            fiscalYear: year, total: total, others: indicators.count { !$0.targets.isEmpty } - total, counts: counts,
            ambiguous: ambiguous,
            shared: SharedAnswer(alike))
    }
}

/// What is said together of the indicators with a single value: which compare with the same targets, and how many are met.
public struct SharedAnswer: Hashable, Sendable {
    /// The indicators that compare with the targets of one sort.
    public struct Group: Hashable, Sendable {
        /// How the targets that they compare with fared.
        public let cell: AttainmentConstants.Cell
        /// In the plan's order.
        public let indicatorIDs: [String]
        /// The least and the greatest of their chances.
        public let chances: ClosedRange<Double>
    }

    /// By chance, the lowest first.
    public let groups: [Group]
    /// How many of them are met on average.
    public let expectedMet: Double
    /// How many of them are met 8 times in 10.
    public let likelyMet: ClosedRange<Int>

    /// How many indicators there are.
    public var count: Int { groups.reduce(0) { $0 + $1.indicatorIDs.count } }
}

extension SharedAnswer {
    /// - Parameter answers: Of indicators with one value, each with its chance and grounds.
    /// - Returns: `nil` for none.
    init?(_ answers: [(indicatorID: String, chance: Double, grounds: AttainmentGrounds)]) {
        guard !answers.isEmpty else { return nil }
        let byCell = Dictionary(grouping: answers) { $0.grounds.comparable.first }
        let groups = byCell.compactMap { cell, members -> Group? in
            guard let cell, let least = members.map(\.chance).min(), let most = members.map(\.chance).max() else {
                return nil
            }
            return Group(cell: cell, indicatorIDs: members.map(\.indicatorID), chances: least...most)
        }
        let offset = PlanOffset(spread: AttainmentConstants.shipped.spread)
        var chances = [Double](repeating: 0, count: answers.count + 1)
        let inPlans = answers.map { offset.chances($0.chance) }
        for (index, place) in PlanOffset.places.enumerated() {
            MetCount(of: inPlans.map { $0[index] }).add(to: &chances, weight: place.weight)
        }
        let met = TargetsMet.central80(chances)
        self.init(
            groups: groups.sorted {
                ($0.chances.lowerBound, $0.cell.cell.rawValue) < ($1.chances.lowerBound, $1.cell.cell.rawValue)
            },
            expectedMet: answers.reduce(0) { $0 + $1.chance }, likelyMet: met)
    }
}
