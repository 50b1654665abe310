import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

@testable import MitoshiStatistics

@Suite("A prior learned again from a table")
struct SeriesPriorTests {
    /// Series that fall by some 6 % a year, of three values each, from many levels.
    private static func falling(_ count: Int) throws -> [AnnualSeries] {
        var stream = try RandomStream(seed: 5)
        return try (0..<count).map { _ in
            var value = pow(10, 1 + 4 * stream.uniform())
            let values = try (0..<3).map { _ in
                value *= exp(-0.06 + 0.02 * (try Normal.standard.draw(from: &stream)))
                return value
            }
            return try AnnualSeries(firstYear: 2019, values: values)
        }
    }

    private static func adapted(to series: [AnnualSeries]) throws -> SeriesPrior {
        try #require(SeriesPrior.ofIndicators.adapted(to: series))
    }

    /// Series whose values stay what they were in three of ten steps, at the same places in none.
    private static func repeating(_ count: Int) throws -> [AnnualSeries] {
        var stream = try RandomStream(seed: 6)
        return try (0..<count).map { _ in
            var value = 100.0
            let stays = Set(stream.order(of: 10).prefix(3))
            let values =
                try [value]
                + (0..<10).map { step in
                    if !stays.contains(step) { value *= exp(0.1 * (try Normal.standard.draw(from: &stream))) }
                    return value
                }
            return try AnnualSeries(firstYear: 2010, values: values)
        }
    }

    @Test("isn't learned from fewer than forty series with two values")
    func few() throws {
        let series = try Self.falling(39) + [AnnualSeries(firstYear: 2020, values: [3])]
        #expect(SeriesPrior.ofIndicators.adapted(to: series) == nil)
        #expect(try Self.adapted(to: Self.falling(40)).count == 40)
    }

    @Test("doesn't depend on the order of the series, also where not all are learned from")
    func order() throws {
        let series = try Self.falling(450)
        let prior = try Self.adapted(to: series)
        #expect(prior.count == 450)
        #expect(try Self.adapted(to: series.reversed()).text == prior.text)
    }

    @Test("makes the table's own histories likelier than the shipped weights do")
    func likelier() throws {
        let series = try Self.falling(100)
        let prior = try Self.adapted(to: series)
        func likelihood(_ prior: PooledPrior) throws -> Double {
            let total = prior.components.reduce(0) { $0 + $1.weight }
            let bank = ComponentBank(
                prior.components.map { $0.weighing($0.weight / total) }, halvesDrift: false, isTempered: true)
            return try series.reduce(0) { sum, one in
                let history = PooledHistory(try ExactHistory(one, for: .pooledTrend, atLeast: 1))
                let evidence = PooledPosterior.logEvidence(of: history, bank)
                let greatest = evidence.reduce(-.infinity, max)
                return sum + greatest + log(evidence.reduce(0) { $0 + exp($1 - greatest) })
            }
        }
        #expect(try likelihood(prior.trend) > likelihood(.standard) + 20)
    }

    @Test("tells a series of one value where the others of its table went")
    func direction() throws {
        let prior = try Self.adapted(to: Self.falling(200))
        let series = try AnnualSeries(firstYear: 2020, values: [1_000])
        let forecasts = try [SeriesPrior.shipped, prior].map { prior in
            try ModelSelection(prior: prior).select(series).fitted.forecast(horizon: 1).distributions[0]
        }
        #expect(try forecasts[0].quantile(0.5) > 1_000)
        #expect(try forecasts[1].quantile(0.5) < 980)
        #expect(forecasts[1].probability(atLeast: 1_000) < forecasts[0].probability(atLeast: 1_000) - 0.2)
    }

    @Test("gives a repeat the chance that repeats have in the table, and none to speak of where there are none")
    func repeats() throws {
        let often = try Self.adapted(to: Self.repeating(300)).repeats
        // Three of ten everywhere, pulled a little to the shipped chance of 15 %.
        let chance = often.repeated / (often.repeated + often.changed)
        #expect((0.22...0.3).contains(chance), "\(chance)")
        let never = try Self.adapted(to: Self.falling(300)).repeats
        #expect(never.repeated / (never.repeated + never.changed) < 0.01)
        let series = try AnnualSeries(firstYear: 2015, values: [7, 7, 8, 9, 9, 11])
        let forecast = try ModelSelection(prior: try Self.adapted(to: Self.repeating(300))).select(series).fitted
            .forecast(horizon: 1).distributions[0]
        #expect(forecast.probability(atLeast: 11) + forecast.probability(atMost: 11) - 1 > 0.2)
    }

    @Test("lets the moves alone say how a series moves where repeats have their own chance")
    func moves() throws {
        let series = try AnnualSeries(
            observations: [(2010, 5.0), (2011, 5), (2014, 7), (2015, 7), (2016, 7), (2017, 8), (2018, 8)].map {
                Observation(year: $0.0, value: .exact($0.1))
            })
        let moves = series.withoutRepeats()
        #expect(moves.observations.map(\.year) == [2014, 2017, 2018])
        #expect(moves.exactValues == [5, 7, 8])
        let still = try AnnualSeries(firstYear: 2018, values: [4, 4, 4]).withoutRepeats()
        #expect(still.observations.map(\.year) == [2020] && still.exactValues == [4])
    }

