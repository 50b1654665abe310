/// What one contender's forecasts from one origin scored, averaged over the steps that could be scored.
public struct OriginScores: Hashable, Sendable {
    /// How many values the contender was shown.
    public let shown: Int
    /// How many steps were scored.
    public let steps: Int
    /// The median's symmetric percentage error, and that of the last value.
    public let percentageError: Double
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
        public let error: Double
        public let naiveError: Double
        public let spread: Spread?
    }

    /// Scores of a distribution, in units of the history's mean absolute change.
    public struct Spread: Hashable, Sendable {
        /// For each of ``Backtest/coverages``.
        public let intervalScores: [Double]
        public let widths: [Double]
        /// The mean over ``Backtest/pinballLevels``.
        public let pinball: Double
        public let continuousRankedProbability: Double
    }

    /// A stated probability, and what came.
    public struct Question: Hashable, Sendable {
        /// The place of the target in ``Backtest/multiples``.
        public let multiple: Int
        public let probability: Double
        public let happened: Bool
    }
}
