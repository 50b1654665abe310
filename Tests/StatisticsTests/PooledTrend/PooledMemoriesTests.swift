import MitoshiNumericalMethods
import TestSupport
import Testing

@testable import MitoshiStatistics

@Suite("The memories of a long history")
struct PooledMemoriesTests {
    /// Rising by 5 a year for so many years, with a little noise.
    private static func rising(_ count: Int) throws -> [Double] {
        var stream = try RandomStream(seed: 3)
        return try (0..<count).map { 100 + 5 * Double($0) + (try Normal.standard.draw(from: &stream)) }
    }

    private static func forecast(_ values: [Double]) throws -> any PredictiveDistribution {
        try PooledTrend().fit(AnnualSeries(firstYear: 1990, values: values)).forecast(horizon: 2).distributions[1]
    }

    @Test("are three, with .4, .3 and .3 of the forecast", arguments: [90.0, 150, 200, 230])
    func shares(_ value: Double) throws {
        let values = try Self.rising(24)
        func alone(_ count: Int) throws -> Double {
            let series = try AnnualSeries(firstYear: 1990 + 24 - count, values: Array(values.suffix(count)))
            return try PooledTrend().fitted(to: series).forecast(horizon: 2).distributions[1].probability(atMost: value)
        }
        let expected = try 0.4 * alone(24) + 0.3 * alone(16) + 0.3 * alone(8)
        expectClose(try Self.forecast(values).probability(atMost: value), to: expected, within: 1e-12)
    }

    @Test("are one up to eight values, and grow from there without a jump")
    func growth() throws {
        for (count, share) in [(8, 0.0), (9, 0.1), (10, 0.2), (11, 0.3), (12, 0.3)] {
            let values = try Self.rising(count)
            let series = try AnnualSeries(firstYear: 1990, values: values)
            let last = try AnnualSeries(firstYear: 1990 + count - 8, values: Array(values.suffix(8)))
            let (all, recent) = (
                try PooledTrend().fitted(to: series).forecast(horizon: 2).distributions[1].probability(atLeast: 160),
                try PooledTrend().fitted(to: last).forecast(horizon: 2).distributions[1].probability(atLeast: 160)
            )
            expectClose(
                try Self.forecast(values).probability(atLeast: 160), to: (1 - share) * all + share * recent,
                within: 1e-12)
        }
    }

    @Test("let a wild past be forgotten once the last years are calm")
    func change() throws {
        let wild = (0..<20).map { $0 % 2 == 0 ? 60.0 : 140 }
        let values = wild + [100, 101, 99, 100, 102, 100, 99, 101]
        let whole = try PooledTrend().fitted(to: AnnualSeries(firstYear: 1990, values: values))
            .forecast(horizon: 2).distributions[1]
        let forecast = try Self.forecast(values)
        func width(_ distribution: any PredictiveDistribution) throws -> Double {
            try distribution.quantile(0.9) - distribution.quantile(0.1)
        }
        #expect(try width(forecast) < 0.8 * width(whole))
    }

    @Test("have paths that follow the forecast")
    func paths() throws {
        let fitted = try PooledTrend().fit(AnnualSeries(firstYear: 1990, values: Self.rising(20)))
        var stream = try RandomStream(seed: 9)
        let drawn = try fitted.paths(count: 4000, horizon: 2, from: &stream).years[1]
        #expect(drawn.count == 4000)
        let year = try fitted.forecast(horizon: 2).distributions[1]
        for level in [0.1, 0.5, 0.9] {
            let value = try year.quantile(level)
            expectClose(Double(drawn.count { $0 <= value }) / 4000, to: level, within: 0.03)
        }
    }
}
