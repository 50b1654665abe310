import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

@Suite("A verdict")
struct VerdictTests {
    @Test(
        "is worded by the probability, each limit but that of an even chance belonging to the better word",
        arguments: [
            (1.0, Verdict.likely), (0.8, .likely), (0.79, .leaning), (0.51, .leaning), (0.5, .atRisk), (0.49, .atRisk),
            (0.2, .atRisk), (0.19, .unlikely), (0, .unlikely),
        ])
    func words(_ probability: Double, _ verdict: Verdict) {
        #expect(VerdictLimits().verdict(for: probability) == verdict)
    }

    @Test("moves with the limits that are set")
    func ownLimits() {
        let limits = VerdictLimits(likely: 0.9, leaning: 0.6, atRisk: 0.1)
        #expect([0.85, 0.55, 0.15, 0.05].map(limits.verdict) == [.leaning, .atRisk, .atRisk, .unlikely])
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var kind = IndicatorKind.stock
        let values: [(year: Int, value: Double)]
        var targets: [(year: Int, value: Double)] = [(2021, 15), (2022, 20)]
        var asOf: (Int, Int, Int) = (2022, 4, 1)
        let expected: [Verdict]
        var testDescription: String { name }
    }

    /// One value or a decided target everywhere, so that no forecast takes part; comparable targets give an open one less than
    /// an even chance, unless the first was met or it was passed already.
    static let cases = [
        Case(name: "met at the due year's end", values: [(2021, 15)], expected: [.met, .leaning]),
        Case(name: "missed at the due year's end", values: [(2021, 14.9)], expected: [.missed, .atRisk]),
        Case(
            name: "a flow counts for its own year", kind: .flow, values: [(2021, 19)], expected: [.met, .leaning]),
        Case(
            name: "a cumulative stock stays met before it is due", kind: .cumulativeStock, values: [(2021, 25)],
            expected: [.met, .met]),
        Case(
            name: "a stock that is above before it is due isn't met yet", values: [(2021, 25)],
            expected: [.met, .likely]),
        Case(
            name: "a cumulative stock that is below later was below when due", kind: .cumulativeStock,
            values: [(2022, 14)], asOf: (2023, 4, 1), expected: [.missed, .missed]),
        Case(
            name: "a cumulative stock that is above later leaves the due year open", kind: .cumulativeStock,
            values: [(2022, 21)], asOf: (2023, 4, 1), expected: [.awaitingResult, .met]),
        Case(
            name: "overdue without a value", values: [(2019, 10)], asOf: (2022, 4, 1),
            expected: [.awaitingResult, .atRisk]),
        Case(
            name: "not overdue on the year's last day", values: [(2019, 10)], asOf: (2022, 3, 31),
            expected: [.atRisk, .atRisk]),
        Case(
            name: "decided by the city, not overdue on the year's last day", kind: .decisionDriven, values: [(2020, 1)],
            asOf: (2022, 3, 31), expected: [.notAssessable, .notAssessable]),
        Case(
            name: "decided by the city, overdue a day later", kind: .decisionDriven, values: [(2020, 1)],
            asOf: (2022, 4, 1), expected: [.awaitingResult, .notAssessable]),
        Case(
            name: "a value that isn't known yet decides nothing", values: [(2020, 10), (2021, 15)], asOf: (2022, 3, 30),
            expected: [.atRisk, .atRisk]),
        Case(
            name: "decided by the city and observed", kind: .decisionDriven, values: [(2020, 1), (2021, 15)],
            expected: [.met, .notAssessable]),
    ]

    @Test("is met or missed only by an observed due value", arguments: cases)
    func observed(_ example: Case) throws {
        var plan = PlanOfOne(
            kind: example.kind, direction: .stated(.increase), values: example.values, targets: example.targets)
        plan.asOf = example.asOf
        plan.comparesTargets = true
        #expect(try plan.assessed().targets.map(\.verdict) == example.expected)
    }

