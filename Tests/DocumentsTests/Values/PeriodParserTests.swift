import MitoshiDocuments
import MitoshiPlanning
import MitoshiStatistics
import TestSupport
import Testing

@Suite("A period")
struct PeriodParserTests {
    static let fiscalYears: [(String, Int)] = [
        ("FY2020", 2020), ("fy2020", 2020), ("ＦＹ２０２０", 2020), (" FY 2020 ", 2020), ("2020年度", 2020),
        ("２０２０年度", 2020), ("2020 年度", 2020), ("令和2年度", 2020), ("令和 2 年度", 2020), ("令和２年度", 2020),
        ("令和元年度", 2019), ("令和1年度", 2019), ("平成31年度", 2019), ("平成３０年度", 2018), ("平成元年度", 1989),
        ("昭和63年度", 1988), ("昭和64年度", 1989), ("大正15年度", 1926), ("明治元年度", 1868), ("R2", 2020), ("r2", 2020),
        ("R元", 2019), ("R.2", 2020), ("H31", 2019), ("Ｈ３０", 2018), ("S64", 1989), ("R2年度", 2020), ("令和2", 2020),
        ("㋿2年度", 2020), ("㍻30年度", 2018), ("令和2年度末", 2020), ("令和2年度末現在", 2020), ("令和2年度実績", 2020),
        ("令和4年度（2022年度）", 2022), ("令和2(2020)年度", 2020), ("2020(令和2)年度", 2020), ("FY2022 (Reiwa 4)", 2022),
        ("平成37年度", 2025), ("2200年度", 2200), ("1868年度", 1868),
    ]

    @Test("is read as a fiscal year in every form planners write", arguments: fiscalYears)
    func fiscalYear(text: String, year: Int) throws {
        #expect(try PeriodParser.parse(text) == .fiscalYear(try #require(FiscalYear(year))))
    }

    static let calendarYears: [(String, Int)] = [
        ("CY2019", 2019), ("cy2019", 2019), ("ＣＹ２０１９", 2019), ("2019年", 2019), ("２０１９ 年", 2019), ("令和元年", 2019),
        ("令和1年", 2019), ("平成25年", 2013), ("R1年", 2019), ("R元年", 2019), ("H30年", 2018), ("㋿元年", 2019), ("2019暦年", 2019),
        ("令和元年（2019年）", 2019), ("2019(令和元)年", 2019), ("2019年末現在", 2019), ("令和2年実績", 2020), ("CY2019 (2019)", 2019),
    ]

    @Test("without 度 is a calendar year", arguments: calendarYears)
    func calendarYear(text: String, year: Int) throws {
        let expected = try #require(FiscalYear(calendarYear: year))
        #expect(try PeriodParser.parse(text) == .fiscalYear(expected))
        #expect(try PeriodParser.parseFiscalYear(text) == expected)
    }

    static let dates: [(String, Int, Int, Int)] = [
        ("2021-03-31", 2021, 3, 31), ("2021/3/31", 2021, 3, 31), ("2021.3.31", 2021, 3, 31), ("２０２１／３／３１", 2021, 3, 31),
        ("2021年3月31日", 2021, 3, 31), ("令和3年3月31日", 2021, 3, 31), ("令和 3 年 3 月 31 日現在", 2021, 3, 31),
        ("R3.3.31", 2021, 3, 31), ("H29.4.1", 2017, 4, 1), ("令和3年3月末", 2021, 3, 31), ("令和2年2月末日", 2020, 2, 29),
        ("令和元年5月1日", 2019, 5, 1), ("2020-02-29", 2020, 2, 29),
    ]

    @Test("is read as a day", arguments: dates)
    func date(text: String, year: Int, month: Int, day: Int) throws {
        #expect(try PeriodParser.parse(text) == .date(try #require(CalendarDate(year: year, month: month, day: day))))
    }

    @Test(
        "is read as a month",
        arguments: [
            ("2017-06", 2017, 6), ("2017/6", 2017, 6), ("2017年6月", 2017, 6), ("平成29年6月", 2017, 6), ("H29.6", 2017, 6),
            ("令和3年3月現在", 2021, 3), ("２０１７年１２月", 2017, 12), ("Jun-17", 2017, 6), ("Jun-07", 2007, 6),
            ("Oct-14", 2014, 10),
            ("dec-29", 2029, 12), ("Jan-30", 1930, 1),
        ])
    func month(text: String, year: Int, month: Int) throws {
        #expect(try PeriodParser.parse(text) == .month(year: year, month: month))
    }

    @Test(
        "is read as months to date, twelve of them as the year",
        arguments: [
            ("2021-04/2021-09", 6), ("2021-04/2022-01", 10), ("2021年4月〜9月", 6), ("２０２１年４月～９月", 6), ("令和3年4月~9月", 6),
            ("令和3年4月から令和4年1月まで", 10), ("令和3年4月〜2月", 11), ("令和3年度（4月〜9月）", 6), ("2021年度(4〜12月)", 9), ("R3.4〜R3.6", 3),
            ("2021-04/2021-04", 1), ("2021-04/2022-03", 12), ("令和3年4月〜3月", 12),
        ])
    func monthsToDate(text: String, count: Int) throws {
        let year = try #require(FiscalYear(2021))
        let expected = count == 12 ? Period.fiscalYear(year) : .monthsToDate(year, count: count)
        #expect(try PeriodParser.parse(text) == expected)
        #expect(try PeriodParser.parse(expected.canonicalText) == expected)
    }

