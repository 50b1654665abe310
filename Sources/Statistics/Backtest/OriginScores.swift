/// What one contender's forecasts from one origin scored, averaged over the steps that could be scored.
public struct OriginScores: Hashable, Sendable {
    /// How many values the contender was shown.
    public let shown: Int
    /// How many steps were scored.
    public let steps: Int
    /// The median's symmetric percentage error, and that of the last value.
    public let percentageError: Double
    /// The symmetric percentage error of the last value on the same steps, 0 … 200.
    public let naivePercentageError: Double
    /// In units of the history's mean absolute change; `nil` where that is 0 or unknown.
    public let scaled: Scaled?
    /// For each of ``Backtest/coverages``, how many of the steps lay inside the central interval; `nil` without a
    /// distribution.
    public let inside: [Int]?
    /// Would a multiple of the last value be reached?
    public let questions: [Question]

    /// Errors in units of the history's mean absolute change.
    public struct Scaled: Hashable, Sendable {
        /// The mean absolute error of the median, or of the last value where it is the forecast.
        public let error: Double
        /// The mean absolute error of the last value on the same steps.
        public let naiveError: Double
        /// The scores of the distribution; `nil` for a contender without one.
        public let spread: Spread?
    }

    /// Scores of a distribution, in units of the history's mean absolute change.
    public struct Spread: Hashable, Sendable {
        /// For each of ``Backtest/coverages``.
        public let intervalScores: [Double]
        /// The mean width of the central interval for each of ``Backtest/coverages``.
        public let widths: [Double]
        /// The mean over ``Backtest/pinballLevels``.
        public let pinball: Double
        /// The mean of ``QuantileScore/continuousRankedProbability(quantiles:actual:)`` over the steps.
        public let continuousRankedProbability: Double
    }

    /// A stated probability, and what came.
    public struct Question: Hashable, Sendable {
        /// The place of the target in ``Backtest/multiples``.
        public let multiple: Int
        /// What the forecast said, 0 … 1; a forecast without a distribution says 0 or 1.
        public let probability: Double
        /// Whether the value that came was at least the target.
        public let happened: Bool
    }
}

/// The backtest of one series.
public struct SeriesBacktest: Sendable {
    /// Why the series has no scores at all, whoever forecasts it.
    public let refusal: BacktestRefusal?
    /// One for each contender, in their order; empty where the whole series is refused.
    public let results: [Result]

    init(refusal: BacktestRefusal?, results: [Result]) {
        self.refusal = refusal
        self.results = results
    }

    /// The backtest of a series that can't be scored.
    public init(refusing refusal: BacktestRefusal) { self.init(refusal: refusal, results: []) }

    /// How one contender fared.
    public struct Result: Sendable {
        /// Whose forecasts were scored.
        public let contender: BacktestContender
        /// Earliest first.
        public let origins: [OriginScores]
        /// The origins from which there is no score, earliest first.
        public let refusals: [BacktestRefusal]
        /// What was forecast from each origin, scored or not, earliest first.
        package let forecasts: [OriginForecast]
    }
}

/// What one contender forecast from one origin, beside what came.
package struct OriginForecast: Sendable {
    /// A value that came after the origin.
    package struct Comparison: Sendable {
        package let year: Int
        package let actual: Double
        /// `nil` for a contender without a distribution, which says ``OriginForecast/last``.
        package let distribution: (any PredictiveDistribution)?
    }

    /// The year of the last value shown.
    package let year: Int
    /// That value.
    package let last: Double
    /// By year; empty where there is no score.
    package internal(set) var comparisons: [Comparison] = []
    /// Why there is no score.
    package internal(set) var refusal: BacktestRefusal?
}

/// Why an origin has no score.
public enum BacktestRefusal: Error, Hashable, Sendable {
    /// What was given makes no series.
    case noSeries
    /// The series has too few exact values for even one origin with a value after it.
    case tooShort(needed: Int, found: Int)
    /// The contender gave no forecast.
    case noForecast(StatisticsError)
    /// No value is known for any of the years forecast.
    case nothingToCompare
    /// A score or a probability is no number, as with values near the greatest that there are.
    case notFinite
}

/// What is put to the test.
public enum BacktestContender: Hashable, Sendable {
    /// The last value again, said with certainty: what every forecast must beat.
    case noChange
    /// The model that the package itself chooses for each history.
    case chosen
    case family(ModelFamily)
}

extension BacktestContender {
    /// What it forecasts from `series`; `nil` for ``noChange``, which has no distribution.
    func forecast(_ series: AnnualSeries, horizon: Int) throws(StatisticsError) -> Forecast? {
        switch self {
        case .noChange: nil
        case .chosen: try series.standardFit().forecast(horizon: horizon)
        case .family(let family):
            try family.model(for: series.support).fit(series).forecast(horizon: horizon)
        }
    }
}
