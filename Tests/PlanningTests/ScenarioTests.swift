import MitoshiNumericalMethods
import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

@Suite("A scenario")
struct ScenarioTests {
    private static let rising = PlanOfOne(
        values: [(2016, 80), (2017, 90), (2018, 96), (2019, 101), (2020, 110)], targets: [(2021, 118), (2022, 130)])

    private static func answer(
        _ kind: Scenario.Kind, to plan: PlanOfOne = rising, start: (Int, Int)? = nil
    ) throws -> ScenarioAnswer.Answer {
        let day = try start.map { try #require(CalendarDate(year: $0.0, month: $0.1, day: 1)) }
        let scenario = Scenario(id: "case", indicatorID: PlanOfOne.id, kind: kind, start: day)
        let answers = try Assessor(settings: plan.settings()).answers(to: [scenario], in: plan.plan())
        guard case .answered(let answer) = try #require(answers.first).outcome else {
            throw Refused(outcome: "\(answers[0].outcome)")
        }
        return answer
    }

    struct Refused: Error { let outcome: String }

    @Test("without any move says what the assessment says")
    func nothing() throws {
        let assessed = try Self.rising.assessed()
        let answer = try Self.answer(.extraPace(0))
        for (year, target) in zip(answer.years, assessed.targets) {
            expectClose(year.before, to: try #require(target.probability), within: 1e-12)
            #expect(year.after == year.before && year.shift == 0)
        }
        let joint = try #require(answer.joint)
        #expect(joint.before == joint.after)
        expectClose(joint.before, to: try #require(assessed.joint?.allMet), within: 1e-12)
    }

    @Test("of more pace never lowers a chance, year by year or over both")
    func monotone() throws {
        let answers = try stride(from: -10.0, through: 30, by: 2).map { try Self.answer(.extraPace($0)) }
        for (less, more) in zip(answers, answers.dropFirst()) {
            for (left, right) in zip(less.years, more.years) { #expect(left.after <= right.after) }
            #expect(try #require(less.joint).after <= #require(more.joint).after)
        }
        let most = try #require(answers.last)
        #expect(most.years.allSatisfy { $0.after > 0.95 })
        #expect(try #require(most.joint).after <= most.years.map(\.after).min() ?? 0)
    }

    @Test("that starts later moves less")
    func laterStart() throws {
        let (now, later) = try (Self.answer(.extraPace(6)), Self.answer(.extraPace(6), start: (2021, 10)))
        #expect(now.years.map(\.shift) == [6, 12])
        expectClose(later.years[0].shift, to: 3, within: 1e-12)
        expectClose(later.years[1].shift, to: 9, within: 1e-12)
        #expect(try Self.answer(.extraPace(6), start: (2022, 4)).years[0].shift == 0)
    }

    @Test("of a path moves the middle onto it, and leaves alone what is better already")
    func path() throws {
        let assessed = try Self.rising.assessed()
        let medians = try assessed.targets.map { try #require($0.distribution).median() }
        let answer = try Self.answer(.fixedPath(140))
        expectClose(answer.years[0].shift, to: 125 - medians[0], within: 1e-9)
        expectClose(answer.years[1].shift, to: 140 - medians[1], within: 1e-9)
        #expect(try Self.answer(.fixedPath(90)).years.allSatisfy { $0.shift == 0 })
        let percent = try Self.answer(.percentChange(-10))
        expectClose(percent.years[1].shift, to: 99 - medians[1], within: 1e-9)
    }

    @Test("of a halted fall holds the middle at the latest value, and does nothing to a rise")
    func halt() throws {
        let falling = PlanOfOne(
            values: [(2016, 100), (2017, 92), (2018, 85), (2019, 76), (2020, 70)], targets: [(2021, 71), (2022, 72)])
        let medians = try falling.assessed().targets.map { try #require($0.distribution).median() }
        let answer = try Self.answer(.haltFall, to: falling)
        for (year, median) in zip(answer.years, medians) {
            #expect(median < 70)
            expectClose(year.shift, to: 70 - median, within: 1e-9)
        }
        #expect(try Self.answer(.haltFall).years.allSatisfy { $0.shift == 0 })
    }

    @Test("of a return leads back to where the undisturbed years pointed: at once, over three years, or not at all")
    func comesBack() throws {
        let event = ShockEvent(
            indicatorID: PlanOfOne.id, from: try PlanOfOne.year(2020), to: try PlanOfOne.year(2020), effect: .oneOff,
            reason: "closed")
        let plan = PlanOfOne(
            kind: .flow, values: [(2016, 98), (2017, 101), (2018, 99), (2019, 102), (2020, 40)],
            targets: [(2021, 90), (2022, 95)], events: [event])
        let (rapid, delayed, never) = try (
            Self.answer(.returnToPath(.rapid), to: plan), Self.answer(.returnToPath(.delayed), to: plan),
            Self.answer(.returnToPath(.never), to: plan)
        )
        #expect(rapid.years[0].after > delayed.years[0].after && delayed.years[0].after > never.years[0].after)
        #expect(delayed.years[1].shift > delayed.years[0].shift)
        // After one year of three a third of the way, after two years two thirds.
        for (index, share) in [1.0 / 3, 2.0 / 3].enumerated() {
            let (all, none) = (rapid.years[index].shift, never.years[index].shift)
            expectClose(delayed.years[index].shift - none, to: share * (all - none), within: 1e-9)
        }
        #expect(never.years[0].after < 0.05)
        #expect(throws: Refused.self) { try Self.answer(.returnToPath(.rapid)) }
    }

    @Test("seeks the smallest pace that makes a target as probable as wanted, and how late it can begin")
    func goalSeek() throws {
        let assessed = try Self.rising.assessed()
        let date = try #require(CalendarDate(year: 2021, month: 4, day: 1))
        let whatIf = try #require(assessed.whatIf(on: assessed.targets[1], asOf: date))
        for goal in [0.5, 0.8, 0.95] {
            let seek = try #require(whatIf.seek(goal, from: date))
            let pace = try #require(seek.pace)
            #expect(try #require(whatIf.probability(at: 130, extraPace: pace)) >= goal)
            if pace > 0 { #expect(try #require(whatIf.probability(at: 130, extraPace: 0.999 * pace)) < goal) }
            let paces = seek.starts.compactMap(\.pace)
            #expect(zip(paces, paces.dropFirst()).allSatisfy { $0 <= $1 })
            let latest = try #require(seek.latestStart(withPace: 2 * pace + 1))
            #expect(try #require(latest.pace) <= 2 * pace + 1)
        }
    }

    @Test("finds the latest month in which a pace can begin: twice the pace that is needed, in half the time")
    func latestStart() throws {
        let assessed = try Self.rising.assessed()
        let date = try #require(CalendarDate(year: 2021, month: 4, day: 1))
        let whatIf = try #require(assessed.whatIf(on: assessed.targets[1], asOf: date))
        let least = try #require(whatIf.seek(0.9, from: date)?.pace)
        #expect(least > 0)
        let twice = try #require(whatIf.latestStart(of: 2.001 * least, for: 0.9, from: date))
        guard case .by(let day, let chance) = twice.outcome else { throw Refused(outcome: "\(twice.outcome)") }
        #expect(day == CalendarDate(year: 2022, month: 4, day: 1))
        #expect(chance >= 0.9 && chance < 0.901)
        #expect(whatIf.latestStart(of: 0.999 * least, for: 0.9, from: date)?.outcome == .outOfReach)
        #expect(whatIf.latestStart(of: -2 * least, for: 0.9, from: date)?.outcome == .outOfReach)
        #expect(whatIf.latestStart(of: 1, for: 0.01, from: date)?.outcome == .notNeeded)
    }

    @Test("never lets less pace begin later")
    func latestStartMonotone() throws {
        let assessed = try Self.rising.assessed()
        let date = try #require(CalendarDate(year: 2021, month: 4, day: 1))
        let whatIf = try #require(assessed.whatIf(on: assessed.targets[1], asOf: date))
        var last = date
        for pace in stride(from: 1.0, through: 60, by: 4) {
            guard case .by(let day, let chance)? = whatIf.latestStart(of: pace, for: 0.9, from: date)?.outcome else {
                #expect(last == date, "reachable with less than \(pace)")
                continue
            }
            #expect(day >= last && chance >= 0.9)
            last = day
        }
        #expect(last > date)
    }

    @Test("seeks in vain for what lies beyond the bounds")
    func outOfReach() throws {
        let share = PlanOfOne(
            kind: .share, unit: "%", values: [(2018, 91), (2019, 94), (2020, 93)], targets: [(2022, 101)])
        let assessed = try share.assessed()
        let date = try #require(CalendarDate(year: 2021, month: 4, day: 1))
        let whatIf = try #require(assessed.whatIf(on: assessed.targets[0], asOf: date))
        let seek = try #require(whatIf.seek(0.5, from: date))
        #expect(seek.pace == nil && seek.latestStart(withPace: 1e9) == nil)
    }
}
