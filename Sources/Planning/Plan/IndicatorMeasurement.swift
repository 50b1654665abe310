public import MitoshiStatistics

/// One measured value of an indicator.
public struct IndicatorMeasurement: Hashable, Sendable {
    /// What was measured: a number, a bound, or the stage reached.
    public enum Value: Hashable, Sendable {
        case numeric(Observation.Value)
        case stage(String)
    }

    public var indicatorID: String
    public let period: Period
    public let value: Value
    /// True when computed from other published values.
    public let isDerived: Bool
    /// The day the value became known; without it, the end of its period.
    public let knownOn: CalendarDate?
    /// How many decimals the source printed, which says how far the value was rounded; `nil` reads them off the shortest
    /// way to write the value.
    public let decimals: Int?
    public let source: Source?
    public let note: String

    public init(
        indicatorID: String, period: Period, value: Value, isDerived: Bool = false, knownOn: CalendarDate? = nil,
        decimals: Int? = nil, source: Source? = nil, note: String = ""
    ) {
        self.indicatorID = indicatorID
        self.period = period
        self.value = value
        self.isDerived = isDerived
        self.knownOn = knownOn
        self.decimals = decimals
        self.source = source
        self.note = note
    }
}
