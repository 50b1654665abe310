public import MitoshiStatistics

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
