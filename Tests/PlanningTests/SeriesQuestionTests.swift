import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

@Suite("A question about one series")
struct SeriesQuestionTests {
    private static func observations(_ values: [Double], from year: Int = 2016) -> [Observation] {
        values.enumerated().map { Observation(year: year + $0.offset, value: .exact($0.element)) }
    }

    private static func question(_ values: [Double], _ kind: IndicatorKind? = nil) -> SeriesQuestion {
        SeriesQuestion(observations: observations(values), kind: kind, horizon: 2)
    }

    /// Two pieces of code, one answer.
    @Test(
        "has the chance and the verdict that an assessment gives by the forecast alone",
        arguments: [
            (IndicatorKind.stock, "トン", [101, 112, 118, 131, 142], 160.0),
            (.flow, "人", [101, 112, 118, 131, 142], 130),
            (.smallCount, "件", [3, 5, 2, 4, 6], 8), (.share, "%", [62.5, 64, 63.5, 66, 70.5], 71),
            (.cumulativeStock, "台", [10, 14, 14, 19, 23], 30),
            (.stock, "人", [5_000, 4_000, 4_000, 3_000, 3_000], 2_000),
        ])
    func asAssessed(kind: IndicatorKind, unit: String, values: [Double], target: Double) throws {
        let plan = PlanOfOne(
            kind: kind, unit: unit, values: values.enumerated().map { (2016 + $0.offset, $0.element) },
            targets: [(2021, target), (2023, target)], decimals: nil, pathCount: 64)
        let assessed = try plan.assessed().targets
        let answer = try SeriesQuestion(
            observations: Self.observations(values), kind: kind, unit: unit,
            goals: [2021, 2023].map { .init(year: $0, range: .exact(target)) }
        ).answer()
        #expect(answer.horizon == 3 && answer.valueCount == 5)
        for (found, expected) in zip(answer.outcomes, assessed) {
            #expect(try found.probability == #require(expected.probability))
            #expect(found.verdict == expected.verdict)
            #expect(found.direction == expected.rule?.direction)
        }
    }

    @Test("takes months to date as an assessment does", arguments: [(IndicatorKind.flow, 2_600.0), (.smallCount, 9)])
    func monthsToDate(kind: IndicatorKind, counted: Double) throws {
        let values: [Double] = kind == .flow ? [3_900, 4_200, 4_000, 4_100, 4_300] : [12, 14, 11, 13, 15]
        let (target, unit) = kind == .flow ? (4_500.0, "人") : (17.0, "件")
        let toDate = IndicatorMeasurement(
            indicatorID: PlanOfOne.id, period: .monthsToDate(try PlanOfOne.year(2021), count: 6),
            value: .numeric(.exact(counted)))
        let assessed = try PlanOfOne(
            kind: kind, unit: unit, direction: .stated(.increase),
            values: values.enumerated().map { (2016 + $0.offset, $0.element) }, targets: [(2021, target)],
            decimals: nil, others: [toDate], asOf: (2021, 10, 1)
        ).assessed().targets[0]
        var question = SeriesQuestion(
            observations: Self.observations(values), kind: kind, unit: unit, direction: .increase,
            goals: [.init(year: 2021, range: .exact(target))])
        let before = try question.answer().outcomes[0].probability
        question.toDate = .init(year: 2021, months: 6, counted: counted)
        let answer = try question.answer(draws: SeriesDraws(count: 5, seed: 1, id: "a"))
        #expect(try answer.outcomes[0].probability == #require(assessed.probability))
        #expect(answer.outcomes[0].probability != before)
        #expect(answer.paths.count == 5 && answer.paths.allSatisfy { $0[0] >= counted })
        question.kind = .stock
        #expect(try question.answer().outcomes[0].probability != answer.outcomes[0].probability)
    }

