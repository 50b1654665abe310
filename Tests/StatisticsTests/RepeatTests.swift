import MitoshiNumericalMethods
import TestSupport
import Testing

@testable import MitoshiStatistics

@Suite("An exact repeat of the last value")
struct RepeatTests {
    private static let amounts = Support.nonNegative
    private static let shares = Support(lower: 0, upper: 100, digit: 0.1)

    private static func series(_ values: [Double], _ support: Support) throws -> AnnualSeries {
        try AnnualSeries(firstYear: 2021 - values.count, values: values, support: support)
    }

    private static func distributions(
        _ values: [Double], _ support: Support, horizon: Int = 2
    ) throws -> (with: [any PredictiveDistribution], without: [any PredictiveDistribution]) {
        let series = try series(values, support)
        return (
            try ModelSelection().select(series).fitted.forecast(horizon: horizon).distributions,
            try series.standardFit().forecast(horizon: horizon).distributions
        )
    }

    private static func atom(_ distribution: any PredictiveDistribution, at value: Double) -> Double {
        distribution.probability(atMost: value) + distribution.probability(atLeast: value) - 1
    }

    /// scipy.stats.betabinom(n, repeats + .1, steps − repeats + .7): .pmf(n) for all repeated, .pmf(n − k) for k changes.
    @Test("has the chance that a beta prior leaves of the steps that were seen")
    func chance() {
        let seen = RepeatChance(repeats: 2, steps: 3)
        expectClose(seen.kept(for: 1), to: 0.552_631_578_947_368_5, within: 1e-12)
        expectClose(seen.kept(for: 2), to: 0.356_907_894_736_842_1, within: 1e-12)
        expectClose(seen.changed(1, of: 2), to: 0.391_447_368_421_052_6, within: 1e-12)
        expectClose(seen.changed(2, of: 2), to: 0.251_644_736_842_105_27, within: 1e-12)
        expectClose((0...5).reduce(0) { $0 + seen.changed($1, of: 5) }, to: 1, within: 1e-12)
        expectClose(seen.changed(0, of: 5), to: seen.kept(for: 5), within: 1e-12)
    }

    @Test("of an amount is as likely as its steps say, and little so where it never happened")
    func amounts() throws {
        for (values, repeats) in [([40.0, 40, 40, 40], 3), ([40, 41, 41, 40], 1), ([37, 45, 51, 40], 0)] {
            let (with, without) = try Self.distributions(values, Self.amounts)
            let expected = (Double(repeats) + 0.1) / 3.8
            expectClose(Self.atom(with[0], at: 40), to: expected, within: 1e-9)
            // All else keeps its shape.
            for value in [20.0, 39, 41, 80] {
                let before = without[0].probability(atMost: value)
                let after = (1 - expected) * before + (value >= 40 ? expected : 0)
                expectClose(with[0].probability(atMost: value), to: after, within: 1e-9)
            }
        }
    }

    @Test("of a share that never moved is no surer than one more repeat would make it")
    func never() throws {
        for count in 2...9 {
            let (with, without) = try Self.distributions([Double](repeating: 80, count: count), Self.shares)
            func kept(_ distribution: any PredictiveDistribution) -> Double {
                distribution.probability(atMost: 80.05) - distribution.probability(atMost: 79.95)
            }
            let most = (Double(count) + 0.1) / (Double(count) + 0.8)
            let least = (Double(count) - 0.9) / (Double(count) - 0.2)
            expectClose(
                kept(with[0]), to: min(max(kept(without[0]), least), most), within: 1e-9)
        }
    }

