import MitoshiStatistics
import TestSupport
import Testing

@Suite("A backtest")
struct BacktestTests {
    /// The series of the script that made the reference values.
    static let series: [[Double]] = [
        [120, 131, 128, 140, 155, 149, 160, 171, 168, 180, 176, 190], [9.1, 8.7, 9.9, 10.4, 9.6, 11.2, 12.5, 11.9],
        [3, 7, 4, 6, 9], [4, 1, -3, -2, -6, -9],
    ]

    static func totals(_ backtest: Backtest, _ series: [[Double]] = series) throws -> BacktestTotals {
        var totals = BacktestTotals(contenders: backtest.contenders)
        for values in series { totals.add(backtest.run(try AnnualSeries(firstYear: 2001, values: values))) }
        return totals
    }

    @Test(
        "of a random walk scores as a second implementation does",
        arguments: [
            ("whole", Backtest(contenders: [.family(.randomWalk)])),
            ("last-three", Backtest(contenders: [.family(.randomWalk)], shown: 3, stride: 2, mostOrigins: 2)),
        ])
    func reference(part: String, backtest: Backtest) throws {
        let values = try ReferenceValues("scores", part)
        let scores = try #require(try Self.totals(backtest).scores(of: 0, in: .all))
        #expect(scores.series == 4)
        #expect(try Double(scores.origins) == values.number("origins"))
        #expect(try Double(scores.steps) == values.number("forecasts"))
        func expectMean(_ mean: RunningMean, _ name: String, _ index: Int = 0, within tolerance: Double = 1e-9) throws {
            let expected =
                try index == 0 && !["interval", "width"].contains(name)
                ? values.number(name) : values.numbers(name)[index]
            expectClose(try #require(mean.value), to: expected, within: tolerance)
        }
        try expectMean(scores.percentageError, "smape")
        try expectMean(scores.scaledError, "mase")
        expectClose(try #require(scores.scaledError.standardError), to: try values.number("mase_error"), within: 1e-9)
        expectClose(try #require(scores.overallWeightedAverage), to: try values.number("owa"), within: 1e-9)
        for index in Backtest.coverages.indices {
            try expectMean(scores.intervalScores[index], "interval", index)
            try expectMean(scores.widths[index], "width", index)
            expectClose(
                try #require(scores.insideShares?[index]), to: try values.numbers("inside")[index], within: 1e-12)
        }
        try expectMean(scores.pinball, "pinball")
        // The reference integrates; two degrees of freedom leave more in the tails than the grid sees.
        try expectMean(scores.continuousRankedProbability, "crps", within: 1e-2)
        try expect(scores.attainment, toBe: values, "attainment_")
        expectClose(try #require(scores.baseRates.brier.value), to: try values.number("base_brier"), within: 1e-9)
        expectClose(
            try #require(scores.baseRates.logarithmic.value), to: try values.number("base_log_score"), within: 1e-9)
    }

    @Test("never lets a contender see what came after the origin")
    func noLookingAhead() throws {
        let backtest = Backtest(contenders: [.chosen, .family(.theta)], horizon: 2, mostOrigins: 1)
        let known = [5.0, 7, 6, 9, 8, 11]
        func shares(_ later: [Double]) throws -> [Double?] {
            let totals = try Self.totals(backtest, [known + later])
            return (0..<2).map { totals.scores(of: $0, in: .all)?.widths.last?.value }
        }
        #expect(try shares([10, 12]) == shares([1000, -1000]))
    }

    @Test("gives “no change” an overall weighted average of one and no intervals")
    func noChange() throws {
        let scores = try #require(
            try Self.totals(Backtest(contenders: [.noChange])).scores(of: 0, in: .all))
        expectClose(try #require(scores.overallWeightedAverage), to: 1, within: 1e-12)
        #expect(scores.insideShares == nil && scores.pinball.value == nil)
        #expect(scores.attainment.reliability.bins.filter { $0.count > 0 }.map(\.lower) == [0, 0.9])
    }

    @Test("counts and names what has no score")
    func refusals() throws {
        let backtest = Backtest(contenders: [.noChange, .family(.exponentialTrend)], horizon: 2)
        let totals = try Self.totals(backtest, [[1, 2], [3, -1, 4, 5, 6, 7], [2, 3, 4, 6, 9]])
        #expect(totals.series == 3)
        #expect(totals.seriesRefusals.map(\.sort) == [.tooShort] && totals.seriesRefusals.map(\.count) == [1])
        #expect(totals.refusals(of: 0).isEmpty)
        #expect(totals.refusals(of: 1).map(\.sort) == [.unsuitableValue])
        #expect(totals.refusals(of: 1).map(\.count) == [2])
        #expect(totals.scores(of: 1, in: .all)?.series == 1)
    }

    @Test("scores only the years that are known, by their distance, where years are missing")
    func gaps() throws {
        let observations = [(2001, 4.0), (2002, 5), (2003, 7), (2006, 8), (2009, 9)].map {
            Observation(year: $0.0, value: .exact($0.1))
        }
        let run = Backtest(contenders: [.family(.randomWalk)], horizon: 3, mostOrigins: 1).run(
            try AnnualSeries(observations: observations))
        let origin = try #require(run.results.first?.origins.first)
        #expect(origin.shown == 3 && origin.steps == 1 && origin.questions.isEmpty)
    }

    @Test("groups by kind and by the number of values shown")
    func groups() throws {
        let backtest = Backtest(contenders: [.noChange], horizon: 1)
        var totals = BacktestTotals(contenders: backtest.contenders)
        let values = (0..<13).map(Double.init)
        totals.add(backtest.run(try AnnualSeries(firstYear: 1, values: values)), kind: "flow")
        totals.add(backtest.run(try AnnualSeries(firstYear: 1, values: Array(values.prefix(5)))), kind: "stock")
        let shown = (3...10).map { BacktestTotals.Group.shown(ShownValues(holding: $0)) }
        #expect(
            totals.groups == [.all, .kind("flow"), .kind("stock")] + shown + [.shown(ShownValues(holding: 12))])
        #expect(totals.scores(of: 0, in: .shown(ShownValues(holding: 11)))?.origins == 2)
        #expect(totals.scores(of: 0, in: .shown(ShownValues(holding: 3)))?.series == 2)
        #expect(totals.scores(of: 0, in: .kind("stock"))?.origins == 2)
        #expect(ShownValues(holding: 40).text == "31–")
    }

    @Test("leaves no infinity behind near the greatest numbers")
    func hugeValues() throws {
        let totals = try Self.totals(
            Backtest(contenders: [.noChange, .family(.randomWalk)], horizon: 2),
            [
                [1e308, -1e308, 1e308, -1e308, 1e308], [1e-300, 2e-300, 3e-300, 1e300, 2e300],
            ])
        for index in 0..<2 {
            let scores = totals.scores(of: index, in: .all)
            for mean in [scores?.scaledError.value, scores?.percentageError.value, scores?.pinball.value] {
                #expect(mean?.isFinite != false)
            }
            #expect(totals.refusals(of: index).contains { $0.sort == .notFinite })
        }
    }
}
