import MitoshiStatistics
import TestSupport
import Testing

@Suite("The choice of a model")
struct ModelSelectionTests {
    @Test("takes the pooled trend by default, from one value on, and refuses none")
    func standard() throws {
        for values in [[3.0], [3, 5], [3, 5, 4], [3, 5, 4, 6, 7, 9, 8, 11, 10]] {
            let selected = try ModelSelection().select(AnnualSeries(firstYear: 2010, values: values))
            #expect(selected.family == .pooledTrend)
            #expect(selected.criterion == .standard(origins: values.count < 8 ? 0 : 5, steps: 2))
        }
        #expect(throws: StatisticsError.self) { try ModelSelection().select(AnnualSeries(observations: [])) }
    }

    @Test("shows the errors of others beside it once there are eight values")
    func shownBeside() throws {
        let selected = try ModelSelection().select(ModelExample.series(for: .linearTrend))
        #expect(selected.candidates.compactMap(\.outcome.score).count > 2)
        #expect(selected.candidates.first { $0.family == .pooledTrend }?.outcome.score != nil)
    }

    @Test("takes no change where the pooled trend has no scale")
    func allZero() throws {
        let zeros = try AnnualSeries(firstYear: 2010, values: [0, 0, 0])
        #expect(try ModelSelection().select(zeros).family == .randomWalk)
        #expect(try zeros.standardFit().family == .randomWalk)
    }

    @Test("compares forecasts of the past where there is one, and says how many")
    func rollingOrigin() throws {
        let selected = try ModelSelection(candidates: [.randomWalk, .linearTrend, .theta])
            .select(ModelExample.series(for: .linearTrend))
        #expect(selected.criterion == .rollingOrigin(origins: 9, steps: 2))
        let scores = selected.candidates.compactMap(\.outcome.score)
        #expect(scores.count > 2)
        let chosen = try #require(selected.candidates.first { $0.family == selected.family })
        #expect(chosen.outcome.score == scores.min())
    }

    @Test("prefers what has forecast the series well")
    func preference() throws {
        let noise = [0.3, -0.5, 0.1, 0.6, -0.2, -0.4, 0.5, 0.0, -0.6, 0.4, 0.2, -0.3, 0.5, -0.1]
        let rising = try AnnualSeries(
            firstYear: 2005, values: noise.enumerated().map { 10 * Double($0.offset) + $0.element })
        let walks: [ModelFamily] = [.randomWalk, .randomWalkWithDrift, .simpleExponentialSmoothing]
        #expect(try ModelSelection(candidates: walks).select(rising).family == .randomWalkWithDrift)
        let still = try AnnualSeries(firstYear: 2005, values: noise.map { 50 + 10 * $0 })
        #expect(try ModelSelection(candidates: walks).select(still).family == .simpleExponentialSmoothing)
        let candidates: [ModelFamily] = [.randomWalk, .linearTrend]
        #expect(try ModelSelection(candidates: candidates).select(rising).family == .linearTrend)
    }

    @Test("scores no change by hand: errors 2 and 3 and 1, changes of 2 a year")
    func scoreByHand() throws {
        // Origins after 3 and 4 values: |9−4|, |8−4| → 4.5 and |8−9| → 1; mean absolute change (2+1+... )/4.
        let series = try AnnualSeries(firstYear: 2010, values: [1, 3, 4, 9, 8])
        let selected = try ModelSelection(candidates: [.randomWalk, .randomWalkWithDrift]).select(series)
        let walk = try #require(selected.candidates.first { $0.family == .randomWalk })
        expectClose(try #require(walk.outcome.score), to: (4.5 + 1) / 2 / (9.0 / 4), within: 1e-12)
    }

    @Test("falls back on the likelihood where too few models could forecast the past")
    func likelihood() throws {
        let values = Array(ModelExample.growth.prefix(6))
        let series = try AnnualSeries(firstYear: 2010, values: values)
        let selected = try ModelSelection(candidates: [.linearTrend, .exponentialTrend, .holtLinear])
            .select(AnnualSeries(firstYear: 2010, values: Array(values.prefix(5))))
        #expect(selected.criterion == .rollingOrigin(origins: 2, steps: 2))
        // Damped smoothing needs six values, so no earlier end can be tried; lines and walks can.
        let two = try ModelSelection(candidates: [.logisticGrowth, .gompertzGrowth, .exponentialTrend, .dampedTrend])
            .select(series)
        #expect(two.candidates.count == 4)
        let dated = try AnnualSeries(
            observations: values.enumerated().map {
                Observation(year: 2010 + $0.offset, elapsedFraction: 0.5, value: .exact($0.element))
            })
        let byLikelihood = try ModelSelection(candidates: [.linearTrend, .exponentialTrend]).select(dated)
        #expect(byLikelihood.criterion == .correctedAkaike)
        #expect(byLikelihood.family == .exponentialTrend)
    }

    @Test("compares a single candidate with nothing")
    func named() throws {
        let selected = try ModelSelection(candidates: [.linearTrend]).select(ModelExample.series(for: .linearTrend))
        #expect(selected.criterion == .named)
        #expect(selected.family == .linearTrend)
    }

    @Test("keeps every candidate in the order of the list, the refused with their reason")
    func refusals() throws {
        let series = try AnnualSeries(firstYear: 2010, values: [3, 5, 4, 0, 6, 7])
        let selected = try ModelSelection(candidates: [.exponentialTrend, .randomWalk, .holtLinear, .binomialTrend])
            .select(series)
        #expect(selected.candidates.map(\.family) == [.randomWalk, .exponentialTrend, .holtLinear, .binomialTrend])
        #expect(
            selected.candidates[1].outcome.refusal
                == .unsuitableValue(model: .exponentialTrend, year: 2013, value: 0, rule: .aboveZero))
    }

    @Test("tries what suits the support")
    func suitable() throws {
        let real = try AnnualSeries(firstYear: 2010, values: [1, 2, 3])
        #expect(!real.suitableFamilies.contains(.exponentialTrend))
        #expect(!real.suitableFamilies.contains(.poissonTrend))
        let count = try AnnualSeries(firstYear: 2010, values: [1, 2, 3], support: .count)
        #expect(count.suitableFamilies.contains(.poissonTrend))
        let many = try AnnualSeries(firstYear: 2010, values: [996_498, 1_002_000], support: .count)
        #expect(!many.suitableFamilies.contains(.poissonTrend))
        let share = try ModelExample.series(for: .binomialTrend)
        #expect(share.suitableFamilies.contains(.binomialTrend))
        #expect(share.suitableFamilies.contains(.logisticGrowth))
    }

    @Test("gives a growth curve the support's own ceiling")
    func ceiling() throws {
        let share = try AnnualSeries(firstYear: 2010, values: [60, 72, 80, 88, 91], support: .percentage)
        let fitted = try ModelFamily.logisticGrowth.model(for: share.support).fit(share)
        let far = try fitted.forecast(horizon: 30).distributions[29]
        #expect(try far.quantile(0.999) < 100)
    }
}
