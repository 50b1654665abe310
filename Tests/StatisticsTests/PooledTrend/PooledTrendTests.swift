import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

@testable import MitoshiStatistics

@Suite("The pooled trend")
struct PooledTrendTests {
    static let history = [105.0, 112, 109, 121, 125, 131]

    private func forecast(
        _ values: [Double], support: Support = .real, prior: PooledPrior = .standard, horizon: Int = 3
    ) throws -> [[Double]] {
        try quantiles(
            PooledTrend(prior: prior).forecast(
                AnnualSeries(firstYear: 2015, values: values, support: support), horizon: horizon))
    }

    @Test("answers from one value: about where it is, wide")
    func oneValue() throws {
        let years = try forecast([120])
        for (year, quantiles) in years.enumerated() {
            #expect(abs(quantiles[5] / 120 - 1) < 0.05 * Double(year + 1))
            #expect(quantiles[2] < 110 && quantiles[8] > 130)
        }
    }

    @Test("doesn't mind in which order or to which sum the prior lists its components")
    func permutation() throws {
        let components = PooledPrior.standard.components
        let stride = components.count % 7 == 0 ? 11 : 7
        let rearranged = components.indices.map { index in
            let component = components[(index * stride) % components.count]
            return component.weighing(0.125 * component.weight)
        }
        let shuffled = PooledPrior(rearranged, halvesDrift: true)
        #expect(components.count % stride != 0)
        for (found, expected) in zip(try forecast(Self.history, prior: shuffled), try forecast(Self.history)) {
            for (found, expected) in zip(found, expected) { expectClose(found, to: expected, within: 1e-4) }
        }
    }

    @Test("follows a change of unit, also with zeros", arguments: [1e-9, 0.3, 7, 1e12])
    func changeOfUnit(_ factor: Double) throws {
        for values in [Self.history, [3, 0, 5, 0, 2], [-4, 3, 1, -2]] {
            let found = try forecast(values.map { factor * $0 })
            for (found, expected) in zip(found, try forecast(values)) {
                for (found, expected) in zip(found, expected) {
                    expectClose(found / factor, to: expected, within: 1e-6)
                }
            }
        }
    }

    @Test("sees nothing of what lies more than sixty years back")
    func sixtyYears() throws {
        let recent = (0..<60).map { 50 + 10 * sin(Double($0)) }
        let long = try forecast([1e6, 3, 900] + recent)
        let short = try forecast(recent)
        #expect(long == short)
    }

    @Test("refuses a history of zeros by name")
    func zeros() throws {
        #expect(
            throws: StatisticsError.unsuitableValue(model: .pooledTrend, year: 2015, value: 0, rule: .notAllZero)
        ) { try forecast([0, 0, 0]) }
    }

    @Test(
        "keeps what it forecasts within the support",
        arguments: [Support.percentage, .nonNegative, .count, Support(lower: -10, upper: 160)])
    func support(_ support: Support) throws {
        for values in [[96.0, 97, 99], [1, 0, 0], [3, 2, 1], [50, 10, 90]] {
            for year in try forecast(values, support: support, horizon: 6) {
                #expect(year.allSatisfy(support.contains))
                #expect(year == year.sorted())
            }
        }
    }

    @Test("lets a drift lose half of its pace in the share of the weight that the length of the history asks for")
    func halvedDrift() throws {
        let components = [
            PooledPrior.Component(
                scale: .level, dynamics: .dampedTrend(.init(levelWeight: 1, trendWeight: 0, damping: 1)),
                deviation: 0.001, trendDeviation: 0.1, weight: 1)
        ]
        // Six values: a share of 0.4 · 6/18 believes in 5 a year after 10 a year.
        let line = [10.0, 20, 30, 40, 50, 60]
        let series = try AnnualSeries(firstYear: 2015, values: line)
        let whole = try PooledTrend(prior: PooledPrior(components)).fit(series).forecast(horizon: 1)
        let halved = try PooledTrend(prior: PooledPrior(components, halvesDrift: true)).fit(series).forecast(horizon: 1)
        expectClose(try whole.distributions[0].quantile(0.5), to: 70, within: 0.02)
        // Of a surprise about 60, of the size of the mean 35, Φ(7.5/35) = 0.584 842 lies below 67.5.
        let surprise = 1e-3 * 0.584_842
        expectClose(
            halved.distributions[0].probability(atMost: 67.5), to: 0.999 * 0.4 * 6 / 18 + surprise, within: 1e-6)
        expectClose(whole.distributions[0].probability(atMost: 67.5), to: surprise, within: 1e-6)
    }

    @Test(
        "draws paths that follow its distributions", arguments: [Support.real, Support(lower: 100, upper: 150), .count])
    func paths(_ support: Support) throws {
        let series = try AnnualSeries(firstYear: 2015, values: Self.history, support: support)
        let fitted = try PooledTrend().fit(series)
        var stream = try RandomStream(seed: 99)
        let count = 20_000
        let paths = try fitted.paths(count: count, horizon: 3, from: &stream)
        for (year, distribution) in try fitted.forecast(horizon: 3).distributions.enumerated() {
            for level in [0.01, 0.1, 0.5, 0.9, 0.99] {
                let quantile = try distribution.quantile(level)
                let expected = distribution.probability(atMost: quantile)
                let found = Double(paths.count { $0[year] <= quantile }) / Double(count)
                let error = (expected * (1 - expected) / Double(count)).squareRoot()
                #expect(abs(found - expected) <= 4 * error, "year \(year + 1), level \(level)")
            }
        }
    }

    @Test("draws paths of values dated inside a year that follow its distributions")
    func datedPaths() throws {
        let series = try AnnualSeries(
            observations: Self.history.enumerated().map { index, value in
                Observation(year: 2015 + index, elapsedFraction: index == 5 ? 0.25 : 1, value: .exact(value))
            })
        let fitted = try PooledTrend().fit(series)
        let forecast = try fitted.forecast(horizon: 2)
        #expect(forecast.origin == 2019)
        var stream = try RandomStream(seed: 100)
        let paths = try fitted.paths(count: 10_000, horizon: 2, from: &stream)
        for (year, distribution) in forecast.distributions.enumerated() {
            for level in [0.05, 0.5, 0.95] {
                let quantile = try distribution.quantile(level)
                let found = Double(paths.count { $0[year] <= quantile }) / 10_000
                #expect(abs(found - level) <= 4 * (level * (1 - level) / 10_000).squareRoot())
            }
        }
    }
}