    @Test(
        "is read as months to date of a calendar year, twelve of them as the year",
        arguments: [
            ("2021-01/2021-06", 6), ("2021年1月〜6月", 6), ("令和3年(1月〜3月)", 3), ("2021-01/2021-12", 12),
        ])
    func calendarMonthsToDate(text: String, count: Int) throws {
        let year = try #require(FiscalYear(calendarYear: 2021))
        let expected = count == 12 ? Period.fiscalYear(year) : .monthsToDate(year, count: count)
        #expect(try PeriodParser.parse(text) == expected)
    }

    @Test("names the months of a fiscal year although 度 is missing")
    func monthsOfAYear() throws {
        let expected = Period.monthsToDate(try #require(FiscalYear(2021)), count: 6)
        #expect(try PeriodParser.parse("令和3年(4月〜9月)") == expected)
    }

    /// Every kind of period, with years that begin in April and in July.
    @Test("reads back from its canonical form", arguments: [4, 7], 0..<200)
    func canonical(firstMonth: Int, seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        let number = random.int(1868...2200)
        let years = try [firstMonth, 1].map { try #require(FiscalYear(number, firstMonth: $0)) }
        let (month, day) = (random.int(1...12), random.int(1...28))
        let periods: [Period] =
            years.flatMap { [.fiscalYear($0), .monthsToDate($0, count: random.int(1...11))] }
            + [
                .month(year: number, month: month), .date(CalendarDate(nearestTo: number, month: month, day: day)),
            ]
        for period in periods {
            #expect(try PeriodParser.parse(period.canonicalText, fiscalYearBegins: firstMonth) == period)
        }
    }

    static let refused: [(String, PeriodParser.Failure)] = [
        ("2021-05/2021-09", .notFromFirstMonth), ("2021-04/2022-04", .notFromFirstMonth),
        ("令和3年4月〜令和2年9月", .notFromFirstMonth),
        ("2021-04/2021-13", .noSuchDay), ("2021-04〜", .notAPeriod), ("〜2021-09", .notAPeriod),
        ("2021年度〜9月", .notAPeriod),
        ("令和3年4月〜15月", .notAPeriod), ("2021-04-01/2021-09-30", .notAPeriod),
        ("", .notAPeriod), ("abc", .notAPeriod), ("2020年度中", .notAPeriod), ("20年度", .notAPeriod), ("①年度", .notAPeriod),
        ("FY20", .notAPeriod), ("FY2020-06", .notAPeriod), ("令和", .notAPeriod), ("2021-3-3-1", .notAPeriod),
        ("2020", .ambiguousYear(2020)), ("2020年（2020年度）", .contradiction), ("CY20", .notAPeriod),
        ("2020年中", .notAPeriod),
        ("2201年", .absurdYear(2201)), ("令和3年度（1月〜3月）", .notFromFirstMonth), ("2021-01/2022-01", .notFromFirstMonth),
        ("18-Jun", .spreadsheetDay(year: 2018, month: 6)), ("7-Jun", .spreadsheetDay(year: 2007, month: 6)),
        ("Jun-7", .notAPeriod), ("Juni-17", .notAPeriod),
        ("FY9999", .absurdYear(9999)), ("1867年度", .absurdYear(1867)), ("2201年度", .absurdYear(2201)),
        ("0000-01-01", .absurdYear(0)), ("令和0年度", .absurdYear(2018)), ("平成99年度", .absurdYear(2087)),
        ("2021-02-29", .noSuchDay), ("2021-13", .noSuchDay), ("令和3年4月31日", .noSuchDay), ("2021-00-10", .noSuchDay),
        ("令和4年度（2021年度）", .contradiction), ("令和4年度（見込み）", .notAPeriod),
    ]

    @Test("is refused with its reason", arguments: refused)
    func refusal(text: String, failure: PeriodParser.Failure) {
        #expect(throws: failure) { try PeriodParser.parse(text) }
    }

    @Test("may be a bare year where a fiscal year is asked for, but not a day")
    func fiscalYearColumn() throws {
        #expect(try PeriodParser.parseFiscalYear("2021") == FiscalYear(2021))
        #expect(throws: PeriodParser.Failure.absurdYear(3021)) { try PeriodParser.parseFiscalYear("3021") }
        #expect(throws: PeriodParser.Failure.notAPeriod) { try PeriodParser.parseFiscalYear("2021-03-31") }
    }

    @Test(
        "reads back from its label in both languages", arguments: stride(from: 1868, through: 2200, by: 1).map(\.self))
    func label(year: Int) throws {
        for found in try [#require(FiscalYear(year)), #require(FiscalYear(calendarYear: year))] {
            #expect(try PeriodParser.parse(found.label.japanese) == .fiscalYear(found))
            #expect(try PeriodParser.parse(found.label.english) == .fiscalYear(found))
        }
    }
}