    @Test("of a share that never moved leaves a forecast that doesn't narrow with time", arguments: [1, 0.1])
    func widening(digit: Double) throws {
        let support = Support(lower: 0, upper: 100, digit: digit)
        for value in [0, 12, 50, 90, 99, 100.0] {
            for count in 2...7 {
                let years = try Self.distributions(Array(repeating: value, count: count), support, horizon: 6).with
                let quantiles = try years.map { try $0.quantiles([0.025, 0.1, 0.9, 0.975]) }
                for (before, after) in zip(quantiles, quantiles.dropFirst()) {
                    for place in 0..<4 {
                        let widened = place < 2 ? before[place] - after[place] : after[place] - before[place]
                        #expect(widened > -1e-3, "\(value) \(count) \(before) \(after)")
                    }
                }
                for (year, reached) in zip(years, quantiles) {
                    for (quantile, level) in zip(reached, [0.025, 0.1, 0.9, 0.975]) {
                        #expect(
                            year.probability(atMost: quantile + 1e-3) > level - 2.5e-3, "\(value) \(count) \(level)")
                        #expect(
                            year.probability(atLeast: quantile - 1e-3) > 1 - level - 2.5e-3,
                            "\(value) \(count) \(level)")
                    }
                }
            }
        }
    }

    @Test("leaves tails that fit each other, quantiles that reach their level, and a mean between")
    func distribution() throws {
        for (values, support) in [
            ([80, 80, 80, 80], Self.shares), ([99.9, 100, 100, 100], Self.shares), ([0, 0, 0], Self.shares),
            ([50.1, 50.3, 50.3, 50.6], Self.shares), ([12.5, 12.5, 14], Self.amounts), ([7, 7, 7], Self.amounts),
        ] as [([Double], Support)] {
            let last = values[values.count - 1]
            for year in try Self.distributions(values, support, horizon: 4).with {
                let levels = (1..<100).map { Double($0) / 100 }
                let quantiles = try year.quantiles(levels)
                #expect(quantiles == quantiles.sorted() && quantiles.allSatisfy(support.contains))
                for (level, quantile) in zip(levels, quantiles) {
                    // Quantiles come from cells of similar components.
                    #expect(year.probability(atMost: quantile) >= level - 5e-4)
                    #expect(year.probability(atLeast: quantile) >= 1 - level - 5e-4)
                }
                let mean = try #require(year.mean.value)
                let average = quantiles.reduce(0, +) / 99
                #expect(abs(mean - average) <= 0.05 * max(last, 5), "\(values): \(mean) \(average)")
            }
        }
    }

    @Test("is drawn as often as it is likely, and mostly goes on")
    func paths() throws {
        let fitted = try ModelSelection().select(Self.series([40, 40, 41, 41, 41], Self.amounts)).fitted
        var stream = try RandomStream(seed: 4)
        let count = 4_000
        let paths = try fitted.paths(count: count, horizon: 2, from: &stream)
        for (values, distribution) in zip(paths.years, try fitted.forecast(horizon: 2).distributions) {
            expectClose(
                Double(values.count { $0 == 41 }) / Double(count), to: Self.atom(distribution, at: 41), within: 0.002)
            for value in [35.0, 40, 42, 50] {
                expectClose(
                    Double(values.count { $0 <= value }) / Double(count), to: distribution.probability(atMost: value),
                    within: 0.03)
            }
        }
        let kept = paths.filter { $0[1] == 41 }
        #expect(kept.allSatisfy { $0[0] == 41 })
    }

    @Test("of a share that never moved is drawn as its distribution says")
    func cappedPaths() throws {
        let fitted = try ModelSelection().select(
            Self.series([80, 80, 80, 80], Support(lower: 0, upper: 100, digit: 1))
        )
        .fitted
        var stream = try RandomStream(seed: 4)
        let paths = try fitted.paths(count: 2_000, horizon: 2, from: &stream)
        for (values, distribution) in zip(paths.years, try fitted.forecast(horizon: 2).distributions) {
            for value in [70.0, 79.5, 80.5, 90] {
                expectClose(
                    Double(values.count { $0 <= value }) / 2_000, to: distribution.probability(atMost: value),
                    within: 0.002)
            }
        }
    }

    @Test("has no chance of its own of any number, of a share of cases, nor where a bound on a later year rules it out")
    func unknown() throws {
        let (with, without) = try Self.distributions([40, 40, 40], .real)
        #expect(with[0].probability(atMost: 40) == without[0].probability(atMost: 40))
        let counted = try AnnualSeries(
            observations: (2018...2020).map { Observation(year: $0, value: .share(numerator: 30, denominator: 40)) },
            support: Self.shares)
        let (chosen, plain) = (try ModelSelection().select(counted).fitted, try counted.standardFit())
        for value in [70.0, 75, 80] {
            expectClose(
                try chosen.forecast(horizon: 1).distributions[0].probability(atMost: value),
                to: try plain.forecast(horizon: 1).distributions[0].probability(atMost: value), within: 1e-12)
        }
        let bounded = try AnnualSeries(
            observations: [
                Observation(year: 2019, value: .exact(40)), Observation(year: 2020, value: .exact(40)),
                Observation(year: 2021, value: .atLeast(41)),
            ], support: Self.amounts)
        let year = try ModelSelection().select(bounded).fitted.forecast(horizon: 1).distributions[0]
        #expect(Self.atom(year, at: 40) < 1e-9)
    }

    @Test("of a share of 0 is as likely as of its mirror image at 100, and so is all else")
    func mirrored() throws {
        for support in [Support.percentage, Support(lower: 0, upper: 100, digit: 1)] {
            let (none, _) = try Self.distributions([0, 0, 0], support)
            let series = try Self.series([100, 100, 100], support)
            let all = try ModelSelection(orientation: .falling).select(series).fitted.forecast(horizon: 2)
            for (none, all) in zip(none, all.distributions) {
                for value in [0.0, 0.5, 2, 10, 60] {
                    expectClose(
                        none.probability(atMost: value), to: all.probability(atLeast: 100 - value), within: 1e-9)
                }
                expectClose(try none.quantile(0.95), to: try 100 - all.quantile(0.05), within: 1e-6)
            }
        }
    }
}
