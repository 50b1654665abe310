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
