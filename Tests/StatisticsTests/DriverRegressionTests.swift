import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

@testable import MitoshiStatistics

@Suite("A regression on a driver")
struct DriverRegressionTests {
    /// `first` and `second` hold P(at least the target) one and two years ahead, `both` that of both.
    @Test("gives the chances that simulation finds", arguments: ["oneShare", "fourShares"])
    func simulated(_ part: String) throws {
        let expected = try ReferenceValues("simulation", part)
        let fitted = try Self.fitted(part)
        let forecast = try fitted.forecast(horizon: 2)
        let targets = try expected.numbers("targets")
        for (year, name) in [(0, "first"), (1, "second")] {
            expectNear(
                forecast.distributions[year].probability(atLeast: targets[year]), try expected.number(name), 0.002)
        }
        expectNear(fitted.slope.mean, try expected.number("slope"), 0.005)
        expectNear(fitted.slope.deviation, try expected.number("deviation"), 0.005)
        let levels = [0.025, 0.1, 0.5, 0.9, 0.975]
        for (level, quantile) in zip(levels, try expected.numbers("quantiles")) {
            // The resampled draws behind the quantiles are fewer than they look.
            expectNear(forecast.distributions[1].probability(atMost: quantile), level, 0.003)
            expectClose(try forecast.distributions[1].quantile(level), to: quantile, within: 0.02)
        }
        var stream = try RandomStream(seed: 7)
        let paths = try fitted.paths(count: 20_000, horizon: 2, from: &stream)
        let both = paths.count { $0[0] >= targets[0] && $0[1] >= targets[1] }
        expectNear(Double(both) / 20_000, try expected.number("both"), 0.015)
    }

    /// With σ, s and the slope all but known, the logit is normal with mean z + b·Δx and variance b²s²q + σ²h + rounding.
    @Test("is normal on the logit scale when nothing but the coming years is unknown")
    func certain() throws {
        let known = { (scale: Double) in ScalePrior(scale: scale, degreesOfFreedom: 1e7) }
        // The driver's logit rises by 0.4 a year, evenly.
        let values = (0...3).map { year in
            DriverSeries.Value(time: 2017 + Double(year), value: 100 / (1 + exp(2 - 0.4 * Double(year))))
        }
        let model = DriverRegression(
            driver: try DriverSeries(values: values, upper: 100), slope: 0.7, slopeDeviation: 1e-6,
            residual: known(0.1), surprise: known(0.2))
        let fitted = try model.fit(Self.share([(2020, 20)]))
        let year = try fitted.forecast(horizon: 1).distributions[0]
        // A surprise moves the middle of the coming year by (1/12)Σ(k − ½)/12 = ½.
        let rounding = 1 / 12.0.squareRoot() / (20 * 0.8)
        let deviation = (0.49 * 0.04 * 0.25 + 0.01 + rounding * rounding).squareRoot()
        let centre = log(0.25) + 0.7 * 0.4
        for place in [-2.5, -1, 0, 0.5, 3] {
            let value = 100 / (1 + exp(-centre - place * deviation))
            expectClose(year.probability(atMost: value), to: Normal.standard.lowerTail(place), within: 1e-4)
        }
    }

