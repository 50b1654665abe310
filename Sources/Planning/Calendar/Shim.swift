extension FiscalYear {
    public init?(calendarYear year: Int) { self.init(year) }
    public var isCalendarYear: Bool { false }
}
