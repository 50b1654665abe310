/// The scores of a backtest over many series, series by series: all together, by kind and by number of values shown.
public struct BacktestTotals: Sendable {
    /// Which of the scores.
    public enum Group: Hashable, Sendable {
        case all
        /// Those of the series of one kind, by its code.
        case kind(String)
        case shown(ShownValues)
    }

    /// The contenders of every backtest that is added, in the order of their results.
    public let contenders: [BacktestContender]
    /// How many series were given.
    public private(set) var series = 0
    private var scores: [[Group: ForecastScores]]
    private var refusalCounts: [[RefusalSort: Int]]
    private var seriesRefusalCounts: [RefusalSort: Int] = [:]
    private var kinds: [String] = []

    /// Totals of no series yet; each backtest that is added must be of these contenders, in this order.
    public init(contenders: [BacktestContender]) {
        self.contenders = contenders
        scores = contenders.map { _ in [:] }
        refusalCounts = contenders.map { _ in [:] }
    }

    /// Counts one series.
    ///
    /// - Parameters:
    ///   - backtest: Of the same contenders.
    ///   - kind: The code of its kind, where it has one.
    public mutating func add(_ backtest: SeriesBacktest, kind: String? = nil) {
        series += 1
        if let refusal = backtest.refusal { seriesRefusalCounts[RefusalSort(refusal), default: 0] += 1 }
        if let kind, !kinds.contains(kind) { kinds.append(kind) }
        for (index, result) in zip(contenders.indices, backtest.results) {
            scores[index][.all, default: ForecastScores()].add(result.origins)
            if let kind { scores[index][.kind(kind), default: ForecastScores()].add(result.origins) }
            for (shown, origins) in Dictionary(grouping: result.origins, by: { ShownValues(holding: $0.shown) }) {
                scores[index][.shown(shown), default: ForecastScores()].add(origins)
            }
            for refusal in result.refusals { refusalCounts[index][RefusalSort(refusal), default: 0] += 1 }
        }
    }

    /// The groups that have scores: all, the kinds in the order they came, the numbers of values from few to many.
    public var groups: [Group] {
        let shown = Set(
            scores.flatMap { $0.keys.compactMap { if case .shown(let values) = $0 { values } else { nil } } })
        return [.all] + kinds.map { .kind($0) } + shown.sorted().map { .shown($0) }
    }

    /// The scores of the contender at `index` in `group`; `nil` where it has none.
    public func scores(of index: Int, in group: Group) -> ForecastScores? {
        guard let scores = scores[index][group], scores.series > 0 else { return nil }
        return scores
    }

    /// How many series have no score at all, by the sort of reason.
    public var seriesRefusals: [(sort: RefusalSort, count: Int)] {
        RefusalSort.allCases.compactMap { sort in seriesRefusalCounts[sort].map { (sort, $0) } }
    }

    /// How many origins of the contender at `index` had no score, by the sort of reason.
    public func refusals(of index: Int) -> [(sort: RefusalSort, count: Int)] {
        RefusalSort.allCases.compactMap { sort in refusalCounts[index][sort].map { (sort, $0) } }
    }

    /// Reasons that have no score, without their particulars.
    public enum RefusalSort: String, CaseIterable, Sendable {
        case noSeries = "no-series"
        case tooShort = "too-short"
        case tooFewValues = "too-few-values"
        case unsuitableValue = "unsuitable-value"
        case notIdentified = "not-identified"
        case numerical
        case invalidSeries = "invalid-series"
        case nothingToCompare = "nothing-to-compare"
        case notFinite = "not-finite"

        /// The sort of `refusal`.
        package init(_ refusal: BacktestRefusal) {
            self =
                switch refusal {
                case .noSeries: .noSeries
                case .tooShort: .tooShort
                case .nothingToCompare: .nothingToCompare
                case .notFinite: .notFinite
                case .noForecast(.invalidSeries): .invalidSeries
                case .noForecast(.tooFewValues): .tooFewValues
                case .noForecast(.unsuitableValue): .unsuitableValue
                case .noForecast(.notIdentified): .notIdentified
                case .noForecast: .numerical
                }
        }
    }
}

/// How many values a contender was shown: each number up to ten for itself, then wider ranges.
public struct ShownValues: Hashable, Comparable, Sendable {
    /// The fewest values of the range.
    public let least: Int
    /// `nil` for no upper end.
    public let most: Int?

    /// The range that `count`, 1 or more, lies in.
    public init(holding count: Int) {
        switch count {
        case ...10: (least, most) = (count, count)
        case ...15: (least, most) = (11, 15)
        case ...20: (least, most) = (16, 20)
        case ...30: (least, most) = (21, 30)
        default: (least, most) = (31, nil)
        }
    }

    /// The range of fewer values comes first; ranges don't overlap.
    public static func < (left: Self, right: Self) -> Bool { left.least < right.least }

    /// `5`, `11–15`, `31–`.
    public var text: String {
        guard let most else { return "\(least)–" }
        return least == most ? "\(least)" : "\(least)–\(most)"
    }
}
