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
    }
}

/// Why an origin has no score.
public enum BacktestRefusal: Error, Hashable, Sendable {
    /// The series has too few exact values for even one origin with a value after it.
    case tooShort(needed: Int, found: Int)
    /// The contender gave no forecast.
    case noForecast(StatisticsError)
    /// No value is known for any of the years forecast.
    case nothingToCompare
    /// A score or a probability is no number, as with values near the greatest that there are.
    case notFinite
}
