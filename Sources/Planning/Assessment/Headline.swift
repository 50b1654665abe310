/// How the verdicts of the headline year are distributed.
public struct Headline: Hashable, Sendable {
    public let fiscalYear: FiscalYear
    /// How many indicators have a target in that year.
    public let total: Int
    /// How many have each verdict; those in ``ambiguous`` are left out.
    public let counts: [Verdict: Int]
    /// Indicators whose verdict depends on which direction was meant.
    public let ambiguous: [String]
    /// Indicators with no probability because there is only one value.
    public let oneValue: [String]

    public init(
        fiscalYear: FiscalYear, total: Int, counts: [Verdict: Int], ambiguous: [String], oneValue: [String]
    ) {
        self.fiscalYear = fiscalYear
        self.total = total
        self.counts = counts
        self.ambiguous = ambiguous
        self.oneValue = oneValue
    }
}

extension Headline {
    /// Counts the verdicts on the targets of `year`.
    init(of indicators: [IndicatorAssessment], in year: FiscalYear) {
        var counts: [Verdict: Int] = [:]
        var ambiguous: [String] = []
        var oneValue: [String] = []
        var total = 0
        for indicator in indicators {
            guard let target = indicator.targets.last(where: { $0.target.fiscalYear == year }) else { continue }
            total += 1
            if target.reason == .oneValue { oneValue.append(indicator.indicator.id) }
            if let other = target.otherReading, other.verdict != target.verdict {
                ambiguous.append(indicator.indicator.id)
            } else {
                counts[target.verdict, default: 0] += 1
            }
        }
        self.init(fiscalYear: year, total: total, counts: counts, ambiguous: ambiguous, oneValue: oneValue)
    }
}
