public import Statistics

/// The verdict on one target.
public struct TargetAssessment: Sendable {
    public let target: Target
    public let verdict: Verdict
    /// P(target met) under the direction at face value: 1 or 0 once observed, `nil` where nothing can be said.
    public let probability: Double?
    /// Why there is no probability; set exactly when the verdict is ``Verdict/notAssessable``.
    public let reason: NotAssessableReason?
    /// The observed value that decided it, when the verdict is met or missed.
    public let observed: IndicatorMeasurement.Value?
    /// The verdict if a small fall was meant as "keep the level"; set exactly when the direction is ambiguous.
    public let otherReading: Reading?
    /// The answer with the values of declared shock years left out of the forecast; `nil` where none were declared, none of
    /// the values is theirs, or too few are left.
    public let withoutShockYears: Reading?
    /// True when rounding of the base or target alone changes the verdict.
    public let isFragile: Bool
    /// The predictive distribution of the target year, for median and prediction intervals.
    public let distribution: (any PredictiveDistribution)?
    /// The record of comparable targets, where it gave the probability.
    public let referenceClass: ReferenceClass?

    public init(
        target: Target, verdict: Verdict, probability: Double? = nil, reason: NotAssessableReason? = nil,
        observed: IndicatorMeasurement.Value? = nil, otherReading: Reading? = nil,
        withoutShockYears: Reading? = nil, isFragile: Bool = false,
        distribution: (any PredictiveDistribution)? = nil, referenceClass: ReferenceClass? = nil
    ) {
        self.target = target
        self.verdict = verdict
        self.probability = probability
        self.reason = reason
        self.observed = observed
        self.otherReading = otherReading
        self.withoutShockYears = withoutShockYears
        self.isFragile = isFragile
        self.distribution = distribution
        self.referenceClass = referenceClass
    }

    /// The answer under another assumption.
    public struct Reading: Hashable, Sendable {
        public let direction: Direction
        public let verdict: Verdict
        public let probability: Double?

        public init(direction: Direction, verdict: Verdict, probability: Double?) {
            self.direction = direction
            self.verdict = verdict
            self.probability = probability
        }
    }
}
