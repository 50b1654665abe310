import MitoshiStatistics
import Testing

@testable import MitoshiDocuments

@Suite("What a spreadsheet's numbers mean")
struct SpreadsheetValueTests {
    @Test(
        "is told by their format",
        arguments: [
            ("General", false, false), ("0.00", false, false), ("#,##0\"人\"", false, false), ("0.0%", false, true),
            ("yyyy/m/d", true, false), ("[$-411]ggge\"年\"m\"月\"d\"日\";@", true, false), ("[$-411]ge.m.d", true, false),
            ("0.00E+00", false, false), ("\"year\" 0", false, false), ("mmm-yy", true, false),
            ("h:mm:ss", false, false),
            ("[Red]0;[Blue]-0", false, false), ("0\\d", false, false),
        ])
    func formats(code: String, isDate: Bool, isPercentage: Bool) {
        let format = CellNumberFormat(code: code)
        #expect(format.isDate == isDate)
        #expect(format.isPercentage == isPercentage)
    }

    /// The pairs are those of ECMA-376, part 1, 18.17.4.1, and the ends of the calendar.
    @Test(
        "is a day",
        arguments: [
            (false, 61, 1900, 3, 1), (false, 36_526, 2000, 1, 1), (false, 43_890, 2020, 2, 29),
            (false, 44_286, 2021, 3, 31),
            (false, 2_958_465, 9999, 12, 31), (true, 0, 1904, 1, 1), (true, 35_064, 2000, 1, 1),
            (true, 42_824, 2021, 3, 31),
        ])
    func days(countsFrom1904: Bool, serial: Int, year: Int, month: Int, day: Int) {
        let found = SerialDate(countsFrom1904: countsFrom1904).date(Double(serial) + 0.5)
        #expect(found == CalendarDate(year: year, month: month, day: day))
    }

    @Test("is no day outside the calendar", arguments: [-1.0, 0, 60, 2_958_466, .nan, .infinity])
    func noDays(serial: Double) {
        #expect(SerialDate(countsFrom1904: false).date(serial) == nil)
    }

    @Test(
        "stands in a cell with a name",
        arguments: [("A1", 0, 0), ("Z9", 8, 25), ("AA10", 9, 26), ("XFD1048576", 1_048_575, 16_383)])
    func places(name: String, row: Int, column: Int) {
        #expect(SpreadsheetSheet.place(name)?.row == row)
        #expect(SpreadsheetSheet.place(name)?.column == column)
        #expect(SpreadsheetSheet.name(row: row, column: column) == name)
    }

    @Test(
        "stands in no cell that isn't there",
        arguments: ["", "A", "1", "A0", "XFE1", "A1048577", "AAAAAAAAAAAAAA1", "a1"])
    func noPlaces(name: String) { #expect(SpreadsheetSheet.place(name) == nil) }
}
