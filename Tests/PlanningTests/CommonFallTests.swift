import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

@Suite("A fall that other places have in common")
struct CommonFallTests {
    private static func values(_ place: String, _ series: String, _ list: [Double]) throws -> [ComparableValue] {
        try list.enumerated().map { offset, value in
            ComparableValue(
                seriesID: series, place: place, indicatorID: "1", unit: "人",
                fiscalYear: try PlanOfOne.year(2018 + offset), value: value)
        }
    }

    /// Three places fall to a half: the median of .5, .5 and (.4 + .6)/2.
    @Test("is told in each series by itself, and each place counts once")
    func seriesBySeries() throws {
        let year = try PlanOfOne.year(2020)
        let two = try Self.values("丙", "c", [100, 90, 40]) + Self.values("丙", "d", [10, 10, 6])
        let others = try Self.values("甲", "a", [50, 60, 30]) + Self.values("乙", "b", [8, 6, 4])
        let fall = try #require(CommonFall(others + two, in: year))
        #expect(fall.places == 3)
        expectClose(fall.ratio, to: 0.5, within: 1e-12)
        // Large and small series side by side are no fall.
        let mixed = try (0..<3).flatMap { place in
            try Self.values("\(place)", "\(place)-a", [1000, 1010, 1020])
                + Self.values("\(place)", "\(place)-b", [5, 5, 5])
        }
        #expect(CommonFall(mixed, in: year) == nil)
    }
}
