import Planning
import Statistics

/// A period of months from April on: `2021-04/2021-09`, `令和3年4月〜9月`, `令和3年度(4月〜9月)`.
enum MonthRange {
    private static let separators = ["〜", "～", "~", "から"]

    /// - Parameter text: Without spaces, its width folded.
    /// - Returns: `nil` for a text that is no range.
    static func parse(_ text: String) throws(PeriodParser.Failure) -> Period? {
        if let (start, end) = interval(in: text) { return try period(from: start, to: end) }
        guard let separator = separators.first(where: text.contains), let range = text.firstRange(of: separator) else {
            return nil
        }
        let end = text[range.upperBound...].filter { $0 != ")" }
        let finish = end.hasSuffix("まで") ? String(end.dropLast(2)) : String(end)
        let start = String(text[..<range.lowerBound])
        if let open = start.firstIndex(of: "(") {
            return try period(
                in: String(start[..<open]), from: String(start[start.index(after: open)...]), to: finish)
        }
        return try period(from: start, to: finish)
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
        in year: String, from start: String, to end: String
    ) throws(PeriodParser.Failure) -> Period {
        guard case .fiscalYear(let year) = try PeriodParser.parsePlain(year) else { throw .notAPeriod }
        guard let first = month(start), let last = month(end) else { throw .notAPeriod }
        return try period(from: (year.year, first), to: (last >= 4 ? year.year : year.year + 1, last))
    }

    private static func period(from start: String, to end: String) throws(PeriodParser.Failure) -> Period {
        guard case .month(let year, let first) = try PeriodParser.parsePlain(start) else { throw .notAPeriod }
        if let last = month(end) { return try period(from: (year, first), to: (last >= 4 ? year : year + 1, last)) }
        guard case .month(let endYear, let last) = try PeriodParser.parsePlain(end) else { throw .notAPeriod }
        return try period(from: (year, first), to: (endYear, last))
    }

    private static func period(
        from start: (year: Int, month: Int), to end: (year: Int, month: Int)
    ) throws(PeriodParser.Failure) -> Period {
        guard let year = FiscalYear(start.year) else { throw .absurdYear(start.year) }
        let count = 12 * (end.year - start.year) + end.month - start.month + 1
        guard start.month == 4, (1...12).contains(count) else { throw .notFromApril }
        return count == 12 ? .fiscalYear(year) : .monthsToDate(year, count: count)
    }

    /// `9月` or `9` without a year.
    private static func month(_ text: String) -> Int? {
        let digits = text.hasSuffix("月") ? String(text.dropLast()) : text
        guard digits.count <= 2, let month = Int(digits), (1...12).contains(month) else { return nil }
        return month
    }
}
