import MitoshiNumericalMethods
import TestSupport
import Testing

@testable import MitoshiStatistics

/// Expected figures are those of `scripts/learn/count-average.py --check`, which shares nothing with the program but the
/// formulas and the pooled prior's table.
@Suite("The average of what may be behind a count")
struct CountAverageTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let values: [Double]
        /// Of chance, decision and trend.
        let logEvidence: [Double]
        let weights: [Double]
        /// P(Y ≤ the last value) in the two coming years, by chance and by decision.
        let chance: [Double]
        let decision: [Double]
        var testDescription: String { values.description }
    }

    static let cases = [
        Case(
            values: [5, 5, 5, 5], logEvidence: [-6.1040272917, -0.8258467764, -1.2031088616],
            weights: [0.118150206, 0.474174240, 0.407675554], chance: [0.5653540553, 0.5501824465],
            decision: [0.9264325194, 0.8953729996]),
        Case(
            values: [7, 8, 9, 10, 11], logEvidence: [-9.6463506165, -5.3462416168, -3.6573944263],
            weights: [0.093042306, 0.249620373, 0.657337321], chance: [0.6432395420, 0.6064945597],
            decision: [0.1019877522, 0.0722629020]),
        Case(
            values: [20, 22, 25, 27, 29], logEvidence: [-11.9925875701, -11.1613837722, -7.1008775238],
            weights: [0.112161593, 0.070944597, 0.816893810], chance: [0.5833594494, 0.5257050657],
            decision: [0.0576248980, 0.0374079838]),
        Case(
            values: [0, 0, 1, 0, 0, 0], logEvidence: [-3.5919547950, -3.8962934542, -3.8091836682],
            weights: [0.809755909, 0.116461824, 0.073782267], chance: [0.7459118644, 0.7251556496],
            decision: [0.7731799839, 0.7410509060]),
        Case(
            values: [300, 320, 310], logEvidence: [-9.2540049668, -16.7764242365, -9.5896852355],
            weights: [0.273372765, 0.005898864, 0.720728371], chance: [0.4698083836, 0.4754167646],
            decision: [0.6890340021, 0.6517849601]),
        Case(
            values: [6], logEvidence: [0, -0.1335313926, 0], weights: [0.622164599, 0.174724777, 0.203110624],
            chance: [0.5460596774, 0.5295012655], decision: [0.8829544710, 0.8371748047]),
    ]

    @Test("weighs its members as another program does", arguments: cases)
    func weights(_ example: Case) throws {
        let average = try Self.average(example.values)
        for member in average.members {
            let (place, logEvidence) =
                switch member.fitted {
                case let rate as FittedGammaPoisson: (0, rate.logEvidence)
                case let decided as FittedDecidedCount: (1, decided.logEvidence)
                case let trend as FittedPooledTrend: (2, trend.logEvidence)
                default: (-1, Double.nan)
                }
            try #require(place >= 0)
            // The pooled trend leaves out components worth 3 · 10⁻⁷ together.
            expectClose(logEvidence, to: example.logEvidence[place], within: 1e-6)
            expectClose(member.weight, to: example.weights[place], within: 1e-6)
            guard place < 2 else { continue }
            let years = try member.fitted.forecast(horizon: 2).distributions
            for (year, expected) in zip(years, place == 0 ? example.chance : example.decision) {
                expectClose(
                    year.probability(atMost: example.values[example.values.count - 1]), to: expected, within: 1e-8)
            }
        }
        #expect(average.members.count == 3)
    }

    @Test("has probabilities of whole numbers that sum to 1", arguments: cases)
    func sums(_ example: Case) throws {
        for year in try Self.average(example.values).forecast(horizon: 2).distributions {
            #expect(year.isDiscrete)
            var sum = 0.0
            for count in 0...2_000 {
                let own = year.probability(atMost: Double(count)) - year.probability(atMost: Double(count) - 1)
                #expect(own >= -1e-12)
                sum += own
                expectClose(
                    year.probability(atMost: Double(count)) + year.probability(atLeast: Double(count) + 1), to: 1,
                    within: 1e-9)
            }
            // Once in a thousand years a trend is a surprise, from 310 beyond 2,000 in 3 % of them: log(2,000/310) is 1.86 of
            // their standard deviations.
            expectClose(sum, to: 1, within: 4e-5)
        }
    }

    static let levels = [1.0, 2, 5, 12, 29, 30, 400]

    @Test("keeps a level the likelier the longer it stood, but never surer than the years allow", arguments: levels)
    func constant(level: Double) throws {
        var before = 0.0
        for count in 1...12 {
            let year = try Self.nextYear([Double](repeating: level, count: count))
            let (reached, held) = (year.probability(atLeast: level), year.probability(atMost: level))
            #expect(reached > before)
            #expect(max(reached, held) <= 1 - 0.3 / Double(count + 2))
            #expect(count < 8 || min(reached, held) >= 0.7)
            before = reached
        }
    }

    @Test(
        "expects the next step the more the longer the steps were seen, also beyond seven years", arguments: [15.0, 21])
    func rising(next: Double) throws {
        let chances = try (2...12).map { count in
            try Self.nextYear((1...count).reversed().map { next - Double($0) }).probability(atLeast: next)
        }
        #expect(chances == chances.sorted())
        #expect(zip(chances, chances.dropFirst()).allSatisfy { $1 - $0 < 0.15 })
        #expect(chances[6] >= 0.5)
    }

    @Test("doesn't switch at 30, nor anywhere else")
    func levelsAlike() throws {
        let kept = try (20...40).map { level in
            try Self.nextYear([Double](repeating: Double(level), count: 4)).probability(atLeast: Double(level))
        }
        #expect(zip(kept, kept.dropFirst()).allSatisfy { abs($1 - $0) < 0.02 })
        let reached = try [29.0, 30].map { try Self.nextYear([20, 22, 25, 27, $0]).probability(atLeast: 30) }
        #expect(reached[0] >= 0.4 && abs(reached[1] - reached[0]) <= 0.25)
    }

    @Test(
        "finds, of many levels at once, the first count that reaches each",
        arguments: [[3, 5, 4, 6], [310, 290, 330, 350], [5_200, 5_400, 5_900, 6_100], [21_000, 22_500, 21_800]])
    func manyLevels(values: [Double]) throws {
        let series = try AnnualSeries(firstYear: 2015, values: values, support: .count)
        let levels = (1..<100).map { Double($0) / 100 }.reversed() + [1e-12, 1e-4, 0.9999]
        for model: any ForecastModel in [CountAverage(), GammaPoisson()] {
            for year in try model.forecast(series, horizon: 3).distributions {
                for (level, count) in zip(levels, try year.quantiles(levels)) {
                    // The trend's share of the average is worked out in cells.
                    let error = min(3e-4, level / 2)
                    #expect(year.probability(atMost: count) >= level - error)
                    #expect(year.probability(atMost: count - 1) < level + error)
                }
            }
        }
    }

    @Test("leaves large counts to the trend, with hardly a difference")
    func large() throws {
        let values: [Double] = [1_510, 1_720, 1_650, 1_890, 1_930, 2_100]
        let series = try AnnualSeries(firstYear: 2015, values: values, support: .count)
        let average = try #require(try CountAverage().fit(series) as? FittedAverage)
        #expect(average.members[0].fitted is FittedPooledTrend)
        // Half of the evidence counts, so that of a share of a thousandth it leaves about a thirtieth.
        #expect(average.members[0].weight > 0.96)
    }

    @Test("stays within its bounds and works with gaps, dates, zeros and billions")
    func hostile() throws {
        let bounded = try AnnualSeries(
            firstYear: 2018, values: [9, 10, 10], support: Support(lower: 3, upper: 10, isInteger: true))
        for year in try CountAverage().forecast(bounded, horizon: 3).distributions {
            expectClose(year.probability(atMost: 10), to: 1, within: 1e-12)
            #expect(year.probability(atMost: 2) == 0)
            #expect(try year.quantile(1e-4) >= 3 && year.quantile(0.9999) <= 10)
        }
        let gaps = try AnnualSeries(
            observations: [
                Observation(year: 2011, value: .exact(4)), Observation(year: 2015, value: .exact(4)),
                Observation(year: 2016, elapsedFraction: 0.5, value: .exact(5)),
            ], support: .count)
        #expect(try CountAverage().forecast(gaps, horizon: 2).origin == 2015)
        let none = try Self.nextYear([0, 0, 0])
        #expect(none.probability(atMost: 0) > 0.5 && none.probability(atLeast: 1) > 0.01)
        let billions = try Self.nextYear([3e9, 3.1e9, 3.2e9])
        #expect(try (2.5e9...4.5e9).contains(billions.quantile(0.5)))
        let series = try AnnualSeries(firstYear: 2020, values: [2.5], support: .nonNegative)
        #expect(
            throws: StatisticsError.unsuitableValue(
                model: .countAverage, year: 2020, value: 2.5, rule: .wholeNumber(upTo: 0x1p53))
        ) { try CountAverage().fit(series) }
    }

    @Test("is the standard of whole numbers of any size and length, not of what accumulates")
    func standard() throws {
        for values in [[3.0], [3, 0, 2, 5, 1, 4, 2], [3, 0, 2, 5, 1, 4, 2, 3], [300, 310, 290], [0, 0, 0]] {
            let series = try AnnualSeries(firstYear: 2010, values: values, support: .count)
            #expect(try ModelSelection().select(series).family == .countAverage)
        }
        let sum = try AnnualSeries(
            firstYear: 2010, values: [3, 4], support: Support(lower: 0, isInteger: true, neverFalls: true))
        #expect(sum.standardFamily == .yearlyIncrements)
    }

    private static func average(_ values: [Double]) throws -> FittedAverage {
        let series = try AnnualSeries(firstYear: 2021 - values.count, values: values, support: .count)
        return try #require(try CountAverage().fit(series) as? FittedAverage)
    }

    private static func nextYear(_ values: [Double]) throws -> any PredictiveDistribution {
        try average(values).forecast(horizon: 1).distributions[0]
    }
}

