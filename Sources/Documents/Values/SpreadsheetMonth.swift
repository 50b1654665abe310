import MitoshiPlanning

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
