import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning

@Suite("Other places' movement")
struct ComparisonTests {
    /// One series a place from 100 in the first year to the given value in the second, beside a target of 110 from 100.
    private static func comparison(lasts: [Double]) throws -> Comparison {
        let start = try #require(FiscalYear(2018)), end = try #require(FiscalYear(2020))
        let values = lasts.enumerated().flatMap { place, last in
            [(start, 100), (end, last)].map { year, value in
                ComparableValue(
                    seriesID: "s\(place)", place: "市\(place)", indicatorID: "1", unit: "人", fiscalYear: year,
                    value: value)
            }
        }
        let rule = AttainmentRule(direction: .increase, basis: .stated, level: 110)
        return try #require(Comparison(values, of: rule, from: (start, 100), to: end, isShare: false))
    }

    /// One place of two met, own chance .2: (3 · .2 + 1) / (3 + 2) = .32. Three of three: (.6 + 3) / 6 = .6, so that they are
    /// heard as much as the indicator itself. Twenty, of which five met, count as ten with 2.5: (.6 + 2.5) / 13 = .238462.
    @Test(
        "counts beside the indicator's own chance, which weighs as three places, and never more than ten",
        arguments: [
            ([120.0, 90], 0.32), ([111, 112, 150], 0.6), ([90, 95, 109], 0.1),
            ([Double](repeating: 120, count: 5) + [Double](repeating: 100, count: 15), 0.238_462),
        ])
    func chance(lasts: [Double], expected: Double) throws {
        expectClose(try Self.comparison(lasts: lasts).chance(from: 0.2), to: expected, within: 1e-6)
    }

    // MARK: Where the indicator would be

    private static func course(
        _ values: [(series: String, place: String, year: Int, value: Double)], latest: Double, isShare: Bool = false
    ) throws -> ComparableCourse? {
        let comparables = try values.map { value in
            ComparableValue(
                seriesID: value.series, place: value.place, indicatorID: "1", unit: "人",
                fiscalYear: try #require(FiscalYear(value.year)), value: value.value)
        }
        let year = try #require(FiscalYear(2020))
        return ComparableCourse(comparables, through: (year, latest), isShare: isShare)
    }

    /// With ½ added to both, the three places had 2, 1.5 and 1.2 times their values of 2020 two years before, so that the median's
    /// 1.5 times 19.5 + ½ stands for the indicator; of 2019 one of three is too few, and of 2021 two tell 3 and 1 times.
    @Test("is the indicator's latest value moved like the median of the places, where half of them tell")
    func course() throws {
        let course = try #require(
            try Self.course(
                [
                    ("a", "甲市", 2018, 199.5), ("a", "甲市", 2020, 99.5), ("b", "乙市", 2018, 14.5),
                    ("b", "乙市", 2020, 9.5), ("c", "丙市", 2018, 59.5), ("c", "丙市", 2020, 49.5),
                    ("a", "甲市", 2019, 500), ("a", "甲市", 2021, 299.5), ("b", "乙市", 2021, 9.5),
                    ("d", "丁市", 2018, 70),
                ], latest: 19.5))
        #expect(course.places == ["丙市", "乙市", "甲市"])
        #expect(course.years.map(\.fiscalYear.year) == [2018, 2020, 2021])
        for (found, expected) in zip(course.years.map(\.value), [29.5, 19.5, 39.5]) {
            expectClose(found, to: expected, within: 1e-9)
        }
    }

    /// From 50 to 75 % the odds become three times what they were: ¼ becomes ¾ of 1, which is 20 to 42.857 %.
    @Test("moves shares by their odds, and says nothing where no place has another year")
    func courseOfShares() throws {
        let course = try #require(
            try Self.course([("a", "県", 2020, 50), ("a", "県", 2021, 75)], latest: 20, isShare: true))
        expectClose(course.years[1].value, to: 300.0 / 7, within: 1e-9)
        #expect(try Self.course([("a", "県", 2020, 50)], latest: 20) == nil)
        #expect(try Self.course([("a", "県", 2018, 50), ("a", "県", 2019, 60)], latest: 20) == nil)
    }
}
