import MitoshiNumericalMethods
import MitoshiStatistics
import TestSupport
import Testing

@Suite("A random walk")
struct RandomWalkTests {
    @Test("has limits at the last value plus t times the root of the time")
    func limits() throws {
        // Changes 1, −2, 4: σ² = 21/3 = 7; t(0.975; 3) = 3.182446305284263.
        let series = try AnnualSeries(firstYear: 2015, values: [10, 11, 9, 13])
        let forecast = try ModelFamily.randomWalk.model.forecast(series, horizon: 4)
        let fourth = try #require(forecast[year: 2022])
        expectClose(try fourth.quantile(0.975), to: 13 + 3.182446305284263 * 28.0.squareRoot(), within: 1e-9)
        #expect(try fourth.median() == 13)
        #expect(fourth.mean == .value(13))
    }

    @Test("counts the drift's uncertainty")
    func drift() throws {
        // Drift 1, residuals 0, −3, 3: σ² = 18/2 = 9; variance two years on 9·(2 + 4/3) = 30; t(0.975; 2) = 4.302652729911275.
        let series = try AnnualSeries(firstYear: 2015, values: [10, 11, 9, 13])
        let forecast = try ModelFamily.randomWalkWithDrift.model.forecast(series, horizon: 2)
        let second = try #require(forecast[year: 2020])
        expectClose(try second.median(), to: 15, within: 1e-12)
        expectClose(try second.quantile(0.975), to: 15 + 4.302652729911275 * 30.0.squareRoot(), within: 1e-9)
    }

    @Test("lets the noise grow with the time between values, gaps and dates alike")
    func gaps() throws {
        // Changes 4 over 4 years and 1 over a quarter: σ² = (16/4 + 1/0.25)/2 = 4.
        let series = try AnnualSeries(observations: [
            Observation(year: 2010, value: .exact(10)), Observation(year: 2014, value: .exact(14)),
            Observation(year: 2015, elapsedFraction: 0.25, value: .exact(15)),
        ])
        let forecast = try ModelFamily.randomWalk.model.forecast(series, horizon: 1)
        #expect(forecast.origin == 2014)
        let end = try #require(forecast[year: 2015])
        let t = try StudentT(degreesOfFreedom: 2).quantile(0.9)
        expectClose(try end.quantile(0.9), to: 15 + t * (4 * 0.75).squareRoot(), within: 1e-12)
    }

    @Test("has no mean with a single change")
    func oneChange() throws {
        let series = try AnnualSeries(firstYear: 2019, values: [3, 4])
        let forecast = try ModelFamily.randomWalk.model.forecast(series, horizon: 1)
        #expect(forecast.distributions[0].mean == .undefined(.heavyTails(degreesOfFreedom: 1)))
    }
}
