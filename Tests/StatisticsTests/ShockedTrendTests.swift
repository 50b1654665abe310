import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

@testable import MitoshiStatistics

@Suite("A pooled trend through a declared event")
struct ShockedTrendTests {
    /// Random walks and levels with noise of several sizes, on two scales.
    private static let trend = PooledTrend(
        prior: PooledPrior(
            components: [PooledScale.logarithm, .level].flatMap { scale in
                [0.005, 0.02, 0.08, 0.3].flatMap { deviation in
                    [0.0, 0.3, 1].map { weight in
                        PooledPrior.Component(
                            scale: scale,
                            dynamics: .dampedTrend(.init(levelWeight: weight, trendWeight: 0, damping: 0)),
                            deviation: deviation, weight: 1)
                    }
                }
            }, origin: .init(command: "none", data: "none", digest: "none", date: "2026-04-01")))

    private static let levels = [0.05, 0.25, 0.5, 0.75, 0.95]

    private static func series(_ values: [(Int, Double)], _ support: Support = .nonNegative) throws -> AnnualSeries {
        try AnnualSeries(
            observations: values.map { Observation(year: $0.0, value: .exact($0.1)) }, support: support)
    }

    private static func years(_ first: Int, _ values: [Double]) -> [(Int, Double)] {
        values.enumerated().map { (first + $0.offset, $0.element) }
    }

