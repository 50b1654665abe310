package import MitoshiPlanning
package import MitoshiStatistics

/// A finished backtest with everything a report of it needs.
package struct BacktestResult: Sendable {
    /// What was tested, as a name for the title.
    package let title: String
    package let settings: Backtest
    package let totals: BacktestTotals
    /// What was said of a plan's own targets; `nil` for tables of series.
    package let hindsight: [TargetHindsight]?

    package init(title: String, settings: Backtest, totals: BacktestTotals, hindsight: [TargetHindsight]? = nil) {
        self.title = title
        self.settings = settings
        self.totals = totals
        self.hindsight = hindsight
    }

    /// The contenders with their places.
    var contenders: [(index: Int, contender: BacktestContender)] {
        totals.contenders.enumerated().map { ($0.offset, $0.element) }
    }

    /// The scores of answering with the share reached, over everything that was asked; `nil` when nothing was.
    func baseRates(in group: BacktestTotals.Group = .all) -> ProbabilityScores? {
        let asked = contenders.compactMap { totals.scores(of: $0.index, in: group)?.baseRates }
        return asked.max { $0.count < $1.count }.flatMap { $0.count > 0 ? $0 : nil }
    }
}
