import MitoshiNumericalMethods
import MitoshiStatistics
import TestSupport
import Testing

@Suite("Scores")
struct ScoreReferenceTests {
    @Test("of points are those worked out elsewhere, also for zeros and opposite signs")
    func points() throws {
        let values = try ReferenceValues("scores", "points")
        let pairs = try zip(values.numbers("forecasts"), values.numbers("actuals"))
        for ((forecast, actual), expected) in try zip(pairs, values.numbers("percentages")) {
            expectClose(
                PointScore.symmetricPercentageError(forecast: forecast, actual: actual), to: expected, within: 1e-12)
        }
    }

    @Test("are scaled by the mean change; a history that never changes has no scale")
    func scale() {
        #expect(PointScore.scale(of: [3, 7, 4, 6]) == 3)
        #expect(PointScore.scale(of: [5, 5, 5]) == nil)
        #expect(PointScore.scale(of: [5]) == nil)
        #expect(PointScore.scale(of: [-1e308, 1e308, -1e308]) == nil)
    }

    @Test("punish a value outside an interval by 2/α of its distance")
    func intervals() {
        expectClose(IntervalScore.score(of: 2...6, coverage: 0.8, actual: 3), to: 4, within: 1e-12)
        expectClose(IntervalScore.score(of: 2...6, coverage: 0.8, actual: 7), to: 4 + 10, within: 1e-12)
        expectClose(IntervalScore.score(of: 2...6, coverage: 0.95, actual: 1), to: 4 + 40, within: 1e-12)
    }

    @Test("over the grid of levels come within 0.2 % of the integral for a normal distribution")
    func rankedProbability() throws {
        let values = try ReferenceValues("scores", "normal")
        let normal = try Normal(mean: 10, standardDeviation: 3)
        let quantiles = try QuantileScore.rankedLevels.map { try normal.quantile($0) }
        for (actual, expected) in try zip(values.numbers("actuals"), values.numbers("crps")) {
            expectRelativelyClose(
                QuantileScore.continuousRankedProbability(quantiles: quantiles, actual: actual), to: expected,
                within: 2e-3)
        }
    }

    @Test("of probabilities, with reliability and its error, are those worked out elsewhere")
    func probabilities() throws {
        let values = try ReferenceValues("scores", "probabilities")
        var scores = ProbabilityScores()
        for (probability, came) in try zip(values.numbers("stated"), values.numbers("came")) {
            scores.add(probability: probability, happened: came == 1)
        }
        try expect(scores, toBe: values, "")
        let bins = try values.numbers("bins")
        let filled = scores.reliability.bins.filter { $0.count > 0 }
        #expect(filled.count == bins.count / 4 && scores.reliability.bins.count == 10)
        for (index, bin) in filled.enumerated() {
            expectClose(bin.lower, to: bins[4 * index] / 10, within: 1e-12)
            #expect(Double(bin.count) == bins[4 * index + 1])
            expectClose(try #require(bin.meanProbability), to: bins[4 * index + 2], within: 1e-12)
            expectClose(try #require(bin.observedShare), to: bins[4 * index + 3], within: 1e-12)
        }
    }

    @Test("cost a mistaken certainty −log 0.001, never infinity")
    func certainty() {
        expectClose(
            ProbabilityScore.logarithmic(probability: 0, happened: true), to: 6.907_755_278_982_137, within: 1e-12)
        expectClose(
            ProbabilityScore.logarithmic(probability: 1, happened: false), to: 6.907_755_278_982_137, within: 1e-12)
    }

    @Test("of nothing are missing, not zero")
    func nothing() {
        let scores = ProbabilityScores()
        #expect(scores.brier.value == nil && scores.baseRate == nil)
        #expect(scores.reliability.expectedCalibrationError == nil)
        #expect(RunningMean().standardError == nil)
    }
}

func expect(_ scores: ProbabilityScores, toBe values: ReferenceValues, _ prefix: String) throws {
    #expect(try Double(scores.count) == values.number(prefix + "count"))
    #expect(try Double(scores.happened) == values.number(prefix + "happened"))
    expectClose(try #require(scores.brier.value), to: try values.number(prefix + "brier"), within: 1e-9)
    expectClose(
        try #require(scores.brier.standardError), to: try values.number(prefix + "brier_error"), within: 1e-9)
    expectClose(try #require(scores.logarithmic.value), to: try values.number(prefix + "log_score"), within: 1e-9)
    expectClose(
        try #require(scores.reliability.expectedCalibrationError),
        to: try values.number(prefix + "calibration_error"), within: 1e-9)
}

@Suite("Scores of statements that count for different amounts")
struct WeightedScoresTests {
    private static func scores(_ statements: [(Double, Bool, Double)]) -> WeightedScores {
        WeightedScores(
            statements.map { WeightedScores.Statement(probability: $0.0, happened: $0.1, weight: $0.2) })
    }

    /// By hand: Brier (2·.04 + 1·.25 + 1·.09)/4, order (.8 beats .5 and .3, each with weight 2 of 2).
    @Test("are those worked out by hand")
    func byHand() throws {
        let scores = Self.scores([(0.8, true, 2), (0.5, false, 1), (0.3, false, 1)])
        expectClose(try #require(scores.baseRate), to: 0.5, within: 1e-15)
        expectClose(try #require(scores.brier), to: 0.105, within: 1e-15)
        // −(2 ln .8 + ln .5 + ln .7)/4
        expectClose(try #require(scores.logarithmic), to: 0.3740273067817743, within: 1e-12)
        #expect(scores.discrimination == 1)
        #expect(scores.reliability.bins.map(\.count) == [0, 0, 0, 1, 0, 1, 0, 0, 1, 0])
        // (2·.2 + .5 + .3)/4
        expectClose(try #require(scores.reliability.expectedCalibrationError), to: 0.3, within: 1e-15)
    }

    /// Of the weights 3·1 + 1·2: .6 above .4 counts 3, equal .4s count half of 1.
    @Test("count ties of probabilities as half in order")
    func ties() throws {
        let scores = Self.scores([(0.6, true, 3), (0.4, true, 1), (0.4, false, 1)])
        expectClose(try #require(scores.discrimination), to: 3.5 / 4, within: 1e-15)
    }

    @Test("are those of the same statements repeated as often as they count")
    func repeated() throws {
        let some: [(Double, Bool)] = [(0.15, false), (0.35, true), (0.72, true), (0.9, false), (0.72, false)]
        let counts = [1, 3, 2, 1, 4]
        let weighted = Self.scores(zip(some, counts).map { ($0.0, $0.1, Double($1)) })
        let spread = Self.scores(
            zip(some, counts).flatMap { [(Double, Bool, Double)](repeating: ($0.0, $0.1, 1), count: $1) })
        expectClose(try #require(weighted.brier), to: try #require(spread.brier), within: 1e-14)
        expectClose(try #require(weighted.discrimination), to: try #require(spread.discrimination), within: 1e-14)
        for (bin, other) in zip(weighted.reliability.bins, spread.reliability.bins) {
            #expect((bin.observedShare == nil) == (other.observedShare == nil))
            expectClose(bin.observedShare ?? 0, to: other.observedShare ?? 0, within: 1e-14)
            expectClose(bin.meanProbability ?? 0, to: other.meanProbability ?? 0, within: 1e-14)
        }
    }

    @Test("say nothing of nothing, and no order where everything happened")
    func none() {
        #expect(Self.scores([]).brier == nil && Self.scores([]).baseRate == nil)
        #expect(Self.scores([(0.2, true, 1), (0.7, true, 1)]).discrimination == nil)
    }
}