    @Test("recognises counts of few things and percentages, and nothing where a bound or another unit stands")
    func recognition() throws {
        #expect(Self.question([0, 1, 0, 2, 1]).recognisedKind == .smallCount)
        #expect(Self.question([92, 95, 97, 99, 99.5]).recognisedKind == .share)
        for values in [
            [1, 2, 30], [10, 12, 13], [0.5, 1], [-1, 2, 3], [5], [92, 95, 97], [92, 99.5, 100.5], [40, 95.5, 97],
            [92.125, 95.5, 97],
        ] {
            #expect(Self.question(values).recognisedKind == nil, "\(values)")
        }
        var question = Self.question([40, 50, 61])
        question.unit = "%"
        #expect(question.recognisedKind == .share)
        question.lower = 0
        #expect(question.recognisedKind == nil)
        question = Self.question([0, 1, 0, 2, 1])
        question.unit = "億円"
        #expect(question.recognisedKind == nil)
        #expect(try Self.question([0, 1, 0, 2, 1]).answer().isKindRecognised)
        #expect(try !Self.question([0, 1, 0, 2, 1], .stock).answer().isKindRecognised)
    }

    @Test("is judged by the value of its year once there is one, and waits for one that is due")
    func observed() throws {
        var question = Self.question([101, 112, 118], .stock)
        question.observations.append(Observation(year: 2020, value: .exact(131)))
        question.goals = [
            .init(year: 2018, range: .atLeast(118)), .init(year: 2018, range: .atMost(117)),
            .init(year: 2018, range: .between(117, 119)), .init(year: 2019, range: .atLeast(1)),
            .init(year: 2018, range: .moreThan(118)),
        ]
        let outcomes = try question.answer().outcomes
        #expect(outcomes.map(\.verdict) == [.met, .missed, .met, .awaitingResult, .missed])
        #expect(outcomes.map(\.probability) == [1, 0, 1, nil, 0])
    }

    @Test("has chances on both sides that add up, and one between them")
    func sides() throws {
        var question = Self.question([101.5, 112, 118, 131], .stock)
        question.goals = [
            .init(year: 2021, range: .atLeast(140)), .init(year: 2021, range: .lessThan(140)),
            .init(year: 2021, range: .between(130, 150)), .init(year: 2021, range: .atLeast(130)),
            .init(year: 2021, range: .moreThan(150)),
        ]
        let chances = try question.answer().outcomes.compactMap(\.probability)
        #expect(chances.count == 5)
        expectClose(chances[0] + chances[1], to: 1, within: 1e-9)
        expectClose(chances[2], to: chances[3] - chances[4], within: 1e-9)
    }

    @Test("refuses what contradicts itself")
    func refusals() {
        func refusal(_ change: (inout SeriesQuestion) -> Void) -> SeriesRefusal? {
            var question = Self.question([101, 112, 118])
            change(&question)
            do throws(SeriesRefusal) {
                _ = try question.answer()
                return nil
            } catch {
                return error
            }
        }
        #expect(refusal { $0.observations = [] } == .noValue)
        #expect(refusal { $0.kind = .milestone } == .kind(.milestone))
        #expect(refusal { ($0.lower, $0.upper) = (5, 1) } == .bounds(lower: 5, upper: 1))
        #expect(refusal { $0.observations += $0.observations } != nil)
        #expect(refusal { $0.goals = [.init(year: .max, range: .atLeast(1))] } != nil)
        #expect(
            refusal { $0.goals = [.init(year: 9_999, range: .atLeast(1))] } == .series(.invalidHorizon(9_999 - 2018)))
        #expect(refusal { $0.horizon = -1 } == nil)
    }

    @Test("has a short form: the chance of some values in a year")
    func shortForm() throws {
        let series = try AnnualSeries(firstYear: 2016, values: [10109, 10554, 11200, 12400, 14989])
        let forecast = try series.standardFit().forecast(horizon: 2)
        #expect(
            try series.probability(of: .atLeast(17_000), in: 2022)
                == forecast.distributions[1].probability(atLeast: 17_000))
        #expect(try series.probability(of: .atLeast(14_989), in: 2020) == 1)
        #expect(try series.probability(of: .lessThan(14_989), in: 2020) == 0)
        let counts = try AnnualSeries(firstYear: 2016, values: [0, 1, 0, 2, 1], support: .count)
        let chances = try (0...40).map { try counts.probability(of: .exact(Double($0)), in: 2021) }
        #expect((0.999...1.000001).contains(chances.reduce(0, +)))
        #expect(throws: StatisticsError.invalidHorizon(-5)) { try series.probability(of: .atLeast(1), in: 2015) }
    }
}
