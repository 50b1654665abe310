public import MitoshiStatistics

/// What the driver of an indicator (説明系列) says about its targets, beside the answer from the indicator's own values.
public struct DriverOutlook: Sendable {
    public let driver: Driver
    /// The driver's values known at the as-of date, in order of time.
    public let known: [DriverValue]
    public let outcome: Outcome

    public init(driver: Driver, known: [DriverValue], outcome: Outcome) {
        self.driver = driver
        self.known = known
        self.outcome = outcome
    }

    public enum Outcome: Sendable {
        case regression(Regression)
        /// Why the indicator can't be forecast from the driver.
        case refused(StatisticsError)
    }

    /// The regression and what follows from it.
    public struct Regression: Sendable {
        /// The slope's posterior, or its prior where no change of the indicator has been seen.
        public let slope: Double
        public let slopeDeviation: Double
        /// The slope's prior.
        public let priorSlope: Double
        public let priorSlopeDeviation: Double
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
        public let fiscalYear: FiscalYear
        /// The driver at the year's end.
        public let driver: any PredictiveDistribution
        /// The indicator.
        public let distribution: any PredictiveDistribution
        public let probability: Double
        public let verdict: Verdict
    }

    /// The regression, unless it was refused.
    public var regression: Regression? {
        if case .regression(let regression) = outcome { regression } else { nil }
    }
}