@Suite("A number that somebody decides")
struct DecidedNumberTests {
    /// By hand: distances have the mean 2, so that every further number is half as likely. Between 0 and 4 with 2 expected
    /// the others have 1/2, 1/4 on either side, of 3/2 in all: 1/6, 1/3, 1/3, 1/6 of the chance that it isn't 2.
    @Test("has the probabilities worked out by hand")
    func byHand() {
        let count = DecidedNumber(number: 2, chance: 0.4, distances: [(1, 2)], bounds: (0, 4))
        for (value, expected) in zip([0.0, 1, 2, 3, 4], [0.1, 0.3, 0.7, 0.9, 1]) {
            expectClose(count.probability(atMost: value), to: expected, within: 1e-12)
            expectClose(count.probability(atLeast: value + 1), to: 1 - expected, within: 1e-12)
        }
        expectClose(count.mean, to: 2, within: 1e-12)
    }

    /// At 0 all other numbers lie above: their mean is that of the distances.
    @Test("lies above 0 where nothing lies below")
    func zero() {
        let count = DecidedNumber(number: -3, chance: 0.5, distances: [(0.5, 2), (0.5, 4)], bounds: (0, .infinity))
        #expect(count.number == 0)
        expectClose(count.mean, to: 1.5, within: 1e-12)
        // 1/2 · (1/2 · 1/2 + 1/2 · 1/4) lies at 1.
        expectClose(count.probability(atMost: 1), to: 0.6875, within: 1e-12)
    }

    @Test("is certain where nothing else is possible")
    func certain() {
        let count = DecidedNumber(number: 7, chance: 0.5, distances: [(1, 2)], bounds: (3, 3))
        #expect(count.probability(atMost: 3) == 1 && count.probability(atLeast: 3) == 1 && count.mean == 3)
    }
}
