public import Statistics

/// When something was measured.
public enum Period: Hashable, Sendable {
    /// The whole fiscal year (a flow), or its end (a stock).
    case fiscalYear(FiscalYear)
    /// Some day of a month that isn't told.
    case month(year: Int, month: Int)
    case date(CalendarDate)
}