    @Test("hardly moves for what happened to all series in one year")
    func yearEffect() throws {
        /// Up by a tenth in one year and down again in the next, each by something of its own besides.
        func shaken(_ count: Int, together: Bool) throws -> [AnnualSeries] {
            var stream = try RandomStream(seed: 7)
            return try (0..<count).map { number in
                let sign = together || number % 2 == 0 ? 1.0 : -1
                let values = try [0, 0.1 * sign, 0].map {
                    exp(7 + $0 + 0.01 * (try Normal.standard.draw(from: &stream)))
                }
                return try AnnualSeries(firstYear: 2018, values: values)
            }
        }
        func distance(_ series: [AnnualSeries]) throws -> Double {
            let weights = try Self.adapted(to: series).trend.components.map(\.weight)
            let shipped = SeriesPrior.ofIndicators.trend.components.map(\.weight)
            let totals = (weights.reduce(0, +), shipped.reduce(0, +))
            return zip(weights, shipped).reduce(0) { $0 + abs($1.0 / totals.0 - $1.1 / totals.1) } / 2
        }
        let together = try shaken(300, together: true)
        let histories = try together.map { try ExactHistory($0, for: .pooledTrend, atLeast: 2) }
        #expect(YearEffect(of: histories).share > 0.9)
        let apart = try shaken(300, together: false).map { try ExactHistory($0, for: .pooledTrend, atLeast: 2) }
        #expect(YearEffect(of: apart).share < 0.02)
        let falling = try Self.falling(300).map { try ExactHistory($0, for: .pooledTrend, atLeast: 2) }
        // What goes on in every year is no year's effect.
        #expect(YearEffect(of: falling).share < 0.02)
        // One in eleven of the weight is learned where all series say the same, 30 of 31 where each speaks for itself.
        #expect(try distance(together) < 0.12)
        #expect(try distance(shaken(300, together: false)) > 0.5)
    }

    @Test("is of no concern to what counts repeats itself, nor to other models that are named")
    func others() throws {
        let prior = try Self.adapted(to: Self.repeating(300))
        let values = [3.0, 3, 5, 5, 8]
        let rising = try AnnualSeries(
            firstYear: 2015, values: values, support: Support(lower: 0, isInteger: true, neverFalls: true))
        let plain = try AnnualSeries(firstYear: 2015, values: values)
        func chances(_ prior: SeriesPrior, _ series: AnnualSeries, _ model: ModelFamily?) throws -> [Double] {
            let fitted = try ModelSelection(candidates: model.map { [$0] }, prior: prior).select(series).fitted
            return try fitted.forecast(horizon: 2).distributions.map { $0.probability(atLeast: 9) }
        }
        #expect(try chances(prior, rising, nil) == chances(.shipped, rising, nil))
        for model in [ModelFamily.theta, .linearTrend, .randomWalk] {
            #expect(try chances(prior, plain, model) == chances(.shipped, plain, model))
        }
        #expect(try chances(prior, plain, nil) == chances(prior, plain, .pooledTrend))
        #expect(try chances(prior, plain, nil) != chances(.shipped, plain, nil))
    }

    @Test("is read back from its text as it was")
    func text() throws {
        let prior = try Self.adapted(to: Self.falling(60))
        let read = try SeriesPrior(text: prior.text)
        #expect(read.text == prior.text && read.count == 60)
        let series = try AnnualSeries(firstYear: 2018, values: [10, 12, 11])
        let medians = try [prior, read].map {
            try ModelSelection(prior: $0).select(series).fitted.forecast(horizon: 2).distributions[1].quantile(0.5)
        }
        #expect(medians[1] == medians[0])
    }

    @Test("is read from a trend's prior alone, with the shipped chances of a repeat")
    func trendAlone() throws {
        let read = try SeriesPrior(text: PooledPrior.standard.text)
        #expect(read.trend.components == PooledPrior.standard.components && read.count == nil)
        #expect(read.repeats == RepeatPrior(repeated: 0.1, changed: 0.7))
    }

    @Test("of indicators has a weight for each component of the shipped one")
    func ofIndicators() throws {
        #expect(IndicatorPrior.weights.count == PooledPrior.standard.components.count)
        let total = IndicatorPrior.weights.reduce(0, +)
        #expect(abs(total - 1) < 0.001 && IndicatorPrior.weights.allSatisfy { $0 >= 0 })
        let read = try SeriesPrior(text: SeriesPrior.ofIndicators.text)
        #expect(read.text == SeriesPrior.ofIndicators.text && read.count == IndicatorPrior.count)
    }

    @Test(
        "names the line that is no part of a prior",
        arguments: [("", 1), ("mitoshi-series-prior\t1\t60\t0\t1\n", 1), ("mitoshi-series-prior\t1\t60\t0.1\t1\nx", 2)])
    func damaged(_ text: String, _ line: Int) {
        #expect { try SeriesPrior(text: text) } throws: { ($0 as? PooledPrior.TextError)?.line == line }
    }
}
