import Testing

@testable import MitoshiBasics

@Suite("A fiscal year")
struct FiscalYearTests {
    /// Eras by their first days: Taisho 30 July 1912, Showa 25 December 1926, Heisei 8 January 1989, Reiwa 1 May 2019. A
    /// year goes by its 1 April, but 2019 is 令和元年度 throughout.
    @Test(
        "is named by era and western year",
        arguments: [
            (1868, "明治元年度（1868年度）", "FY1868 (Meiji 1)"),
            (1912, "明治45年度（1912年度）", "FY1912 (Meiji 45)"),
            (1913, "大正2年度（1913年度）", "FY1913 (Taisho 2)"),
            (1926, "大正15年度（1926年度）", "FY1926 (Taisho 15)"),
            (1927, "昭和2年度（1927年度）", "FY1927 (Showa 2)"),
            (1988, "昭和63年度（1988年度）", "FY1988 (Showa 63)"),
            (1989, "平成元年度（1989年度）", "FY1989 (Heisei 1)"),
            (2018, "平成30年度（2018年度）", "FY2018 (Heisei 30)"),
            (2019, "令和元年度（2019年度）", "FY2019 (Reiwa 1)"),
            (2022, "令和4年度（2022年度）", "FY2022 (Reiwa 4)"),
        ])
    func labels(_ number: Int, _ japanese: String, _ english: String) throws {
        let year = try #require(FiscalYear(number))
        #expect(year.label == BilingualText(japanese: japanese, english: english))
        #expect(FiscalYear(era: year.era, yearOfEra: year.yearOfEra) == year)
    }

    @Test(
        "is found from an era that was to go on",
        arguments: [(Era.heisei, 31, 2019), (.heisei, 33, 2021), (.showa, 64, 1989)])
    func pastTheEra(_ era: Era, _ yearOfEra: Int, _ expected: Int) {
        #expect(FiscalYear(era: era, yearOfEra: yearOfEra)?.year == expected)
    }

    @Test("isn't found from a year no era has", arguments: [0, -1, Int.min, 1_000, Int.max])
    func impossibleYearOfEra(_ yearOfEra: Int) {
        #expect(FiscalYear(era: .reiwa, yearOfEra: yearOfEra) == nil)
    }

    @Test("runs from 1 April to 31 March")
    func days() throws {
        let year = try #require(FiscalYear(2021))
        #expect(year.firstDay.description == "2021-04-01")
        #expect(year.lastDay.description == "2022-03-31")
        #expect(FiscalYear(containing: year.firstDay) == year)
        #expect(FiscalYear(containing: year.lastDay) == year)
    }

    @Test("keeps within plausible years, whatever date it is asked of", arguments: [Int.min, 1867, 2202, Int.max])
    func implausible(_ number: Int) throws {
        let date = try #require(CalendarDate(year: number, month: 1, day: 1))
        #expect(FiscalYear(containing: date) == nil)
    }

    @Test("is in force from an era's first day", arguments: [("2019-04-30", Era.heisei), ("2019-05-01", .reiwa)])
    func eraOfDate(_ text: String, _ era: Era) throws {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        let date = try #require(CalendarDate(year: parts[0], month: parts[1], day: parts[2]))
        #expect(Era(containing: date) == era)
    }
}

@Suite("A period")
struct PeriodTests {
    private static func date(_ year: Int, _ month: Int, _ day: Int) throws -> Period {
        .date(try #require(CalendarDate(year: year, month: month, day: day)))
    }

    private static func fraction(_ period: Period) -> Double? { YearAxis().position(of: period)?.elapsedFraction }

    @Test("stands where its day lies in the fiscal year")
    func elapsed() throws {
        let whole = Period.fiscalYear(try #require(FiscalYear(2020)))
        #expect(Self.fraction(whole) == 1)
        #expect(Self.fraction(try Self.date(2021, 3, 31)) == 1)  // (11 + 31/31)/12
        #expect(Self.fraction(try Self.date(2020, 4, 30)) == 1.0 / 12)  // (0 + 30/30)/12
        #expect(Self.fraction(try Self.date(2020, 10, 1)) == (6 + 1.0 / 31) / 12)
        #expect(Self.fraction(try Self.date(2020, 2, 29)) == 11.0 / 12)  // a leap year's last day of February
        #expect(Self.fraction(.month(year: 2007, month: 6)) == 2.5 / 12)  // the middle of the third month
        #expect(Self.fraction(.month(year: 2008, month: 3)) == 11.5 / 12)
        let months = Period.monthsToDate(try #require(FiscalYear(2021)), count: 10)
        #expect(Self.fraction(months) == 10.0 / 12 && months.end?.description == "2022-01-31")
        #expect(months.canonicalText == "2021-04/2022-01" && months.namedYear?.year == 2021)
        #expect(months.label.english == "April to January of FY2021 (Reiwa 3)")
    }

    @Test("belongs to the fiscal year that contains it, and ends with its last day")
    func fiscalYear() throws {
        func year(_ period: Period) -> Int? { YearAxis().position(of: period)?.fiscalYear.year }
        #expect(year(.month(year: 2021, month: 3)) == 2020)
        #expect(year(.month(year: 2021, month: 4)) == 2021)
        #expect(Period.month(year: 2021, month: 2).end?.description == "2021-02-28")
        #expect(Period.month(year: 2020, month: 2).end?.description == "2020-02-29")
        #expect(year(try Self.date(2017, 3, 31)) == 2016)
    }

    @Test("is told in both languages")
    func labels() throws {
        #expect(
            Period.month(year: 2014, month: 10).label
                == BilingualText(japanese: "平成26年（2014年）10月", english: "October 2014"))
        #expect(try Self.date(2019, 5, 1).label == BilingualText(japanese: "令和元年（2019年）5月1日", english: "1 May 2019"))
    }

    @Test("has no place for a month that doesn't exist", arguments: [0, 13, Int.min, Int.max])
    func impossibleMonth(_ month: Int) {
        let period = Period.month(year: 2020, month: month)
        #expect(YearAxis().position(of: period) == nil)
        #expect(period.end == nil)
        #expect(!period.label.japanese.isEmpty)
    }
}