    @Test("takes a one-off year that is over as missing, exactly")
    func oneOff() throws {
        let calm = Self.years(2014, [100, 104, 103, 108, 110, 111])
        let shock = ShockEffect(years: 2020...2020, fading: .oneOff)
        let fitted = try ShockedTrend(effects: [shock], trend: Self.trend).fit(Self.series(calm + [(2020, 30)]))
        let expected = try Self.trend.fit(Self.series(calm)).forecast(horizon: 3)
        let found = try fitted.forecast(horizon: 2)
        #expect(found.origin == 2020 && fitted.undisturbed == 6 && fitted.size == nil)
        for year in [2021, 2022] {
            let (left, right) = (try #require(found[year: year]), try #require(expected[year: year]))
            for level in Self.levels {
                expectClose(try left.quantile(level), to: try right.quantile(level), within: 1e-9)
            }
        }
    }

    @Test("forgets the event where its effect is known to be nothing")
    func noEffect() throws {
        let series = try Self.series(Self.years(2015, [100, 97, 99, 80, 85, 92]))
        let expected = try Self.trend.fit(series).forecast(horizon: 2)
        for fading in [ShockEffect.Fading.levelShift, .decaying(guess: 0.5)] {
            let effect = ShockEffect(years: 2018...2018, fading: fading)
            let fitted = try ShockedTrend(effects: [effect], trend: Self.trend, sizeDeviation: 1e-7).fit(series)
            for (found, plain) in zip(try fitted.forecast(horizon: 2).distributions, expected.distributions) {
                for level in Self.levels {
                    // What a base loses by being written down between its levels.
                    expectClose(try found.quantile(level), to: try plain.quantile(level), within: 1e-4)
                }
            }
        }
    }

    @Test("finds how far the level was shifted, and forecasts from where it stands now")
    func levelShift() throws {
        let values = Self.years(2010, [100, 102, 99, 101, 100, 102, 50, 51, 49.5, 50.5])
        let effect = ShockEffect(years: 2016...2016, fading: .levelShift)
        let fitted = try ShockedTrend(effects: [effect], trend: Self.trend).fit(Self.series(values))
        let size = try #require(fitted.size)
        #expect(abs(size.mean - log(0.5)) < 0.05 && size.deviation < 0.1)
        let with = try fitted.forecast(horizon: 1).distributions[0]
        let without = try Self.trend.fit(Self.series(values)).forecast(horizon: 1).distributions[0]
        #expect(abs(try with.median() - 50.5) < 1.5)
        // The fall was no chance that may come again.
        let (narrow, wide) = (try with.interval(coverage: 0.8), try without.interval(coverage: 0.8))
        #expect(narrow.upperBound - narrow.lowerBound < 0.6 * (wide.upperBound - wide.lowerBound))
    }

    /// The medians: a power of the share left has the same power of its median, ½.
    @Test("lets a temporary effect fade by about its factor a year")
    func temporary() throws {
        let effect = ShockEffect(years: 2020...2020, fading: .decaying(guess: 0.5))
        for (year, share) in [(2019, 0.0), (2020, 1), (2021, 0.5), (2022, 0.29)] {
            expectClose(effect.share(in: year), to: share, within: 1e-12)
        }
        let values = Self.years(2012, [200, 202, 199, 201, 200, 198, 201, 200, 80])
        let fitted = try ShockedTrend(effects: [effect], trend: Self.trend).fit(Self.series(values))
        let size = try #require(fitted.size)
        #expect(abs(size.mean - log(0.4)) < 0.05)
        let medians = try fitted.forecast(horizon: 3).distributions.map { try $0.median() }
        for (median, left) in zip(medians, [0.5, 0.25, 0.125]) {
            expectClose(median, to: 200 * pow(0.4, left), within: 0.04)
        }
    }

    /// ∫∫ φ(δ) p(d) P(base ≥ target · e^(δ (1 − d²))) with p the mixture of Beta(2.625, 2.625), Beta(20, 1) and Beta(1, 20), by a
    /// sum finer than the model's own.
    @Test("knows of one disturbed value nothing but the priors of effect and decay")
    func recoveryUnknown() throws {
        let series = try Self.series([(2020, 4_339)])
        let plain = try Self.trend.fit(series).forecast(horizon: 2)
        let shares = (0..<200).map { (Double($0) + 0.5) / 200 }
        let declared = shares.map { pow($0 * (1 - $0), 1.625) }
        let sum = declared.reduce(0, +)
        let densities = zip(shares, declared).map {
            0.6 * $1 / sum + 0.2 * (20 * pow($0, 19) + 20 * pow(1 - $0, 19)) / 200
        }
        let total = densities.reduce(0, +)
        let fading = zip(shares, densities).map { (left: $0 * $0, weight: $1 / total) }
        for (ending, lefts) in [
            (ShockEffect.Fading.oneOff, [(left: 0.0, weight: 1.0)]), (.decaying(guess: 0.5), fading),
        ] {
            let effect = ShockEffect(years: 2020...2020, fading: ending)
            let fitted = try ShockedTrend(effects: [effect], trend: Self.trend).fit(series)
            #expect(fitted.undisturbed == 0)
            let found = try fitted.forecast(horizon: 2).distributions[1].probability(atLeast: 9_800)
            var expected = 0.0
            for index in -250...250 {
                let size = 0.02 * Double(index)
                let weight = 0.02 * exp(-size * size / 2) / (2 * Double.pi).squareRoot()
                for (left, share) in lefts {
                    expected +=
                        weight * share * plain.distributions[1].probability(atLeast: 9_800 * exp(size * (1 - left)))
                }
            }
            // Half a step of the grid over the effect, where the trend itself is narrow.
            expectClose(found, to: expected, within: 0.01)
        }
        // While the event lasts, nothing has changed.
        let lasting = ShockEffect(years: 2020...2021, fading: .oneOff)
        let fitted = try ShockedTrend(effects: [lasting], trend: Self.trend).fit(series)
        expectClose(
            try fitted.forecast(horizon: 1).distributions[0].quantile(0.9),
            to: try plain.distributions[0].quantile(0.9),
            // What a base loses by being written down between its levels.
            within: 1e-4)
    }

    @Test("keeps shares and counts within what they can be, at every quantile and in every path")
    func support() throws {
        let effect = ShockEffect(years: 2020...2020, fading: .decaying(guess: 0.6))
        for (values, support) in [
            ([62.0, 70, 66, 31], Support.percentage), ([12.0, 9, 14, 2], .count), ([3.0, 0, 5, 0], .nonNegative),
        ] {
            let fitted = try ShockedTrend(effects: [effect], trend: Self.trend).fit(
                Self.series(Self.years(2017, values), support))
            var stream = try RandomStream(seed: 3)
            let paths = try fitted.paths(count: 400, horizon: 2, from: &stream)
            for (index, distribution) in try fitted.forecast(horizon: 2).distributions.enumerated() {
                let quantiles = try Self.levels.map { try distribution.quantile($0) }
                #expect(quantiles == quantiles.sorted() && quantiles.allSatisfy(support.contains))
                for (level, quantile) in zip(Self.levels, quantiles) {
                    let reached = distribution.probability(atMost: quantile)
                    // The ends, and whole numbers, have a probability of their own.
                    let isAtom = support.isInteger || quantile == support.lower || quantile == support.upper
                    #expect(isAtom ? reached >= level - 1e-9 : abs(reached - level) < 1e-9)
                    let found = Double(paths.count { $0[index] <= quantile }) / 400
                    #expect(abs(found - reached) <= 4 * (reached * (1 - reached) / 400).squareRoot() + 1e-12)
                }
                #expect(paths.allSatisfy { support.contains($0[index]) })
            }
        }
    }

    @Test("estimates the last of several events and leaves out what the others disturbed")
    func several() throws {
        let values = Self.years(2010, [100, 40, 101, 99, 100, 102, 60, 62, 61])
        let first = ShockEffect(years: 2011...2011, fading: .oneOff)
        let last = ShockEffect(years: 2016...2016, fading: .levelShift)
        let both = try ShockedTrend(effects: [last, first], trend: Self.trend).fit(Self.series(values))
        let alone = try ShockedTrend(effects: [last], trend: Self.trend).fit(
            Self.series(values.filter { $0.0 != 2011 }))
        let (found, expected) = (try #require(both.size), try #require(alone.size))
        expectClose(found.mean, to: expected.mean, within: 1e-9)
        #expect(both.fittedValues.count == 9 && both.fittedValues[1] == nil)
    }

    private static let calm = years(2012, [200, 202, 199, 201, 200, 198, 201, 200])

    @Test("learns from the years after the event how it fades")
    func learning() throws {
        let effect = ShockEffect(years: 2020...2020, fading: .decaying(guess: 0.5))
        // The true share left: .9 and .15.
        for left in [0.9, 0.15] {
            let after = (0...3).map { (2020 + $0, 200 * pow(0.4, pow(left, Double($0)))) }
            let fitted = try ShockedTrend(effects: [effect], trend: Self.trend).fit(Self.series(Self.calm + after))
            let median = try fitted.forecast(horizon: 1).distributions[0].median()
            expectClose(median, to: 200 * pow(0.4, pow(left, 4)), within: 0.08)
        }
    }

    @Test("stands between a slow and a fast recovery, which only a guessed decay has")
    func recoveries() throws {
        for guess in [0, 0.3, 0.5, 0.9] {
            let effect = ShockEffect(years: 2020...2020, fading: .decaying(guess: guess))
            for after in [[], [(2021, 110.0)]] {
                let values = try Self.series(Self.calm + [(2020, 80)] + after)
                let fitted = try ShockedTrend(effects: [effect], trend: Self.trend).fit(values)
                func chance(_ fitted: FittedShockedTrend?) throws -> Double {
                    try #require(fitted).forecast(horizon: 1).distributions[0].probability(atLeast: 140)
                }
                let (slow, all, fast) = try (
                    chance(fitted.given(.slow)), chance(fitted), chance(fitted.given(.fast))
                )
                #expect(slow <= all && all <= fast && slow < fast)
                expectClose(
                    try #require(fitted.given(.slow)).nodes.reduce(0) { $0 + $1.weight }, to: 1, within: 1e-12)
            }
        }
        let shifted = ShockEffect(years: 2020...2020, fading: .levelShift)
        let fitted = try ShockedTrend(effects: [shifted], trend: Self.trend).fit(Self.series(Self.calm + [(2020, 80)]))
        #expect(fitted.given(.slow) == nil && fitted.given(.fast) == nil)
    }

    @Test("answers alike for declarations that are nearly alike, less and less sure of a recovery as more is left")
    func continuity() throws {
        let values = try Self.series(Self.calm + [(2020, 80)])
        var chances: [Double] = []
        for step in 0...20 {
            let effect = ShockEffect(years: 2020...2020, fading: .decaying(guess: Double(step) / 20))
            let fitted = try ShockedTrend(effects: [effect], trend: Self.trend).fit(values)
            chances.append(try fitted.forecast(horizon: 1).distributions[0].probability(atLeast: 140))
        }
        for (earlier, later) in zip(chances, chances.dropFirst()) {
            #expect(later <= earlier + 1e-9 && earlier - later < 0.1)
        }
        #expect(chances.allSatisfy { (0.01...0.99).contains($0) })
    }

    @Test("writes a distribution down so that between its levels next to nothing is lost")
    func table() throws {
        for (values, support) in [(Self.calm, Support.nonNegative), (Self.years(2017, [62, 70, 66, 31]), .percentage)] {
            let series = try Self.series(values, support)
            let exact = try Self.trend.fit(series).forecast(horizon: 2).distributions[1]
            let scale = EffectScale(for: series)
            let table = try PositionTable(exact, on: scale)
            for level in [0.000_1, 0.013, 0.177, 0.5, 0.641, 0.93, 0.999_7] {
                let value = try exact.quantile(level)
                // An end of the scale has a probability of its own and no place in the table.
                guard value > support.lower, value < support.upper else { continue }
                let score = try #require(table.score(at: scale.position(of: value)))
                expectClose(0.5 * erfc(-score / 2.0.squareRoot()), to: level, within: 3e-5)
            }
            #expect(table.score(at: table.positions[0] - 1) == nil)
        }
    }
}
