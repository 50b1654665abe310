public import MitoshiStatistics

/// One yearly value of another place's series of the same indicator.
public struct ComparableValue: Hashable, Sendable {
    /// Names the series in the package.
    public let seriesID: String
    public let place: String
    /// The plan's indicator that it is compared with.
    public var indicatorID: String
    public let unit: String
    public let fiscalYear: FiscalYear
    public let value: Double
    /// The day on which it became known; `nil` for the end of the year.
    public let knownOn: CalendarDate?
    public let source: Source?
    public let note: String

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

    func isVisible(on date: CalendarDate) -> Bool { (knownOn ?? fiscalYear.lastDay) <= date }
}