    @Test("stays inside the range of a share at every quantile, and rises with the level")
    func support() throws {
        let years = try Self.fitted("oneShare").forecast(horizon: 10).distributions
        for distribution in years {
            let quantiles = try ModelExample.levels.map { try distribution.quantile($0) }
            #expect(quantiles == quantiles.sorted())
            #expect(quantiles.allSatisfy { (0...100).contains($0) })
            #expect(quantiles[0] > 0 && quantiles[5] < 100)
        }
        for (level, distribution) in zip(ModelExample.levels, repeatElement(years[1], count: ModelExample.levels.count))
        {
            let quantile = try distribution.quantile(level)
            expectClose(distribution.probability(atMost: quantile), to: level, within: 1e-9)
            expectClose(distribution.probability(atLeast: quantile), to: 1 - level, within: 1e-9)
        }
        // The mean of a sample of quantiles.
        let mean = try (0..<2_000).reduce(0) { try $0 + years[1].quantile((Double($1) + 0.5) / 2_000) } / 2_000
        expectClose(try #require(years[1].mean.value), to: mean, within: 1e-4)
    }

    @Test("has paths that follow the distributions of their years")
    func paths() throws {
        let fitted = try Self.fitted("fourShares")
        var stream = try RandomStream(seed: 20_210_401)
        let paths = try fitted.paths(count: 4_000, horizon: 3, from: &stream)
        for (year, distribution) in try fitted.forecast(horizon: 3).distributions.enumerated() {
            for level in [0.025, 0.25, 0.5, 0.75, 0.975] {
                let quantile = try distribution.quantile(level)
                let found = Double(paths.count { $0[year] <= quantile }) / 4_000
                expectNear(found, level, 4 * (level * (1 - level) / 4_000).squareRoot())
            }
        }
    }

    @Test("has even odds in one value, and a share near 1 where the series follows its driver closely")
    func evidence() throws {
        let one = try Self.fitted("oneShare").evidence
        #expect(one == DriverEvidence(changes: 0, logBayesFactor: 0))
        #expect(one.share == 0.5)
        // The driver's logit jumps up and down; one share follows it, the other moves on by itself.
        let logits = [-3, -1.8, -0.4, -1.2, -2.9, -2.0, -0.3, -0.9]
        let values = logits.enumerated().map { index, logit in
            DriverSeries.Value(time: 2013 + Double(index), value: 100 / (1 + exp(-logit)))
        }
        let model = DriverRegression(driver: try DriverSeries(values: values, upper: 100))
        let means = (0..<7).map { (logits[$0] + logits[$0 + 1]) / 2 }
        let following = means.enumerated().map { (2014 + $0.offset, 100 / (1 + exp(1.5 - $0.element))) }
        let growing = (0..<7).map { (2014 + $0, 5 * exp(0.1 * Double($0))) }
        let close = try model.fitted(to: Self.share(following))
        #expect(close.evidence.share > 0.99)
        expectNear(close.slope.mean, 1, 0.1)
        #expect(try model.fitted(to: Self.share(growing)).evidence.share < 0.05)
    }

    /// SciPy's quadrature over σ² of the changes' joint normal density: `Fixtures/driver/make_values.py`.
    @Test(
        "weighs the driver against a yearly change of the series' own as quadrature does",
        arguments: ["one_change", "two_changes", "against_it"])
    func bayesFactor(_ part: String) throws {
        let expected = try ReferenceValues("driver", part)
        let changes = zip(try expected.numbers("sizes"), try expected.numbers("driver")).map {
            ChangeRegression.Change(size: $0, regressor: $1, duration: 1)
        }
        let own = changes.map { ChangeRegression.Change(size: $0.size, regressor: 1, duration: 1) }
        let residual = ScalePrior(scale: 0.19, degreesOfFreedom: 3)
        let driven = ChangeRegression(changes: changes, prior: (1, 0.5), residual: residual)
        let drifting = ChangeRegression(changes: own, prior: (0, 0.19), residual: residual)
        let factor = driven.deviations().logEvidence - drifting.deviations().logEvidence
        expectNear(factor, try expected.number("log_bayes_factor"), 1e-3)
    }

    @Test("averages its forecast and its paths with another model's by the share")
    func average() throws {
        let fitted = try Self.fitted("fourShares")
        let own = try PooledTrend().fit(fitted.series)
        let (share, average) = (fitted.evidence.share, try fitted.averaged(with: own))
        #expect(abs(average.share(of: .driverRegression) - share) < 1e-12)
        #expect(abs(average.share(of: .pooledTrend) - (1 - share)) < 1e-12)
        #expect(own.share(of: .driverRegression) == 0)
        let (mixed, with, without) = (
            try average.forecast(horizon: 2), try fitted.forecast(horizon: 2), try own.forecast(horizon: 2)
        )
        var stream = try RandomStream(seed: 5)
        let paths = try average.paths(count: 4_000, horizon: 2, from: &stream)
        for year in 0...1 {
            for level in [0.1, 0.5, 0.9] {
                let value = try mixed.distributions[year].quantile(level)
                let expected =
                    share * with.distributions[year].probability(atMost: value)
                    + (1 - share) * without.distributions[year].probability(atMost: value)
                expectNear(expected, level, 1e-6)
                let found = Double(paths.count { $0[year] <= value }) / 4_000
                expectNear(found, level, 4 * (level * (1 - level) / 4_000).squareRoot())
            }
        }
    }

    @Test("forecasts whole numbers of what is counted")
    func counted() throws {
        let values = (0...3).map { DriverSeries.Value(time: 2017 + Double($0), value: 100 + 20 * Double($0)) }
        let series = try AnnualSeries(firstYear: 2019, values: [40, 48], support: .count)
        let fitted = try DriverRegression(driver: DriverSeries(values: values)).fitted(to: series)
        let year = try fitted.forecast(horizon: 1).distributions[0]
        #expect(year.isDiscrete && year.probability(atLeast: 50.2) == year.probability(atLeast: 51))
        var stream = try RandomStream(seed: 3)
        for path in try fitted.paths(count: 50, horizon: 1, from: &stream) { #expect(path[0] == path[0].rounded()) }
    }

    @Test("gives a chance that rises with the driver's own rise")
    func direction() throws {
        func chance(_ last: Double) throws -> Double {
            let values = [(2018, 10.0), (2019, 12), (2020, last)].map {
                DriverSeries.Value(time: Double($0.0), value: $0.1)
            }
            let model = DriverRegression(driver: try DriverSeries(values: values, upper: 100))
            return try model.forecast(Self.share([(2020, 3)]), horizon: 2).distributions[1].probability(atLeast: 6)
        }
        #expect(try chance(13) < chance(18))
        #expect(try chance(18) < chance(30))
    }

    @Test("refuses by name what it can't work with")
    func refusals() throws {
        let share = try Self.share([(2020, 3)])
        func trouble(_ values: [(Double, Double)], _ series: AnnualSeries? = nil) -> StatisticsError? {
            do throws(StatisticsError) {
                let driver = try DriverSeries(values: values.map { .init(time: $0.0, value: $0.1) }, upper: 100)
                _ = try DriverRegression(driver: driver).fit(series ?? share)
                return nil
            } catch {
                return error
            }
        }
        let sound = [(2018.0, 10.0), (2019, 12), (2020, 15)]
        #expect(trouble(sound) == nil)
        #expect(trouble([]) == .driver(.tooShort(years: 0)))
        #expect(trouble([(2019.5, 10), (2020, 12)]) == .driver(.tooShort(years: 0.5)))
        #expect(trouble([(2019.5, 10), (2021, 12)]) == .driver(.startsTooLate(time: 2019.5, needed: 2019)))
        #expect(trouble([(2018, 10), (2018, 11), (2020, 12)]) == .driver(.duplicate(time: 2018)))
        #expect(trouble([(2018, 10), (2020, 100)]) == .driver(.unsuitableValue(100, upper: 100)))
        #expect(throws: StatisticsError.driver(.notGiven)) { try DriverRegression(driver: nil).fit(share) }
        let never = Support(lower: 0, neverFalls: true)
        #expect(
            trouble(sound, try AnnualSeries(firstYear: 2020, values: [3], support: never))
                == .driver(.unsuitableSupport(never)))
        #expect(
            trouble(sound, try Self.share([(2020, 0)]))
                == .unsuitableValue(model: .driverRegression, year: 2020, value: 0, rule: .below(ceiling: 100)))
    }

    private static func fitted(_ part: String) throws -> FittedDriverRegression {
        let (driver, expected) = (try ReferenceValues("simulation", "driver"), try ReferenceValues("simulation", part))
        let values = zip(try driver.numbers("times"), try driver.numbers("rates")).map {
            DriverSeries.Value(time: $0, value: $1)
        }
        let shares = zip(try expected.numbers("years").map { Int($0) }, try expected.numbers("shares")).map { ($0, $1) }
        // What the simulation believes of σ.
        let residual = ScalePrior(scale: 0.19, degreesOfFreedom: 3)
        let model = DriverRegression(driver: try DriverSeries(values: values, upper: 100), residual: residual)
        return try model.fitted(to: share(shares))
    }

    private static func share(_ values: [(Int, Double)]) throws -> AnnualSeries {
        try AnnualSeries(
            observations: values.map { Observation(year: $0.0, value: .exact($0.1)) }, unit: "%", support: .percentage)
    }

    private func expectNear(_ found: Double, _ expected: Double, _ distance: Double) {
        #expect(abs(found - expected) <= distance, "found \(found), expected \(expected)")
    }
}
