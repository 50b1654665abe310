import Foundation
import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

/// What holds of every chance that takes into account how comparable targets fared.
@Suite("A chance of a target, compared with others,")
struct ComparedChanceLawTests {
    private static let plans = PlanStory.allCases.flatMap { story in (1...12).map { (story, $0) } }

    private static func plan(_ story: PlanStory, _ seed: Int) throws -> RandomPlan {
        var random = try RandomPlan(story, seed: 4_000 + seed)
        random.plan.comparesTargets = true
        random.plan.pathCount = 200
        return random
    }

    @Test("falls with a harder target and rises with a helpful pace, for one declared plan", arguments: plans)
    func moved(_ story: PlanStory, _ seed: Int) throws {
        let random = try Self.plan(story, seed)
        let assessed = try random.assessed()
        let date = try #require(CalendarDate(year: 2021, month: 4, day: 1))
        for answer in assessed.targets {
            guard let whatIf = assessed.whatIf(on: answer, asOf: date), let chance = answer.probability else {
                continue
            }
            let name = random.plan.summary
            expectClose(whatIf.probability(at: whatIf.declared.level), to: chance, within: 1e-12)
            let ladder = random.ladder()
            let chances = ladder.map { whatIf.probability(at: $0) }
            for (easier, harder) in zip(chances, chances.dropFirst()) {
                #expect(harder <= easier + 1e-9, "\(name): \(zip(ladder, chances).map { "\($0) \($1)" })")
            }
            let sign = whatIf.declared.direction.sign
            let paces = [0, 0.5, 1, 3, 10].map { sign * $0 * story.step }
            let helped = paces.map { whatIf.probability(at: whatIf.declared.level, extraPace: $0) }
            for (less, more) in zip(helped, helped.dropFirst()) { #expect(more >= less - 1e-9, "\(name): \(helped)") }
            let table = try whatIf.table()
            for level in ladder {
                let read = table.probability(of: whatIf.rule(at: level), within: whatIf.reachable)
                expectClose(read, to: whatIf.probability(at: level), within: 1.5 * DistributionTable.error)
            }
        }
    }

    @Test("falls with the declared target on one side of what was reached", arguments: plans)
    func declared(_ story: PlanStory, _ seed: Int) throws {
        var random = try Self.plan(story, seed)
        random.plan.pathCount = 1
        let sign = random.direction?.sign ?? 1
        var last: (level: Double, chance: Double)?
        for level in random.ladder() where sign * (level - random.base) > 1e-6 {
            random.plan.targets = [(2022, level)]
            guard let answer = try random.assessed().targets.first, answer.observed == nil,
                let chance = answer.probability
            else { continue }
            if let last { #expect(chance <= last.chance + 1e-9, "\(random.plan.summary): \(last) \(level) \(chance)") }
            last = (level, chance)
        }
    }

    @Test("is never certain, and that of both years never greater than that of one", arguments: plans)
    func joint(_ story: PlanStory, _ seed: Int) throws {
        let assessed = try Self.plan(story, seed).assessed()
        let chances = assessed.targets.filter { $0.observed == nil }.compactMap(\.probability)
        #expect(chances.allSatisfy { $0 > 0 && $0 < 1 })
        let all = assessed.targets.compactMap(\.probability)
        if let joint = assessed.joint, all.count == 2 {
            #expect(joint.allMet <= (all.min() ?? 0) + 1e-9 && joint.allMet >= all[0] + all[1] - 1 - 1e-9)
            expectClose(joint.allMet + joint.missThenMeet, to: all[1], within: 1e-6)
        }
    }

    @Test("doesn't depend on the unit", arguments: [PlanStory.flowOfKilometres, .stockOfKilometres], 1...12)
    func units(_ story: PlanStory, _ seed: Int) throws {
        let random = try Self.plan(story, seed)
        var other = random
        other.plan.values = random.plan.values.map { ($0.year, $0.value * 1_000) }
        other.plan.targets = random.plan.targets.map { ($0.year, $0.value * 1_000) }
        other.plan.tolerance = random.plan.tolerance.map { $0 * 1_000 }
        other.plan.unit = "m"
        for (first, second) in zip(try random.chances(), try other.chances()) {
            expectClose(first ?? -1, to: second ?? -1, within: 1e-3)
        }
    }

    /// A plan that declares the moved target agrees with the slider as long as its class is the same.
    @Test(
        "is the same declared as moved, from two values on", arguments: [PlanStory.smallCount, .stockOfPeople], 1...12)
    func slider(_ story: PlanStory, _ seed: Int) throws {
        var random = try Self.plan(story, seed)
        random.plan.values = Array(random.plan.values.suffix(4))
        guard random.plan.values.count > 1, random.direction == .increase else { return }
        random.plan.mover = .own
        random.plan.targets = [(2022, random.base + 2)]
        let first = try random.assessed()
        let date = try #require(CalendarDate(year: 2021, month: 4, day: 1))
        let whatIf = try #require(first.whatIf(on: first.targets[0], asOf: date))
        random.plan.targets = [(2022, random.base + 3)]
        let second = try random.assessed().targets[0].probability
        expectClose(second ?? -1, to: whatIf.probability(at: random.base + 3), within: 1e-9)
    }
}
