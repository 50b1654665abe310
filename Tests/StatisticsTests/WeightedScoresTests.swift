import MitoshiStatistics
import TestSupport
import Testing

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
