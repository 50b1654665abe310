public import Statistics

/// When something was measured.
public enum Period: Hashable, Sendable {
    /// The whole fiscal year (a flow), or its end (a stock).
    case fiscalYear(FiscalYear)
    /// Some day of a month that isn't told.
    case month(year: Int, month: Int)
    case date(CalendarDate)
    /// So many months of the fiscal year from April on, 1 … 11: what a yearly total has come to by then.
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

    /// The fiscal year that contains the period; `nil` for a month outside 1 … 12 or an implausible year.
    public var fiscalYear: FiscalYear? {
        switch self {
        case .fiscalYear(let year), .monthsToDate(let year, _): year
        case .month, .date: end.flatMap { FiscalYear(containing: $0) }
        }
    }

    /// How much of the fiscal year had passed, above 0 and up to 1: the months since April in twelfths, a day as its
    /// part of the month; a month without a day stands for its middle. 31 March and a whole fiscal year have 1.
    public var elapsedFraction: Double {
        switch self {
        case .fiscalYear: 1
        case .month(_, let month): (Self.monthsSinceApril(month) + 0.5) / 12
        case .date(let date):
            (Self.monthsSinceApril(date.month)
                + Double(date.day) / Double(CalendarDate.days(in: date.month, of: date.year))) / 12
        case .monthsToDate(_, let count): Double(min(max(count, 1), 11)) / 12
        }
    }

    /// True for a fiscal year and for 31 March: the moment at which a year's target is judged.
    public var isYearEnd: Bool { elapsedFraction == 1 }

    /// `令和4年度（2022年度）`, `平成26年（2014年）10月`, `平成29年（2017年）3月31日`.
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
                japanese: "\(year.label.japanese)の4月～\(year.lastDay(ofMonth: count).month)月",
                english: "April to \(Self.englishMonth(year.lastDay(ofMonth: count).month)) of \(year.label.english)")
        }
    }

    /// 0 for April … 11 for March; a month outside 1 … 12 is moved into that range first.
    private static func monthsSinceApril(_ month: Int) -> Double {
        Double((min(max(month, 1), 12) + 8) % 12)
    }

    private static func japaneseYear(_ year: Int, month: Int, day: Int) -> String {
        guard let era = Era(containing: CalendarDate(nearestTo: year, month: month, day: day)) else {
            return "\(year)年"
        }
        return "\(era.name.japanese)\(Era.written(year - era.firstYear + 1))年（\(year)年）"
    }

    private static func englishMonth(_ month: Int) -> String {
        let names = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return (1...names.count).contains(month) ? names[month - 1] : "month \(month)"
    }
}
