import MitoshiPlanning
import MitoshiStatistics

/// A period of months from the first of a year on: `2021-04/2021-09`, `令和3年4月〜9月`, `令和3年度(4月〜9月)`; of a calendar year
/// `2021-01/2021-06`, `令和3年(1月〜6月)`.
enum MonthRange {
    private static let separators = ["〜", "～", "~", "から"]

    /// - Parameters:
    ///   - text: Without spaces, its width folded.
    ///   - fiscalYearBegins: The month in which fiscal years begin.
    /// - Returns: `nil` for a text that is no range.
    static func parse(_ text: String, _ fiscalYearBegins: Int) throws(PeriodParser.Failure) -> Period? {
        if let (start, end) = interval(in: text) { return try period(from: start, to: end, fiscalYearBegins) }
        guard let separator = separators.first(where: text.contains), let range = text.firstRange(of: separator) else {
            return nil
        }
        let end = text[range.upperBound...].filter { $0 != ")" }
        let finish = end.hasSuffix("まで") ? String(end.dropLast(2)) : String(end)
        let start = String(text[..<range.lowerBound])
        if let open = start.firstIndex(of: "(") {
            return try period(
                in: String(start[..<open]), from: String(start[start.index(after: open)...]), to: finish,
                fiscalYearBegins)
        }
        return try period(from: start, to: finish, fiscalYearBegins)
    }

    /// An interval of ISO 8601, both ends months.
    private static func interval(in text: String) -> (String, String)? {
        let ends = text.split(separator: "/", omittingEmptySubsequences: false)
        guard ends.count == 2, ends.allSatisfy(isMonth) else { return nil }
        return (String(ends[0]), String(ends[1]))
    }

    /// Four digits, a hyphen, two digits.
    private static func isMonth(_ text: Substring) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 7
            && bytes.enumerated().allSatisfy { place, byte in
                place == 4 ? byte == UInt8(ascii: "-") : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            }
    }

    /// The year stands before the brackets: `令和3年度(4月〜9月)`.
    private static func period(
        in year: String, from start: String, to end: String, _ fiscalYearBegins: Int
    ) throws(PeriodParser.Failure) -> Period {
        guard
            case .fiscalYear(let year) = try PeriodParser.parsePlain(year).withFiscalYears(beginning: fiscalYearBegins)
        else { throw .notAPeriod }
        guard let first = month(start), let last = month(end) else { throw .notAPeriod }
        let finish = (last >= first ? year.year : year.year + 1, last)
        // 令和3年(4月〜9月) are months of a calendar year, but those with which a fiscal year begins.
        if year.isCalendarYear { return try period(from: (year.year, first), to: finish, fiscalYearBegins) }
        guard first == year.firstMonth else { throw .notFromFirstMonth }
        return try period(of: year, to: finish)
    }

    private static func period(
        from start: String, to end: String, _ fiscalYearBegins: Int
    ) throws(PeriodParser.Failure) -> Period {
        guard case .month(let year, let first) = try PeriodParser.parsePlain(start) else { throw .notAPeriod }
        if let last = month(end) {
            return try period(from: (year, first), to: (last >= first ? year : year + 1, last), fiscalYearBegins)
        }
        guard case .month(let endYear, let last) = try PeriodParser.parsePlain(end) else { throw .notAPeriod }
        return try period(from: (year, first), to: (endYear, last), fiscalYearBegins)
    }

    private static func period(
        from start: (year: Int, month: Int), to end: (year: Int, month: Int), _ fiscalYearBegins: Int
    ) throws(PeriodParser.Failure) -> Period {
        guard start.month == fiscalYearBegins || start.month == 1 else { throw .notFromFirstMonth }
        guard let year = FiscalYear(start.year, firstMonth: start.month) else { throw .absurdYear(start.year) }
        return try period(of: year, to: end)
    }

    private static func period(
        of year: FiscalYear, to end: (year: Int, month: Int)
    ) throws(PeriodParser.Failure) -> Period {
        let count = 12 * (end.year - year.year) + end.month - year.firstMonth + 1
        guard (1...12).contains(count) else { throw .notFromFirstMonth }
        return count == 12 ? .fiscalYear(year) : .monthsToDate(year, count: count)
    }

    /// `9月` or `9` without a year.
    private static func month(_ text: String) -> Int? {
        let digits = text.hasSuffix("月") ? String(text.dropLast()) : text
        guard digits.count <= 2, let month = Int(digits), (1...12).contains(month) else { return nil }
        return month
    }
}

/// What a spreadsheet shows once it has taken a month for a date: `Jun-17` for 2017-06.
enum SpreadsheetMonth {
    private static let names = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// `Jun-17`: the month's name, then two digits of the year, as spreadsheets in every language show it.
    ///
    /// - Returns: `nil` for a text of another form.
    /// - Throws: ``PeriodParser/Failure/spreadsheetDay(year:month:)`` for `18-Jun`, the form for a day of a month, which June
    ///   2018 gets as well.
    static func parse(_ text: String) throws(PeriodParser.Failure) -> Period? {
        let parts = text.lowercased().split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        if let month = month(parts[0]), let year = year(parts[1]), parts[1].count == 2 {
            return .month(year: year, month: month)
        }
        guard let month = month(parts[1]), let year = year(parts[0]) else { return nil }
        throw .spreadsheetDay(year: year, month: month)
    }

    private static func month(_ text: Substring) -> Int? { names.firstIndex { $0 == text }.map { $0 + 1 } }

    /// Two digits as spreadsheets complete them: 00 … 29 are of this century, 30 … 99 of the last.
    private static func year(_ text: Substring) -> Int? {
        guard (1...2).contains(text.count), text.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(text)
        else {
            return nil
        }
        return number < 30 ? 2000 + number : 1900 + number
    }
}
