import Foundation
import MitoshiNumericalMethods
import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

@Suite("What if the target or the pace were another")
struct WhatIfTests {
    /// Histories that lead to different kinds of distribution: continuous, counts, with an atom, bounded, from one value.
    private static let plans: [PlanOfOne] = [
        PlanOfOne(
            direction: .stated(.increase), values: [(2016, 80), (2017, 90), (2018, 96), (2020, 110)],
            targets: [(2021, 115), (2022, 125)]),
        PlanOfOne(
            kind: .smallCount, direction: .stated(.increase), values: [(2018, 1), (2019, 0), (2020, 2)],
            targets: [(2021, 3), (2022, 4)]),
        PlanOfOne(
            kind: .smallCount, direction: .stated(.increase), values: [(2020, 1)], targets: [(2021, 2), (2022, 3)]),
        PlanOfOne(
            kind: .cumulativeStock, values: [(2017, 3), (2018, 7), (2019, 7), (2020, 12)],
            targets: [(2021, 15), (2022, 18)]),
        PlanOfOne(
            kind: .share, unit: "%", direction: .stated(.increase), values: [(2018, 91), (2019, 94), (2020, 93)],
            targets: [(2022, 97)]),
        PlanOfOne(
            kind: .flow, direction: .stated(.decrease), values: [(2019, 900), (2020, 400)],
            targets: [(2021, 380), (2022, 350)]),
        PlanOfOne(
            kind: .share, unit: "%", direction: .stated(.increase), values: [(2020, 3)],
            targets: [(2021, 10), (2022, 15)]),
    ]

    private static func whatIf(
        _ assessed: IndicatorAssessment, target: Int = 0, asOf: (Int, Int, Int) = (2021, 4, 1)
    ) throws -> WhatIf {
        let date = try #require(CalendarDate(year: asOf.0, month: asOf.1, day: asOf.2))
        return try #require(assessed.whatIf(on: assessed.targets[target], asOf: date))
    }

    @Test(
        "moves a normal forecast by the pace times the years that are left",
        arguments: [
            ((2021, 4, 1), 1.0, 2.0), ((2021, 10, 1), 0.5, 1.5), ((2020, 4, 1), 1.0, 2.0),
        ])
    func closedForm(asOf: (Int, Int, Int), first: Double, second: Double) throws {
        let assessed = try PlanOfOne(values: [(2019, 8), (2020, 10)], targets: [(2021, 12), (2022, 20)])
            .assessed(means: [11, 12], spread: 2)
        for (target, years, mean, level) in [(0, first, 11.0, 13.0), (1, second, 12.0, 17.0)] {
            let whatIf = try Self.whatIf(assessed, target: target, asOf: asOf)
            expectClose(whatIf.yearsOfExtraPace, to: years, within: 1e-12)
            let normal = try Normal(mean: mean + 1.5 * years, standardDeviation: 2)
            expectClose(
                whatIf.probability(at: level, extraPace: 1.5), to: normal.upperTail(level), within: 1e-12)
        }
    }

    @Test("keeps the plan's direction where the target is moved past the base")
    func direction() throws {
        let assessed = try PlanOfOne(values: [(2019, 8), (2020, 10)], targets: [(2021, 12), (2022, 20)])
            .assessed(means: [11, 12], spread: 2)
        let whatIf = try Self.whatIf(assessed)
        #expect(whatIf.rule(at: 5) == whatIf.declared.moved(to: 5))
        #expect(whatIf.rule(at: 5).direction == .increase)
        // 11 ± 2 at 5 or more: Φ(3).
        expectClose(whatIf.probability(at: 5), to: 0.998_650, within: 1e-6)
    }

    @Test("says for another target what an assessment of the changed plan says", arguments: plans.indices)
    func changedPlan(index: Int) throws {
        var plan = Self.plans[index]
        let assessed = try plan.assessed()
        let original = plan.targets
        let whatIf = try Self.whatIf(assessed, target: original.count - 1)
        let last = original[original.count - 1]
        for share in stride(from: -0.6, through: 0.6, by: 0.2) {
            let level = (last.value * (1 + share)).rounded()
            plan.targets[original.count - 1].value = level
            let answer = try #require(try plan.assessed().targets.last)
            expectClose(whatIf.probability(at: level), to: try #require(answer.probability), within: 1e-12)
        }
    }

    @Test("stands in a table that misses the engine's answer by less than a tenth of a point", arguments: plans.indices)
    func table(index: Int) throws {
        let assessed = try Self.plans[index].assessed()
        var generator = SeededGenerator(seed: index + 1)
        for target in assessed.targets.indices {
            let whatIf = try Self.whatIf(assessed, target: target)
            let table = try whatIf.table()
            #expect(zip(table.rows, table.rows.dropFirst()).allSatisfy { $0.value < $1.value && $0.atMost <= $1.below })
            #expect(table.rows.allSatisfy { $0.below <= $0.atMost })
            let range = try whatIf.distribution.interval(coverage: 0.999)
            let width = max(1, range.upperBound - range.lowerBound)
            for _ in 0..<500 {
                let free = Double.random(
                    in: range.lowerBound - 0.2 * width...range.upperBound + 0.2 * width, using: &generator)
                let value = whatIf.distribution.isDiscrete ? free.rounded() : free
                let atMost = whatIf.distribution.probability(atMost: value)
                let below = 1 - whatIf.distribution.probability(atLeast: value)
                #expect(abs(table.probability(atMost: value) - atMost) < 0.001)
                #expect(abs(table.probability(below: value) - below) < 0.001)
            }
        }
    }

    @Test("never falls with more pace where more is better, and stays within what the indicator can reach")
    func monotone() throws {
        for plan in Self.plans where plan.targets[plan.targets.count - 1].value != 350 {
            let whatIf = try Self.whatIf(plan.assessed(), target: plan.targets.count - 1)
            let level = plan.targets[plan.targets.count - 1].value
            let answers = try (-20...20).map { try #require(whatIf.probability(at: level, extraPace: Double($0))) }
            #expect(zip(answers, answers.dropFirst()).allSatisfy { $0 <= $1 })
            #expect(answers.allSatisfy { (0...1).contains($0) })
            #expect(answers[0] < answers[40])
        }
        let stock = try Self.whatIf(Self.plans[3].assessed(), target: 1)
        #expect(stock.reachable.lowerBound == 12)
        #expect(stock.probability(at: 12, extraPace: -100) == 1)
        let share = try Self.whatIf(Self.plans[4].assessed())
        #expect(share.probability(at: 101, extraPace: 1_000) == 0)
        #expect(share.probability(at: 100, extraPace: 1_000) == 1)
    }

    @Test("asks nothing of a target that is decided")
    func decided() throws {
        let assessed = try PlanOfOne(
            values: [(2019, 5), (2020, 10), (2021, 30)], targets: [(2021, 20), (2022, 40)], asOf: (2022, 4, 1)
        ).assessed()
        let date = try #require(CalendarDate(year: 2022, month: 4, day: 1))
        #expect(assessed.whatIf(on: assessed.targets[0], asOf: date) == nil)
        #expect(try #require(assessed.whatIf(on: assessed.targets[1], asOf: date)).yearsOfExtraPace == 1)
    }
}
