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
