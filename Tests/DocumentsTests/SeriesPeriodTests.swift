import MitoshiBasics
import MitoshiPlanning
import MitoshiStatistics
import Testing

@testable import MitoshiDocuments

@Suite("Periods of series")
struct SeriesPeriodTests {
    private func calendar(_ periods: String...) throws -> SeriesCalendar {
        try SeriesCalendar(of: periods.map { try #require(SeriesPeriod($0), "\($0)") })
    }

    @Test("come back in the form given")
    func forms() throws {
        for (given, later) in [
            ("2020", "2023"), ("-3", "2023"), ("2020.0", "2023.0"), ("FY2020", "FY2023"), ("CY2020", "CY2023"),
            ("2020年度", "FY2023"), ("2020-03-31", "2023-03-31"), ("2020-02-29", "2023-02-28"),
            ("2020-05-07", "2023-05-07"),
            ("2020-03-31 00:00:00", "2023-03-31 00:00:00"), ("2020-03-31T00:00:00Z", "2023-03-31T00:00:00Z"),
            ("2020-03", "2023-03"), ("2020Q1", "2023Q1"), ("2020-Q4", "2023-Q4"),
        ] {
            #expect(try calendar(given).text(of: 2023) == later)
        }
    }

    @Test(
        "are refused where they are none",
        arguments: [
            "", "x", "2020-13", "2020-02-30", "2020Q5", "2020.5", "2020-03-31 12:30", "20-3", "2020Q", "2020Q+1",
        ])
    func none(text: String) { #expect(SeriesPeriod(text) == nil) }

    @Test("lie years apart, or are quarters and months")
    func steps() throws {
        #expect(try calendar("2019", "2021").step == 12)
        #expect(try calendar("2019-03", "2021-03").step == 12)
        #expect(try calendar("2019-02-28", "2020-02-29").step == 12)
        #expect(try calendar("2019Q1", "2020Q3").step == 6)
        #expect(try calendar("2019Q1", "2019Q2").step == 3)
        #expect(try calendar("2019-01", "2019-02").step == 1)
        #expect(throws: SeriesCalendar.Trouble.severalForms) { try calendar("2019", "FY2020") }
        #expect(throws: SeriesCalendar.Trouble.unevenDays) { try calendar("2019-01-31", "2020-03-15") }
    }

    /// Four quarters of 2019, three of 2020.
    @Test("of quarters become yearly totals or levels, by kind")
    func quarters() throws {
        let texts = ["2019Q1", "2019Q2", "2019Q3", "2019Q4", "2020Q1", "2020Q2", "2020Q3"]
        let values = try zip(texts, [1.0, 2, 3, 4, 5, 6, 7]).map {
            SeriesValue(period: try #require(SeriesPeriod($0)), value: $1)
        }
        let calendar = try SeriesCalendar(of: values.map(\.period))
        #expect(try calendar.observations(of: values, kind: .flow) == [Observation(year: 2019, value: .exact(10))])
        #expect(
            try calendar.observations(of: values.reversed(), kind: .stock) == [
                Observation(year: 2019, value: .exact(4)),
                Observation(year: 2020, elapsedFraction: 0.75, value: .exact(7)),
            ])
        #expect(throws: SeriesCalendar.Trouble.kindNeeded) { try calendar.observations(of: values, kind: nil) }
        #expect(throws: SeriesCalendar.Trouble.repeated) {
            try calendar.observations(of: values + [values[0]], kind: .flow)
        }
    }

    @Test("of a year that isn't over are months to date, beside the same ones of whole years")
    func toDate() throws {
        func found(_ texts: [String], _ kind: IndicatorKind? = .flow) throws -> SeriesQuestion.ToDate? {
            let values = try texts.enumerated().map {
                SeriesValue(period: try #require(SeriesPeriod($0.element)), value: Double($0.offset + 1))
            }
            return try SeriesCalendar(of: values.map(\.period)).toDate(of: values, kind: kind)
        }
        let quarters = ["2019Q1", "2019Q2", "2019Q3", "2019Q4", "2020Q1", "2020Q2", "2020Q3"]
        let expected = SeriesQuestion.ToDate(
            year: 2020, months: 9, counted: 18, earlierYears: [.init(counted: 6, total: 10)])
        #expect(try found(quarters) == expected)
        #expect(try found(quarters, .smallCount) == expected)
        #expect(try found(quarters, .stock) == nil)
        #expect(try found(Array(quarters.prefix(4))) == nil)
        // A quarter is missing: what stands there isn't the beginning of the year.
        #expect(try found(quarters.filter { $0 != "2020Q2" }) == nil)
        #expect(try found(["2019", "2020"]) == nil)
        // Days on which months begin, and days on which they end.
        for day in ["01", "28"] {
            let found = try found([
                "2018-12-\(day == "28" ? "31" : day)", "2019-01-\(day == "28" ? "31" : day)", "2019-02-\(day)",
            ])
            #expect(found?.months == 2 && found?.counted == 5 && found?.earlierYears == [])
        }
    }

    @Test("stand beside numbers as data tools write them")
    func numbers() {
        #expect(
            ["1,000", "-1,234,567.5", "12", "1e3", ".5"].map(SeriesNumber.read) == [1000, -1_234_567.5, 12, 1000, 0.5])
        #expect(["1,00", "1000,000", "inf", "x", "1 2"].allSatisfy { SeriesNumber.read($0) == nil })
        #expect(["", "NA", "nan", "NaN", "-", "—", "null", "None", "n/a"].allSatisfy(SeriesNumber.isMissing))
        #expect(!SeriesNumber.isMissing("0"))
    }
}
