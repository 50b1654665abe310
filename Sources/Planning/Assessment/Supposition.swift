/// A value that is assumed for a question of the kind "what if it were 8 % in FY2021?".
public struct Supposition: Hashable, Sendable {
    public let indicatorID: String
    public let period: Period
    public let value: IndicatorMeasurement.Value

    public init(indicatorID: String, period: Period, value: IndicatorMeasurement.Value) {
        self.indicatorID = indicatorID
        self.period = period
        self.value = value
    }
}
