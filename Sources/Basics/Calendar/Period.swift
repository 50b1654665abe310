/// When something was measured.
///
/// In which year of an indicator a period lies, and how far into it, its ``YearAxis`` says.
public enum Period: Hashable, Sendable {
    /// A whole fiscal or calendar year (a flow), or its end (a stock).
    case fiscalYear(FiscalYear)
    /// Some day of a month that isn't told.
    case month(year: Int, month: Int)
    case date(CalendarDate)
    /// So many months of the year from its first on, 1 … 11: what a yearly total has come to by then.
    case monthsToDate(FiscalYear, count: Int)
}

extension Period {
    /// The last day of the period, from which its value can be known; `nil` for a month outside 1 … 12.
    public var end: CalendarDate? {
        switch self {
        case .fiscalYear(let year): year.lastDay
        case .month(let year, let month):
            CalendarDate(year: year, month: month, day: 1).map {
                CalendarDate(nearestTo: $0.year, month: $0.month, day: 31)
            }
        case .date(let date): date
        case .monthsToDate(let year, let count): year.lastDay(ofMonth: count)
        }
    }

    /// The fiscal or calendar year that the period is, or of which it is the first months; `nil` for a month or a day.
    public var namedYear: FiscalYear? {
        switch self {
        case .fiscalYear(let year), .monthsToDate(let year, _): year
        case .month, .date: nil
        }
    }

    /// The same period where `firstMonth` begins the fiscal years; calendar years stay as they are.
    public func withFiscalYears(beginning firstMonth: Int) -> Period {
        switch self {
        case .fiscalYear(let year): .fiscalYear(year.withFiscalYears(beginning: firstMonth))
        case .month, .date, .monthsToDate: self
        }
    }

    /// `令和4年度（2022年度）`, `令和4年（2022年）`, `平成26年（2014年）10月`, `平成29年（2017年）3月31日`.
    public var label: BilingualText {
        switch self {
        case .fiscalYear(let year): year.label
        case .month(let year, let month):
            BilingualText(
                japanese: "\(Self.japaneseYear(year, month: month, day: 1))\(month)月",
                english: "\(Self.englishMonth(month)) \(year)")
        case .date(let date):
            BilingualText(
                japanese: "\(Self.japaneseYear(date.year, month: date.month, day: date.day))\(date.month)月\(date.day)日",
                english: "\(date.day) \(Self.englishMonth(date.month)) \(date.year)")
        case .monthsToDate(let year, let count):
            BilingualText(
                japanese: "\(year.label.japanese)の\(year.firstMonth)月～\(year.lastDay(ofMonth: count).month)月",
                english:
                    "\(Self.englishMonth(year.firstMonth)) to \(Self.englishMonth(year.lastDay(ofMonth: count).month)) of "
                    + year.label.english)
        }
    }

    private static func japaneseYear(_ year: Int, month: Int, day: Int) -> String {
        guard let era = Era(containing: CalendarDate(nearestTo: year, month: month, day: day)) else {
            return "\(year)年"
        }
        return "\(era.name.japanese)\(Era.written(year - era.firstYear + 1))年（\(year)年）"
    }

    package static func englishMonth(_ month: Int) -> String {
        let names = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return (1...names.count).contains(month) ? names[month - 1] : "month \(month)"
    }
}

extension Period {
    /// The period as data files write it, whatever the language: `FY2020`, `CY2020`, `2017-06`, `2021-03-31`, or
    /// `2021-04/2021-09` for months to date.
    public var canonicalText: String {
        switch self {
        case .fiscalYear(let year): year.canonicalText
        case .month(let year, let month): Self.canonicalText(year, month)
        case .date(let date): date.description
        case .monthsToDate(let year, let count):
            "\(Self.canonicalText(of: year.firstDay))/\(Self.canonicalText(of: year.lastDay(ofMonth: count)))"
        }
    }
}

extension Period {
    private static func canonicalText(_ year: Int, _ month: Int) -> String {
        "\(year)-\(month < 10 ? "0" : "")\(month)"
    }

    /// The month of a day.
    private static func canonicalText(of day: CalendarDate) -> String { canonicalText(day.year, day.month) }
}

extension FiscalYear {
    /// The year as data files write it, whatever the language: `FY2020`, a calendar year `CY2020`.
    ///
    /// In which month a plan's fiscal years begin, its declaration says once for all.
    public var canonicalText: String { "\(isCalendarYear ? "CY" : "FY")\(year)" }
}
