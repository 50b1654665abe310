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

/// One yearly value of another place's series of the same indicator.
public struct ComparableValue: Hashable, Sendable {
    /// Names the series in the package.
    public var seriesID: String
    /// The municipality or other place; several series of one place count once.
    public var place: String
    /// The plan's indicator that it is compared with.
    public var indicatorID: String
    /// As written; values are compared with those of the same series, so that nothing is converted.
    public var unit: String
    /// The year of which it is the value; one of another sort is moved to the indicator's year that shares the most
    /// months.
    public var fiscalYear: FiscalYear
    /// In ``unit``.
    public var value: Double
    /// The day on which it became known; `nil` for the end of the year.
    public var knownOn: CalendarDate?
    /// Where it was read; `nil` where nobody says.
    public var source: Source?
    /// A remark; empty for none.
    public var note: String

    /// Nothing is checked here; an unknown indicator or a value that isn't finite is found by ``Plan/problems``.
    public init(
        seriesID: String, place: String, indicatorID: String, unit: String, fiscalYear: FiscalYear, value: Double,
        knownOn: CalendarDate? = nil, source: Source? = nil, note: String = ""
    ) {
        self.seriesID = seriesID
        self.place = place
        self.indicatorID = indicatorID
        self.unit = unit
        self.fiscalYear = fiscalYear
        self.value = value
        self.knownOn = knownOn
        self.source = source
        self.note = note
    }
}
