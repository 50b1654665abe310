import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

@Suite("A milestone")
struct StageOutlookTests {
    static let stages = ["課題整理", "現状把握", "方針決定", "着工", "完成"]

    static func plan(_ seen: [(year: Int, place: Int)], goals: [(year: Int, place: Int)]) throws -> PlanOfOne {
        var plan = PlanOfOne(kind: .milestone, unit: nil, targets: [], stages: stages)
        plan.others = try seen.map {
            IndicatorMeasurement(
                indicatorID: PlanOfOne.id, period: .fiscalYear(try PlanOfOne.year($0.year)),
                value: .stage(stages[$0.place]))
        }
        plan.otherTargets = try goals.map {
            Target(
                indicatorID: PlanOfOne.id, fiscalYear: try PlanOfOne.year($0.year), goal: .stage(stages[$0.place]))
        }
        plan.asOf = (2021, 4, 1)
        return plan
    }

    @Test("is not assessable before a year is known in which a stage could have passed")
    func noProgress() throws {
        let answer = try Self.plan([(2020, 0)], goals: [(2021, 1), (2022, 2)]).assessed()
        #expect(answer.targets.allSatisfy { $0.verdict == .notAssessable && $0.reason == .noProgressKnown })
        #expect(answer.targets.allSatisfy { $0.probability == nil })
        #expect(answer.joint == nil)
        guard case .none(.noProgressKnown) = answer.outlook else {
            Issue.record("found \(answer.outlook)")
            return
        }
    }

