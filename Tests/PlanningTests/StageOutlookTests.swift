import Statistics
import TestSupport
import Testing

@testable import Planning

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

    /// Uniform prior: P(1 of 1) = 1/2; P(2 of 2) = ∫p² = 1/3; both targets need both steps; two steps in one year can't be.
    @Test("without a transition rests on the prior")
    func prior() throws {
        let answer = try Self.plan([(2020, 0)], goals: [(2021, 1), (2022, 2)]).assessed()
        let found = answer.targets.compactMap(\.probability)
        expectClose(found[0], to: 1.0 / 2, within: 1e-12)
        expectClose(found[1], to: 1.0 / 3, within: 1e-12)
        #expect(answer.targets.map(\.verdict) == [.leaning, .atRisk])
        let joint = try #require(answer.joint)
        expectClose(joint.allMet, to: 1.0 / 3, within: 1e-12)
        expectClose(joint.missThenMeet, to: 0, within: 1e-12)
        #expect(answer.sentence.japanese.contains("事前の想定のみ"))
        #expect(answer.sentence.english.contains("prior assumption alone"))
    }

    /// One stage passed, one year without, one stage passed: Beta(3, 2). With B the beta function,
    /// P(at least 2 of 3) = (3·B(5, 3) + B(6, 2))/B(3, 2) = (3/105 + 1/42)·12 = 22/35.
    @Test("learns from the transitions seen")
    func learned() throws {
        let seen = [(2017, 0), (2018, 1), (2019, 1), (2020, 2)].map { (year: $0.0, place: $0.1) }
        let answer = try Self.plan(seen, goals: [(2023, 4)]).assessed()
        guard case .stages(let outlook) = answer.outlook else {
            Issue.record("no stages")
            return
        }
        #expect(outlook.advanceSuccesses == 3)
        #expect(outlook.advanceFailures == 2)
        #expect(outlook.transitions == 3)
        expectClose(try #require(answer.targets[0].probability), to: 22.0 / 35, within: 1e-12)
    }

    /// Two stages in three years are two successes and one failure; more stages than years count as the years.
    @Test("counts several stages in several years one by one")
    func severalYears() throws {
        func outlook(_ seen: [(year: Int, place: Int)]) throws -> StageOutlook? {
            guard case .stages(let outlook) = try Self.plan(seen, goals: [(2022, 4)]).assessed().outlook else {
                return nil
            }
            return outlook
        }
        let slow = try #require(try outlook([(2017, 0), (2020, 2)]))
        #expect([slow.advanceSuccesses, slow.advanceFailures] == [3, 2])
        let fast = try #require(try outlook([(2019, 0), (2020, 3)]))
        #expect([fast.advanceSuccesses, fast.advanceFailures] == [2, 1])
        let back = try #require(try outlook([(2018, 2), (2020, 1)]))
        #expect([back.advanceSuccesses, back.advanceFailures] == [1, 3])
        #expect(back.current == 1)
    }

    /// P(first missed, last met) for targets one step in FY2021 and one step in FY2022: miss, then pass.
    /// E[(1 − p)p] = 1/6, and P(at least 1 of 2) = 2/3 = 1/2 + 1/6.
    @Test("has chances over both years")
    func joint() throws {
        let answer = try Self.plan([(2020, 0)], goals: [(2021, 1), (2022, 1)]).assessed()
        let joint = try #require(answer.joint)
        expectClose(joint.allMet, to: 1.0 / 2, within: 1e-12)
        expectClose(joint.missThenMeet, to: 1.0 / 6, within: 1e-12)
        expectClose(try #require(answer.targets[1].probability), to: 2.0 / 3, within: 1e-12)
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
        var plan = try Self.plan([(2020, 0)], goals: [(2021, 1), (2022, 2)])
        plan.asOf = (2022, 4, 1)
        #expect(try plan.assessed().targets.map(\.verdict) == [.awaitingResult, .atRisk])
    }

    /// Seen in October of FY2021 at the stage of the year before, the step of FY2021 may still come.
    @Test("leaves the running year open")
    func runningYear() throws {
        var plan = try Self.plan([(2020, 0)], goals: [(2021, 1)])
        let october = try #require(CalendarDate(year: 2021, month: 10, day: 1))
        plan.others.append(
            IndicatorMeasurement(indicatorID: PlanOfOne.id, period: .date(october), value: .stage("課題整理")))
        plan.asOf = (2021, 11, 1)
        expectClose(try #require(plan.assessed().targets[0].probability), to: 0.5, within: 1e-12)
    }

    @Test("names what it can't place")
    func unknown() throws {
        var plan = try Self.plan([(2020, 0)], goals: [(2022, 1)])
        plan.otherTargets.append(
            Target(indicatorID: PlanOfOne.id, fiscalYear: try PlanOfOne.year(2023), goal: .stage("未定")))
        plan.targets = [(2024, 3)]
        #expect(
            try plan.assessed().targets.map(\.reason) == [nil, .unknownStage("未定"), .goalOfAnotherSort])
        plan.others.append(
            IndicatorMeasurement(
                indicatorID: PlanOfOne.id, period: .fiscalYear(try PlanOfOne.year(2019)), value: .stage("構想")))
        #expect(try plan.assessed().targets[0].reason == .unknownStage("構想"))
        let empty = try Self.plan([], goals: [(2022, 1)]).assessed()
        #expect(empty.targets[0].reason == .noValue)
        #expect(empty.evidence.grade == 1)
    }
}
