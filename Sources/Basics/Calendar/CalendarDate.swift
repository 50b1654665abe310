/// A day of the Gregorian calendar.
public struct CalendarDate: Hashable, Comparable, Sendable {
    /// The calendar year, not a fiscal one; no range is asked of it.
    public let year: Int
    /// 1 … 12.
    public let month: Int
    /// 1 … the number of days in the month.
    public let day: Int

    /// Returns `nil` for a day that doesn't exist, such as 30 February.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day nearest to the one named: the month is moved into 1 … 12, then the day into its month.
    public init(nearestTo year: Int, month: Int, day: Int) {
        self.year = year
        self.month = min(max(month, 1), 12)
        self.day = min(max(day, 1), Self.days(in: self.month, of: year))
    }

    /// How many days `month` (1 … 12) has in `year`.
    public static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The earlier day comes first.
    public static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CalendarDate: CustomStringConvertible {
    /// The date as ISO 8601 writes it: `2021-04-01`.
    public var description: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}

/// A Japanese era (元号), by which years are counted.
public enum Era: CaseIterable, Sendable {
    case meiji
    case taisho
    case showa
    case heisei
    case reiwa

    /// The era that was in force on `date`, or `nil` before 25 January 1868.
    public init?(containing date: CalendarDate) {
        guard let era = Self.allCases.last(where: { $0.firstDay <= date }) else { return nil }
        self = era
    }

    /// The western year that is year 1 (元年) of the era.
    public var firstYear: Int { firstDay.year }

    /// The day the era began.
    public var firstDay: CalendarDate {
        switch self {
        case .meiji: CalendarDate(nearestTo: 1868, month: 1, day: 25)
        case .taisho: CalendarDate(nearestTo: 1912, month: 7, day: 30)
        case .showa: CalendarDate(nearestTo: 1926, month: 12, day: 25)
        case .heisei: CalendarDate(nearestTo: 1989, month: 1, day: 8)
        case .reiwa: CalendarDate(nearestTo: 2019, month: 5, day: 1)
        }
    }

    /// 令和, Reiwa.
    public var name: BilingualText {
        switch self {
        case .meiji: BilingualText(japanese: "明治", english: "Meiji")
        case .taisho: BilingualText(japanese: "大正", english: "Taisho")
        case .showa: BilingualText(japanese: "昭和", english: "Showa")
        case .heisei: BilingualText(japanese: "平成", english: "Heisei")
        case .reiwa: BilingualText(japanese: "令和", english: "Reiwa")
        }
    }

    /// The letter that forms use for the era, as in `R4`.
    public var letter: Character {
        switch self {
        case .meiji: "M"
        case .taisho: "T"
        case .showa: "S"
        case .heisei: "H"
        case .reiwa: "R"
        }
    }

    /// The year of the era as Japanese writes it: 元 for 1.
    static func written(_ year: Int) -> String { year == 1 ? "元" : String(year) }
}