    /// Above the target or below it, a level of 30 June isn't that of 31 March: with mean 14 and deviation 2,
    /// P(Y ≥ 17) = 1 − Φ(1.5) = 0.066 807.
    @Test("isn't decided by a level inside the year", arguments: [20, 10])
    func insideTheYear(value: Double) throws {
        let june = try #require(CalendarDate(year: 2021, month: 6, day: 30))
        var plan = PlanOfOne(values: [(2019, 14), (2020, 15)], targets: [(2021, 17)])
        plan.others = [
            IndicatorMeasurement(indicatorID: PlanOfOne.id, period: .date(june), value: .numeric(.exact(value)))
        ]
        let target = try plan.assessed(means: [14], spread: 2).targets[0]
        #expect(target.verdict == .unlikely && target.observed == nil)
        expectClose(try #require(target.probability), to: 0.066_807, within: 1e-6)
    }

    @Test("can be decided by a bound, which is what it then shows")
    func bound() throws {
        var plan = PlanOfOne(direction: .stated(.increase), targets: [(2021, 9_000)], asOf: (2022, 4, 1))
        plan.others = [
            IndicatorMeasurement(
                indicatorID: PlanOfOne.id, period: .fiscalYear(try PlanOfOne.year(2021)),
                value: .numeric(.atLeast(10_000)))
        ]
        let answer = try plan.assessed().targets[0]
        #expect(answer.verdict == .met)
        #expect(answer.observed == .numeric(.atLeast(10_000)))
        #expect(answer.probability == 1)
    }

    @Test("waits for a value that becomes known later than its period ends")
    func knownOn() throws {
        let known = try #require(CalendarDate(year: 2022, month: 7, day: 1))
        var plan = PlanOfOne(direction: .stated(.increase), values: [(2020, 10)], targets: [(2021, 15)])
        plan.others = [
            IndicatorMeasurement(
                indicatorID: PlanOfOne.id, period: .fiscalYear(try PlanOfOne.year(2021)), value: .numeric(.exact(16)),
                knownOn: known)
        ]
        plan.asOf = (2022, 6, 30)
        #expect(try plan.assessed().targets.map(\.verdict) == [.awaitingResult])
        plan.asOf = (2022, 7, 1)
        #expect(try plan.assessed().targets.map(\.verdict) == [.met])
    }

    /// The first that applies: met and can't fall; decided by the city; comparable targets.
    @Test("with one value gives the first answer that applies")
    func oneValue() throws {
        func reason(_ kind: IndicatorKind, _ value: Double) throws -> (Verdict, NotAssessableReason?) {
            var plan = PlanOfOne(kind: kind, values: [(2020, value)])
            plan.comparesTargets = true
            let target = try plan.assessed().targets[0]
            return (target.verdict, target.reason)
        }
        #expect(try reason(.cumulativeStock, 20) == (.met, nil))
        #expect(try reason(.cumulativeStock, 19) == (.atRisk, nil))
        #expect(try reason(.decisionDriven, 20) == (.notAssessable, .decisionDriven))
        #expect(try reason(.stock, 20) == (.notAssessable, .directionUnknown))
        #expect(try reason(.stock, 10) == (.atRisk, nil))
        #expect(try PlanOfOne(direction: .stated(.increase)).assessed().targets[0].reason == .noValue)
    }

    @Test("counts neither a bound nor a derived value as a second value")
    func derivedAndBounds() throws {
        var plan = PlanOfOne(values: [(2020, 10)])
        let year = Period.fiscalYear(try PlanOfOne.year(2019))
        plan.others = [
            IndicatorMeasurement(indicatorID: PlanOfOne.id, period: year, value: .numeric(.exact(9)), isDerived: true),
            IndicatorMeasurement(
                indicatorID: PlanOfOne.id, period: .fiscalYear(try PlanOfOne.year(2018)), value: .numeric(.moreThan(5))),
        ]
        plan.comparesTargets = true
        let answer = try plan.assessed()
        let grounds = try #require(answer.targets[0].grounds)
        #expect(grounds.historyAlone == nil)
        #expect(answer.evidence.values == 1)
    }

    /// Means 18 and 19 with standard deviation 2; P(Y ≥ 17) = Φ(0.5) = 0.691 462, P(Y ≥ 21) = Φ(−1) = 0.158 655.
    @Test("otherwise goes by the forecast")
    func forecast() throws {
        var plan = PlanOfOne(values: [(2019, 14), (2020, 15)])
        plan.targets = [(2021, 17), (2022, 21)]
        let answer = try plan.assessed(means: [18, 19], spread: 2)
        #expect(answer.targets.map(\.verdict) == [.leaning, .unlikely])
        let found = answer.targets.compactMap(\.probability)
        expectClose(found[0], to: 0.691_462, within: 1e-6)
        expectClose(found[1], to: 0.158_655, within: 1e-6)
        #expect(answer.targets.allSatisfy { $0.distribution != nil && $0.reason == nil })
        plan.asOf = (2022, 3, 31)
        #expect(try plan.assessed(means: [18, 19], spread: 2).targets.map(\.verdict) == [.leaning, .unlikely])
        plan.asOf = (2022, 4, 1)
        #expect(try plan.assessed(means: [18, 19], spread: 2).targets.map(\.verdict) == [.awaitingResult, .unlikely])
    }

    /// 605 → 600 cases may be 605 in round figures. With a forecast of 590 ± 10, whole numbers: at least 599.5 has
    /// 1 − Φ(0.95) = 0.171 056 (unlikely), at most 600.5 has Φ(1.05) = 0.853 141 (likely).
    @Test("of a fall to a round figure has two readings, and none of them is the answer")
    func ambiguous() throws {
        let plan = PlanOfOne(kind: .flow, unit: "件", values: [(2019, 607), (2020, 605)], targets: [(2022, 600)])
        let answer = try plan.assessed(means: [590], spread: 10)
        let target = answer.targets[0]
        #expect(target.direction.basis == .ambiguous && target.isAmbiguous)
        #expect(target.verdict == .notAssessable && target.reason == .directionUnknown)
        #expect(target.probability == nil && target.rule == nil)
        #expect(target.readings.map(\.direction) == [.maintainAtLeast, .decrease])
        #expect(target.readings.map(\.verdict) == [.unlikely, .likely])
        for (reading, expected) in zip(target.readings, [0.171_056, 0.853_141]) {
            expectClose(try #require(reading.probability), to: expected, within: 1e-6)
        }
        #expect(answer.joint == nil && answer.pace == nil)
        #expect(answer.whatIf(on: target, asOf: CalendarDate(nearestTo: 2021, month: 4, day: 1)) == nil)
        let headline = Headline(of: [answer], in: try PlanOfOne.year(2022))
        #expect(headline.ambiguous == [PlanOfOne.id])
        #expect(headline.counts.isEmpty)
        #expect(headline.total == 1)
    }

    @Test("are counted in the year in which most indicators have their last target, and the others are counted too")
    func headlineYear() throws {
        func answer(_ years: [Int]) throws -> IndicatorAssessment {
            var plan = PlanOfOne(values: [(2019, 14), (2020, 15)])
            plan.targets = years.map { ($0, 17) }
            return try plan.assessed(means: [16, 17, 18, 19, 20], spread: 1)
        }
        let answers = try [answer([2021, 2022]), answer([2022]), answer([2025])]
        let year = try #require(Headline.year(of: answers))
        #expect(year.year == 2022)
        let headline = Headline(of: answers, in: year)
        #expect(headline.total == 2 && headline.others == 1)
        #expect(Headline.year(of: try [answer([2022]), answer([2025])])?.year == 2025)
        #expect(Headline.year(of: []) == nil)
    }

    /// With one value both years have a chance from comparable targets; what is over is waited for, not foreseen.
    @Test("that wait for their result aren't foreseen together")
    func overdueTogether() throws {
        var plan = PlanOfOne(direction: .stated(.increase), values: [(2019, 10)], targets: [(2021, 15), (2022, 20)])
        plan.comparesTargets = true
        plan.asOf = (2022, 4, 1)
        let answer = try plan.assessed()
        #expect(answer.targets.map(\.verdict) == [.awaitingResult, .atRisk])
        #expect(answer.targets.allSatisfy { $0.probability != nil && $0.grounds != nil })
        #expect(Headline(of: [answer], in: try PlanOfOne.year(2021)).shared == nil)
        #expect(Headline(of: [answer], in: try PlanOfOne.year(2022)).shared?.count == 1)
    }

    /// 10 % against 10 %, both without decimals: 9.5 % would have missed. Of a count nothing was rounded.
    @Test("is fragile where rounding alone changes it")
    func rounding() throws {
        func isFragile(_ kind: IndicatorKind, _ value: Double, decimals: Int?) throws -> Bool {
            var plan = PlanOfOne(kind: kind, values: [(2020, 3), (2021, value)], targets: [(2021, 10)])
            plan.decimals = decimals
            plan.asOf = (2022, 4, 1)
            return try plan.assessed().targets[0].isFragile
        }
        #expect(try isFragile(.share, 10, decimals: 0))
        #expect(try isFragile(.share, 10, decimals: nil))  // written without decimals
        #expect(try isFragile(.share, 10.8, decimals: 1) == false)
        #expect(try isFragile(.share, 10.4, decimals: 1))  // the target stands for 9.5 … 10.5
        #expect(try isFragile(.stock, 10, decimals: 0) == false)
        #expect(try isFragile(.stock, 10, decimals: nil) == false)
    }

    /// 9.8 stands for 9.75 … 9.85 and is met by 10 all along; 10 without decimals stands for 9.5 … 10.5, of which 9.5 has
    /// missed, and 10.0 for 9.95 … 10.05, which has met.
    @Test("is fragile where the result's rounding alone changes it", arguments: [(0, true), (1, false)])
    func roundingOfResult(decimals: Int, isFragile: Bool) throws {
        var plan = PlanOfOne(kind: .share, unit: "%", values: [(2020, 3), (2021, 10)], targets: [(2021, 9.8)])
        plan.decimals = decimals
        plan.asOf = (2022, 4, 1)
        let target = try plan.assessed().targets[0]
        #expect(target.verdict == .met && target.isFragile == isFragile)
    }

    /// The forecast's mean follows the base twentyfold: 15 from 3 %, with deviation 1. At least 11.5 … 12.5 then has
    /// Φ(3.5) … Φ(2.5), likely all along. From 2.5 % the mean is 5 and 12 has 1 − Φ(7), unlikely; from 2.95 % it is 14 and
    /// 12.5 still has Φ(1.5) = 0.93.
    @Test("from a forecast is fragile where the base's rounding alone changes it", arguments: [(0, true), (1, false)])
    func roundingOfBase(decimals: Int, isFragile: Bool) throws {
        var plan = PlanOfOne(kind: .share, unit: "%", values: [(2019, 2), (2020, 3)], targets: [(2022, 12)])
        plan.decimals = decimals
        let assessor = Assessor(settings: try plan.settings()) { series, _, _ throws(StatisticsError) in
            let base = series.exactValues.last ?? 0
            let toy = ToyModel(series: series, means: [15 + 20 * (base - 3)], spread: 1)
            return SelectedModel(fitted: toy, candidates: [], criterion: .named)
        }
        let target = try #require(assessor.assess(plan.plan()).indicators.first).targets[0]
        #expect(target.verdict == .likely && target.isFragile == isFragile)
    }

    /// With the base between 2.5 and 3.5 the toy's forecast doesn't move, but the target between 14.5 and 15.5 does:
    /// mean 15.2 and deviation 1: P(≥ 15) = Φ(0.2) = 0.58 (leaning), P(≥ 15.5) = Φ(−0.3) = 0.38 (at risk).
    @Test("from a forecast is fragile where the target's rounding changes it")
    func roundingOfTarget() throws {
        var plan = PlanOfOne(kind: .share, unit: "%", values: [(2019, 2), (2020, 3)], targets: [(2022, 15)])
        #expect(try plan.assessed(means: [15.2], spread: 1).targets[0].isFragile)
        #expect(try plan.assessed(means: [18], spread: 1).targets[0].isFragile == false)
        plan.kind = .stock
        #expect(try plan.assessed(means: [15.2], spread: 1).targets[0].isFragile == false)
    }
}
