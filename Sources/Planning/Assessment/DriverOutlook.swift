public import MitoshiStatistics

/// What the driver of an indicator (説明系列) says about its targets, beside the answer from the indicator's own values.
public struct DriverOutlook: Sendable {
    /// As the plan has it, also with values that became known only later.
    public internal(set) var driver: Driver
    /// The driver's values known at the as-of date, in order of time.
    public let known: [DriverValue]
    /// What came of regressing the indicator on the driver.
    public let outcome: Outcome

    /// A regression, or why there is none.
    public enum Outcome: Sendable {
        case regression(Regression)
        /// Why the indicator can't be forecast from the driver.
        case refused(StatisticsError)
    }

    /// The regression and what follows from it.
    public struct Regression: Sendable {
        /// The slope's posterior, or its prior where no change of the indicator has been seen.
        public let slope: Double
        /// The standard deviation of ``slope``.
        public let slopeDeviation: Double
        /// The slope's prior.
        public let priorSlope: Double
        /// The standard deviation of ``priorSlope``.
        public let priorSlopeDeviation: Double
        /// How far the indicator's changes speak for its following the driver.
        public let evidence: DriverEvidence
        /// One per target not yet decided, by year.
        public let years: [Year]
        /// The chances over those targets together, where there are several.
        public let joint: JointAttainment?
        /// How much of the answer that is shown comes from the driver, 0 … 1: as much as it is probable that the indicator
        /// follows it, all where that was asked for, nothing where the answer is another's.
        public let share: Double
    }

    /// The driver and the indicator in one target year.
    public struct Year: Sendable {
        /// The target's year.
        public let fiscalYear: FiscalYear
        /// The driver at the year's end.
        public let driver: any PredictiveDistribution
        /// The indicator.
        public let distribution: any PredictiveDistribution
        /// P(target met) if the indicator follows the driver.
        public let probability: Double
        /// The word that this chance alone would earn.
        public let verdict: Verdict
    }

    /// The regression, unless it was refused.
    public var regression: Regression? {
        if case .regression(let regression) = outcome { regression } else { nil }
    }
}
