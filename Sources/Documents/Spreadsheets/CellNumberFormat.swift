import MitoshiPlanning
import MitoshiStatistics

/// What a cell's number format says of the number under it.
struct CellNumberFormat: Hashable {
    /// The number counts days.
    var isDate: Bool { date != nil }
    /// What the format shows of such a day; `nil` for a number that counts none.
    let date: ShownDate?
    /// The number is shown times 100 with a per cent sign.
    let isPercentage: Bool

    /// What a date format shows of a day.
    enum ShownDate: Hashable {
        case day
        /// Year and month, as in 2017年6月.
        case month
        /// A year with 年度, as in 平成30年度.
        case fiscalYear
        /// A year with 年.
        case calendarYear
    }

    static let plain = CellNumberFormat(date: nil, isPercentage: false)
    static let day = CellNumberFormat(date: .day, isPercentage: false)

    private init(date: ShownDate?, isPercentage: Bool) {
        self.date = date
        self.isPercentage = isPercentage
    }

    /// One of the formats that every spreadsheet knows by number; the Japanese calendar formats have 27–36 and 50–58.
    init(builtIn number: Int) {
        let isDate =
            (14...17).contains(number) || number == 22 || (27...36).contains(number) || (50...58).contains(number)
        let isMonth = [17, 34, 52, 55].contains(number)
        self.init(date: isDate ? (isMonth ? .month : .day) : nil, isPercentage: number == 9 || number == 10)
    }

    /// A format's code, such as `[$-411]ggge"年"m"月"d"日";@` or `0.0%`.
    init(code: String) {
        var (letters, words) = ("", "")
        var rest = Substring(code.lowercased().prefix { $0 != ";" })
        while let character = rest.popFirst() {
            switch character {
            case "\"":
                words += rest.prefix { $0 != "\"" }
                rest = rest.drop { $0 != "\"" }.dropFirst()
            case "[": rest = rest.drop { $0 != "]" }.dropFirst()
            case "\\":
                words += rest.prefix(1)
                rest = rest.dropFirst()
            case "_", "*": rest = rest.dropFirst()
            default: letters.append(character)
            }
        }
        // A scientific format has an e too, always with a sign behind it.
        let isScientific = letters.contains("e+") || letters.contains("e-")
        let hasYear = letters.contains { "yg".contains($0) } || (letters.contains("e") && !isScientific)
        let hasMonth = letters.contains("m") && !letters.contains { "hs0#?".contains($0) }
        let hasDay = letters.contains("d")
        let isDate = (hasYear || hasMonth || hasDay) && letters != "general"
        let shown: ShownDate =
            if hasDay || !hasYear || letters.contains(where: { "hs".contains($0) }) {
                .day
            } else if letters.contains("m") {
                .month
            } else {
                Self.year(words + letters)
            }
        self.init(date: isDate ? shown : nil, isPercentage: letters.contains("%"))
    }

    /// A year alone: what the words beside it call it. One without a word stands for its day, as it is stored.
    private static func year(_ words: String) -> ShownDate {
        words.contains("年度") ? .fiscalYear : words.contains("年") ? .calendarYear : .day
    }

    /// What the cell says to whoever reads it: the year that is shown, not the day that is stored.
    func period(of day: CalendarDate) -> Period {
        switch date {
        case .fiscalYear: FiscalYear(day.year).map { .fiscalYear($0) } ?? .date(day)
        case .calendarYear: FiscalYear(calendarYear: day.year).map { .fiscalYear($0) } ?? .date(day)
        case .month: .month(year: day.year, month: day.month)
        case .day, nil: .date(day)
        }
    }
}

/// Days as spreadsheets count them.
struct SerialDate {
    /// 1 January 1904 is day 0; otherwise 1 January 1900 is day 1, and there is a 29 February 1900 that never was.
    let countsFrom1904: Bool

    /// The day with the number `serial`, whose fraction is the time of day; `nil` before 1 March 1900 and after 9999.
    func date(_ serial: Double) -> CalendarDate? {
        guard serial.isFinite, serial >= (countsFrom1904 ? 0 : 61), serial < 2_958_466 else { return nil }
        return Self.civil(daysSince1970: Int(serial.rounded(.down)) - (countsFrom1904 ? 24_107 : 25_569))
    }

    /// The number of a day; `nil` where ``date(_:)`` knows none.
    func serial(_ date: CalendarDate) -> Int? {
        // A year that begins on 1 March has its leap day at the end.
        let year = date.month <= 2 ? date.year - 1 : date.year
        let dayOfYear = (153 * ((date.month + 9) % 12) + 2) / 5 + date.day - 1
        let days = 365 * year + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
        let serial = days + (countsFrom1904 ? 24_107 : 25_569)
        return self.date(Double(serial)) == date ? serial : nil
    }

    /// Day number → date in the Gregorian calendar, by eras of 400 years that begin on 1 March.
    private static func civil(daysSince1970 days: Int) -> CalendarDate? {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return CalendarDate(year: year, month: month, day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }
}
