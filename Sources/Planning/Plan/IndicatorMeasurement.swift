public import MitoshiStatistics

/// One measured value of an indicator.
public struct IndicatorMeasurement: Hashable, Sendable {
    /// What was measured: a number, a bound, or the stage reached.
    public enum Value: Hashable, Sendable {
        case numeric(ValueRange)
        case stage(String)

        /// The value that was given as a number.
        package var givenNumber: Double? { if case .numeric(let value) = self { value.givenNumber } else { nil } }
    }

    /// The number of the indicator that was measured.
    public var indicatorID: String
    /// The time of which it is the total, or at whose end it held.
    public var period: Period
    /// A stage of a milestone; a number or a bound of any other indicator.
    public var value: Value
    /// True when computed from other published values.
    public var isDerived: Bool
    /// The day the value became known; without it, the end of its period.
    public var knownOn: CalendarDate?
    /// How many decimals the source printed, which says how far the value was rounded; `nil` reads them off the shortest
    /// way to write the value.
    public var decimals: Int?
    /// Where it was read; `nil` where nobody says.
    public var source: Source?
    /// A remark, empty for none; words such as 速報 or 見込 in it make the value provisional.
    public var note: String

    /// Nothing is checked here; a value that isn't one of the indicator's is found by ``Plan/problems``.
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
