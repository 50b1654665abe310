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