    /// Beta(0.9, 0.53) after a year without a step: 0.9/2.43.
    @Test("that stood still is at risk")
    func standing() throws {
        let target = try Self.plan([(2019, 0), (2020, 0)], goals: [(2021, 1)]).assessed().targets[0]
        expectClose(try #require(target.probability), to: 0.9 / 2.43, within: 1e-12)
        #expect(target.verdict == .atRisk)
    }

    /// One stage passed, one year without, one stage passed: Beta(2.9, 1.53), 4.43 in all. At least two steps in three years
    /// are both at once, or one year without in either place (Pólya's urn).
    @Test("learns from the transitions seen")
    func learned() throws {
        let seen = [(2017, 0), (2018, 1), (2019, 1), (2020, 2)].map { (year: $0.0, place: $0.1) }
        let answer = try Self.plan(seen, goals: [(2023, 4)]).assessed()
        guard case .stages(let outlook) = answer.outlook else {
            Issue.record("no stages")
            return
        }
        expectClose(outlook.advanceSuccesses, to: 2.9, within: 1e-12)
        expectClose(outlook.advanceFailures, to: 1.53, within: 1e-12)
        #expect(outlook.transitions == 3)
        let expected = 2.9 * 3.9 / (4.43 * 5.43) * (1 + 2 * 1.53 / 6.43)
        expectClose(try #require(answer.targets[0].probability), to: expected, within: 1e-12)
    }

    /// Two stages in three years are two successes and one failure; more stages than years count as the years.
    @Test(
        "counts several stages in several years one by one",
        arguments: [
            ([(2017, 0), (2020, 2)], 2.9, 1.53, 2), ([(2019, 0), (2020, 3)], 1.9, 0.53, 3),
            ([(2018, 2), (2020, 1)], 0.9, 2.53, 1),
        ])
    func severalYears(_ seen: [(Int, Int)], _ successes: Double, _ failures: Double, _ current: Int) throws {
        let plan = try Self.plan(seen.map { (year: $0.0, place: $0.1) }, goals: [(2022, 4)])
        guard case .stages(let outlook) = try plan.assessed().outlook else {
            Issue.record("no stages")
            return
        }
        expectClose(outlook.advanceSuccesses, to: successes, within: 1e-12)
        expectClose(outlook.advanceFailures, to: failures, within: 1e-12)
        #expect(outlook.current == current)
    }

    /// After one step, Beta(1.9, 0.53): both steps 1.9/2.43 · 2.9/3.43; a miss and then a step 0.53/2.43 · 1.9/3.43.
    @Test("has chances over both years")
    func joint() throws {
        let seen = [(2019, 0), (2020, 1)].map { (year: $0.0, place: $0.1) }
        let steps = try Self.plan(seen, goals: [(2021, 2), (2022, 3)]).assessed()
        let (one, both, late) = (1.9 / 2.43, 1.9 * 2.9 / (2.43 * 3.43), 0.53 * 1.9 / (2.43 * 3.43))
        expectClose(try #require(steps.targets[0].probability), to: one, within: 1e-12)
        expectClose(try #require(steps.targets[1].probability), to: both, within: 1e-12)
        expectClose(try #require(steps.joint).allMet, to: both, within: 1e-12)
        expectClose(try #require(steps.joint).missThenMeet, to: 0, within: 1e-12)
        let single = try Self.plan(seen, goals: [(2021, 2), (2022, 2)]).assessed()
        expectClose(try #require(single.joint).allMet, to: one, within: 1e-12)
        expectClose(try #require(single.joint).missThenMeet, to: late, within: 1e-12)
        expectClose(try #require(single.targets[1].probability), to: one + late, within: 1e-12)
    }

    @Test("is met once the stage is reached and missed when it isn't at the year's end")
    func observed() throws {
        var plan = try Self.plan([(2020, 1), (2021, 1)], goals: [(2021, 2), (2022, 1)])
        plan.asOf = (2022, 4, 1)
        let answer = try plan.assessed()
        #expect(answer.targets.map(\.verdict) == [.missed, .met])
        #expect(answer.targets.map(\.observed) == [.stage("現状把握"), .stage("現状把握")])
        #expect(answer.joint == JointAttainment(allMet: 0, missThenMeet: 1))
    }

    @Test("awaits its result when the year is over")
    func overdue() throws {
        var plan = try Self.plan([(2019, 0), (2020, 1)], goals: [(2021, 2), (2022, 3)])
        plan.asOf = (2022, 4, 1)
        #expect(try plan.assessed().targets.map(\.verdict) == [.awaitingResult, .leaning])
        var unknown = try Self.plan([(2020, 0)], goals: [(2021, 1)])
        unknown.asOf = (2022, 4, 1)
        let target = try unknown.assessed().targets[0]
        #expect(target.verdict == .awaitingResult && target.probability == nil)
    }

    /// Seen in October of FY2021 at the stage of the year before, the step of FY2021 may still come.
    @Test("leaves the running year open")
    func runningYear() throws {
        var plan = try Self.plan([(2019, 0), (2020, 1)], goals: [(2021, 2)])
        let october = try #require(CalendarDate(year: 2021, month: 10, day: 1))
        plan.others.append(
            IndicatorMeasurement(indicatorID: PlanOfOne.id, period: .date(october), value: .stage("現状把握")))
        plan.asOf = (2021, 11, 1)
        expectClose(try #require(plan.assessed().targets[0].probability), to: 1.9 / 2.43, within: 1e-12)
    }

    /// A year without a step, then one with: Beta(1.9, 1.53) as FY2021 ends, so one more step within FY2022 has 1.9/3.43. Were
    /// the step of October that of FY2020, two years would be left for the next.
    @Test("counts a step for the year in which it was seen")
    func stepInsideTheYear() throws {
        var plan = try Self.plan([(2019, 0), (2020, 0)], goals: [(2022, 2)])
        let october = try #require(CalendarDate(year: 2021, month: 10, day: 1))
        plan.others.append(
            IndicatorMeasurement(indicatorID: PlanOfOne.id, period: .date(october), value: .stage("現状把握")))
        plan.asOf = (2021, 11, 1)
        expectClose(try #require(plan.assessed().targets[0].probability), to: 1.9 / 3.43, within: 1e-12)
    }

    @Test("takes no step back when the stage is seen again within its year")
    func seenAgain() throws {
        var plan = try Self.plan([(2019, 0), (2020, 0)], goals: [(2022, 2)])
        func see(_ month: Int) throws {
            let day = try #require(CalendarDate(year: 2021, month: month, day: 30))
            plan.others.append(
                IndicatorMeasurement(indicatorID: PlanOfOne.id, period: .date(day), value: .stage("現状把握")))
        }
        plan.asOf = (2022, 2, 1)
        try see(6)
        let once = try #require(plan.assessed().targets[0].probability)
        try see(12)
        #expect(try plan.assessed().targets[0].probability == once)
    }

    @Test("names what it can't place")
    func unknown() throws {
        var plan = try Self.plan([(2019, 0), (2020, 0)], goals: [(2022, 1)])
        plan.otherTargets.append(
            Target(indicatorID: PlanOfOne.id, fiscalYear: try PlanOfOne.year(2023), goal: .stage("未定")))
        plan.targets = [(2024, 3)]
        #expect(
            try plan.assessed().targets.map(\.reason) == [nil, .unknownStage("未定"), .goalOfAnotherSort])
        plan.others.append(
            IndicatorMeasurement(
                indicatorID: PlanOfOne.id, period: .fiscalYear(try PlanOfOne.year(2018)), value: .stage("構想")))
        #expect(try plan.assessed().targets[0].reason == .unknownStage("構想"))
        let empty = try Self.plan([], goals: [(2022, 1)]).assessed()
        #expect(empty.targets[0].reason == .noValue)
        #expect(empty.evidence.grade == 1)
    }
}
