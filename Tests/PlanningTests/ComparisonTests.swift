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
}
