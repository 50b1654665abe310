import MitoshiNumericalMethods
import TestSupport
import Testing

@testable import MitoshiStatistics

@Suite("Gaps and dates inside a year")
struct GapsAndDatesTests {
    private static let smoothing: [ModelFamily] = [
        .simpleExponentialSmoothing, .holtLinear, .dampedTrend, .theta,
    ]

    private static func values(_ values: [Double], years: [Int], lastFraction: Double = 1) throws -> AnnualSeries {
        try AnnualSeries(
            observations: values.indices.map {
                Observation(
                    year: years[$0], elapsedFraction: $0 == values.count - 1 ? lastFraction : 1,
                    value: .exact(values[$0]))
            })
    }

    @Test(
        "leave a straight line where it is",
        arguments: [ModelFamily.linearTrend, .theta, .holtLinear, .randomWalkWithDrift])
    func perfectLine(family: ModelFamily) throws {
        let years = [2003, 2004, 2007, 2008, 2013, 2015, 2016]
        let series = try Self.values(years.map { Double(3 * ($0 - 2000)) }, years: years)
        let median = try family.model.forecast(series, horizon: 2).distributions[1].median()
        // Theta carries on from the last value with half the slope.
        #expect(abs(median - (family == .theta ? 48 + 2 * 1.5 : 48 + 2 * 3)) < 0.02)
    }

    @Test("cost certainty: a missing year widens the forecast", arguments: smoothing)
    func gapsWiden(family: ModelFamily) throws {
        let whole: [Double] = [31, 36, 30, 38, 41, 36, 44, 47, 41, 50, 46, 55]
        let years = Array(2008..<2020)
        let full = try family.model.forecast(Self.values(whole, years: years), horizon: 1).distributions[0]
        let gaps = years.indices.filter { ![3, 9, 10].contains($0) }
        let some = try family.model.forecast(
            Self.values(gaps.map { whole[$0] }, years: gaps.map { years[$0] }), horizon: 1
        ).distributions[0]
        let (wide, narrow) = (try some.interval(coverage: 0.8), try full.interval(coverage: 0.8))
        #expect(wide.upperBound - wide.lowerBound > narrow.upperBound - narrow.lowerBound)
    }

    @Test(
        "begin the forecast with the year a last value lies in, the surer the later in it",
        arguments: ModelExample.withoutUnit)
    func datedLastValue(family: ModelFamily) throws {
        func width(_ fraction: Double) throws -> Double {
            let values = ModelExample.growth
            let series = try Self.values(values, years: Array(2008..<2008 + values.count), lastFraction: fraction)
            let forecast = try family.model.forecast(series, horizon: 2)
            #expect(forecast.origin == 2020)
            let interval = try #require(forecast[year: 2021]).interval(coverage: 0.8)
            return interval.upperBound - interval.lowerBound
        }
        let (early, late) = (try width(0.25), try width(0.75))
        // Lines and curves know nothing of the last value's own error; for them the moment changes little.
        let remembers: [ModelFamily] = Self.smoothing + [.randomWalk, .randomWalkWithDrift]
        if remembers.contains(family) { #expect(late < early) }
    }

    @Test("make a random walk's first year as wide as the time that is left of it")
    func randomWalk() throws {
        let series = try Self.values([10, 12, 9, 11], years: [2017, 2018, 2019, 2020], lastFraction: 0.75)
        let forecast = try ModelFamily.randomWalk.model.forecast(series, horizon: 2)
        func half(_ year: Int) throws -> Double { try #require(forecast[year: year]).quantile(0.9) - 11 }
        expectClose(try half(2021) / half(2020), to: (1.25 / 0.25).squareRoot(), within: 1e-12)
    }

    @Test("agree with a random walk when simple smoothing gives the last value all its weight")
    func fullWeight() throws {
        // α = 1 is a random walk: variances h − part of the year gone, covariance that of the earlier year.
        let recursion = SmoothingRecursion([3, 5, 4], weights: .init(level: 1, trend: 0, damping: 0))
        #expect((1...3).map { recursion.covariance($0, $0) } == [1, 2, 3])
        #expect(recursion.covariance(1, 3) == 1)
        #expect(recursion.mean(2) == 4)
    }

    @Test("put the later of two values of one year on the grid")
    func twoInOneYear() throws {
        let observations = [
            Observation(year: 2016, value: .exact(1)), Observation(year: 2017, elapsedFraction: 0.5, value: .exact(9)),
            Observation(year: 2017, value: .exact(2)), Observation(year: 2018, value: .exact(3)),
            Observation(year: 2019, value: .exact(5)),
        ]
        let fitted = try ModelFamily.simpleExponentialSmoothing.model.fit(AnnualSeries(observations: observations))
        #expect(fitted.fittedValues.map { $0 == nil } == [false, true, false, false, false])
        let three = try AnnualSeries(observations: Array(observations.prefix(3)))
        #expect(
            throws: StatisticsError.tooFewValues(model: .simpleExponentialSmoothing, needed: 3, found: 2)
        ) { try ModelFamily.simpleExponentialSmoothing.model.fit(three) }
    }

    @Test("are refused by the grid when they span centuries", arguments: smoothing)
    func longSpan(family: ModelFamily) throws {
        let values = ModelExample.growth.prefix(7)
        let series = try Self.values(Array(values), years: [-5, 0, 1, 2, 3, 4, 1_000_000])
        #expect(
            throws: StatisticsError.unsuitableValue(
                model: family, year: -5, value: 5.2, rule: .within(years: 500))
        ) { try family.model.fit(series) }
    }
}
