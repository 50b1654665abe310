/// A value that is assumed for a question of the kind "what if it were 8 % in FY2021?".
public struct Supposition: Hashable, Sendable {
    /// The number of the indicator; one that the plan doesn't have is refused.
    public let indicatorID: String
    /// The time it is assumed for, in the sort of years that the indicator's targets have.
    public let period: Period
    /// A stage of a milestone; a number or a bound of any other indicator.
    public let value: IndicatorMeasurement.Value

    /// Nothing is checked here; ``Assessor/assess(_:)`` refuses what doesn't fit the plan.
    public init(indicatorID: String, period: Period, value: IndicatorMeasurement.Value) {
        self.indicatorID = indicatorID
        self.period = period
        self.value = value
    }
}
