import MitoshiNumericalMethods
import TestSupport
import Testing

@testable import MitoshiStatistics

@Suite("Smoothing agrees with other programs")
struct SmoothingReferenceTests {
    /// The others search for the start state too and end up to 4 % above the least sum of squares, with weights that differ
    /// by a few thousandths; the forecasts still agree to a thousandth.
    @Test(
        "on sums of squares no larger, and on forecasts",
        arguments: [
            ("R", "simple", ModelFamily.simpleExponentialSmoothing), ("R", "holt", .holtLinear),
            ("statsmodels", "simple", .simpleExponentialSmoothing), ("statsmodels", "holt", .holtLinear),
            ("statsmodels", "damped", .dampedTrend),
        ])
    func forecasts(program: String, part: String, family: ModelFamily) throws {
        let expected = try ReferenceValues(program, part)
        let fitted = try family.model.fit(AnnualSeries(firstYear: 1871, values: expected.numbers("values")))
        let sum = fitted.residuals.compactMap { $0 }.map { $0 * $0 }.reduce(0, +)
        let theirs = try expected.number("sumOfSquares")
        #expect(sum <= theirs * (1 + 1e-9))
        #expect(sum >= theirs * 0.96)
        let means = try expected.numbers("mean")
        for (distribution, mean) in zip(try fitted.forecast(horizon: 4).distributions, means) {
            expectClose(try distribution.median(), to: mean, within: 1e-3)
        }
    }

    @Test("on the best start state for given weights")
    func startState() throws {
        let expected = try ReferenceValues("statsmodels", "startState")
        let (values, weights) = (try expected.numbers("values"), try expected.numbers("weights"))
        let recursion = SmoothingRecursion(values, weights: .init(level: weights[0], trend: weights[1], damping: 1))
        expectClose(recursion.sumOfSquares, to: try expected.number("sumOfSquares"), within: 1e-9)
        // At the floor of a parabola a search places the point to half the digits of the value.
        expectClose(recursion.offset + recursion.start.level, to: try expected.numbers("start")[0], within: 1e-5)
        expectClose(recursion.start.trend, to: try expected.numbers("start")[1], within: 1e-5)
    }

    @Test(
        "on the variances of forecasts, apart from the start state's share",
        arguments: [
            ("R", "simple"), ("R", "holt"), ("R", "damped"), ("statsmodels", "holt"), ("statsmodels", "damped"),
        ])
    func variances(program: String, part: String) throws {
        let expected = try ReferenceValues(program, part)
        let weights = try expected.numbers("weights")
        let damping = weights.count == 3 ? weights[2] : weights.count == 2 ? 1 : 0
        let recursion = SmoothingRecursion(
            [1, 2], weights: .init(level: weights[0], trend: weights.count > 1 ? weights[1] : 0, damping: damping))
        for (step, variance) in try expected.numbers("relativeVariance").enumerated() {
            expectClose(recursion.shocks(step + 1, step + 1), to: variance, within: 1e-9)
        }
    }

    @Test("on innovations and variances over missing years, which are those of the Kalman filter")
    func gaps() throws {
        let expected = try ReferenceValues("statsmodels", "gaps")
        let values = try expected.optionalNumbers("values")
        let first = try #require(values.first.flatMap { $0 })
        let recursion = SmoothingRecursion(
            values, weights: .init(level: try expected.number("alpha"), trend: 0, damping: 0),
            start: .init(level: try expected.number("start") - first, trend: 0))
        let innovations = recursion.innovations.compactMap { $0 }
        let (errors, variances) = (try expected.numbers("errors"), try expected.numbers("variances"))
        #expect(innovations.count == errors.count)
        for (found, expected) in zip(innovations, zip(errors, variances)) {
            expectClose(found.error, to: expected.0, within: 1e-10)
            expectClose(found.variance, to: expected.1, within: 1e-12)
        }
        for (step, mean) in try expected.numbers("mean").enumerated() {
            expectClose(recursion.mean(step + 1), to: mean, within: 1e-12)
        }
        for (step, variance) in try expected.numbers("relativeVariance").enumerated() {
            let (here, unseen) = (step + 1, recursion.unseen.levelLevel)
            expectClose(recursion.shocks(here, here) + unseen, to: variance, within: 1e-12)
        }
    }

    @Test(
        "on the medians of the Theta method",
        arguments: [("R", "thetaNile"), ("R", "thetaAirmiles"), ("statsmodels", "theta")])
    func theta(program: String, part: String) throws {
        let expected = try ReferenceValues(program, part)
        let forecast = try ModelFamily.theta.model.forecast(
            AnnualSeries(firstYear: 1871, values: expected.numbers("values")), horizon: 4)
        for (distribution, mean) in zip(forecast.distributions, try expected.numbers("mean")) {
            expectClose(try distribution.median(), to: mean, within: 5e-4)
        }
    }
}

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
