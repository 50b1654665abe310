import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

/// What holds for every right chance, whatever the plan.
@Suite("The chance of a target")
struct AttainmentLawTests {
    private static let seeds = 1...12
    private static let asOf = CalendarDate(nearestTo: 2021, month: 4, day: 1)

    @Test("falls the harder the target is, over the base and the ends of what can be", arguments: PlanStory.allCases)
    func harder(_ story: PlanStory) throws {
        for seed in Self.seeds {
            let random = try RandomPlan(story, seed: seed)
            let assessed = try random.assessed()
            for target in assessed.targets where target.observed == nil {
                let whatIf = try #require(assessed.whatIf(on: target, asOf: Self.asOf))
                let chances = random.ladder().map { ($0, whatIf.probability(at: $0)) }
                for (easier, harder) in zip(chances, chances.dropFirst()) {
                    #expect(harder.1 <= easier.1 + 1e-12, "\(easier) \(harder) \(random.plan.summary)")
                }
            }
        }
    }

    @Test("of a plan falls the harder its target is on one side of the base", arguments: PlanStory.allCases)
    func harderPlan(_ story: PlanStory) throws {
        for seed in 31...40 {
            var random = try RandomPlan(story, seed: seed)
            let sign = random.direction?.isAtMost == true ? -1.0 : 1
            let levels = [0, 1, 2, 5].map { random.base + sign * $0 * random.story.step }
                .filter { $0 >= 0 && (story.kind != .share || $0 <= 100) }
            let chances = try levels.map { level in
                random.plan.targets = [(2021, level), (2022, level)]
                return try random.chances()
            }
            for (easier, harder) in zip(chances, chances.dropFirst()) {
                for (easier, harder) in zip(easier, harder) {
                    let (easier, harder) = (try #require(easier), try #require(harder))
                    #expect(harder <= easier + 1e-12, "\(levels) \(chances) \(random.plan.summary)")
                }
            }
        }
    }

    /// Of two targets that unlike values meet the harder has the smaller chance.
    @Test("is the smaller for the harder of two unlike targets", arguments: PlanStory.allCases)
    func strictlyHarder(_ story: PlanStory) throws {
        for seed in Self.seeds {
            let random = try RandomPlan(story, seed: seed)
            let assessed = try random.assessed()
            let support = random.story.kind == .share ? 0.0...100 : 0...Double.infinity
            for target in assessed.targets where target.observed == nil {
                let whatIf = try #require(assessed.whatIf(on: target, asOf: Self.asOf))
                let inside = random.ladder().filter {
                    support.contains($0) && (story.kind != .cumulativeStock || $0 > random.base)
                }
                let chances = inside.map { (whatIf.rule(at: $0), whatIf.probability(at: $0)) }
                for (easier, harder) in zip(chances, chances.dropFirst())
                where easier.0.leastWritten != harder.0.leastWritten || easier.0.mostWritten != harder.0.mostWritten {
                    guard (1e-9...1 - 1e-9).contains(easier.1), (1e-9...1 - 1e-9).contains(harder.1) else { continue }
                    #expect(
                        harder.1 < easier.1, "\(easier.0.level) \(harder.0.level) \(harder.1) \(random.plan.summary)")
                }
            }
        }
    }

    @Test("doesn't fall with an extra pace that helps", arguments: PlanStory.allCases)
    func extraPace(_ story: PlanStory) throws {
        for seed in Self.seeds {
            let random = try RandomPlan(story, seed: seed)
            let assessed = try random.assessed()
            let help = random.direction?.isAtMost == true ? -random.story.step : random.story.step
            for target in assessed.targets where target.observed == nil {
                let whatIf = try #require(assessed.whatIf(on: target, asOf: Self.asOf))
                let level = whatIf.declared.level
                let chances = (-6...12).map { whatIf.probability(at: level, extraPace: help * Double($0) / 2) }
                for (less, more) in zip(chances, chances.dropFirst()) {
                    #expect(more >= less - 1e-12, "\(chances) \(random.plan.summary)")
                }
            }
        }
    }

    @Test("doesn't fall with the tolerance of a level to keep", arguments: PlanStory.allCases)
    func tolerance(_ story: PlanStory) throws {
        for seed in 41...48 {
            var random = try RandomPlan(story, seed: seed, count: 2 + seed % 6)
            random.plan.direction = .stated([.maintainAtLeast, .maintainWithin, .maintainAtMost][seed % 3])
            let chances = try [nil, 1, 2, 5].map { (steps: Double?) in
                random.plan.tolerance = steps.map { $0 * random.story.step }
                return try random.chances()
            }
            for (narrower, wider) in zip(chances, chances.dropFirst()) {
                for (narrower, wider) in zip(narrower, wider) {
                    let (narrower, wider) = (try #require(narrower), try #require(wider))
                    #expect(wider >= narrower - 1e-12, "\(chances) \(random.plan.summary)")
                }
            }
        }
    }

    @Test("is neither 0 nor 1 before the result is known", arguments: PlanStory.allCases)
    func open(_ story: PlanStory) throws {
        for seed in Self.seeds {
            let random = try RandomPlan(story, seed: seed)
            for target in try random.assessed().targets where target.observed == nil {
                // A tolerance may leave nothing that misses, which is said (see UnclearTargetLawTests).
                if target.rule?.isMetByEvery(random.indicatorSupport) ?? false { continue }
                let chance = try #require(target.probability)
                #expect(chance > 0 && chance < 1, "\(chance) \(random.plan.summary)")
            }
        }
    }

    @Test("that all targets are met is no more than that of each", arguments: PlanStory.allCases)
    func joint(_ story: PlanStory) throws {
        for seed in 51...60 {
            var random = try RandomPlan(story, seed: seed)
            random.plan.pathCount = 64
            let assessed = try random.assessed()
            let chances = try assessed.targets.map { try #require($0.probability) }
            let joint = try #require(assessed.joint)
            #expect(joint.allMet <= (chances.min() ?? 0) + 1e-12, "\(joint) \(chances) \(random.plan.summary)")
            #expect(joint.allMet >= chances[0] + chances[1] - 1 - 1e-12, "\(joint) \(chances) \(random.plan.summary)")
        }
    }
}

/// What must not change a chance.
@Suite("The chance of a target doesn't depend")
struct AttainmentInvarianceTests {
    private static let amounts: [PlanStory] = [
        .flowOfPeople, .flowOfKilometres, .stockOfPeople, .stockOfKilometres, .cumulativePlaces, .cumulativeKilometres,
    ]

    /// Things that are counted one by one and written in thousands need two values that aren't 0 to be seen as thousands.
    @Test("on the unit", arguments: amounts)
    func units(_ story: PlanStory) throws {
        for seed in 61...80 {
            let random = try RandomPlan(story, seed: seed)
            guard random.plan.values.count(where: { $0.value != 0 }) > 1 else { continue }
            var scaled = random
            scaled.plan.values = random.plan.values.map { ($0.year, 1_000 * $0.value) }
            scaled.plan.targets = random.plan.targets.map { ($0.year, 1_000 * $0.value) }
            scaled.plan.tolerance = random.plan.tolerance.map { 1_000 * $0 }
            try expectSame(random.chances(), scaled.chances(), within: 1e-6, random.plan.summary)
        }
    }

    @Test("on the digits written", arguments: [PlanStory.flowOfKilometres, .stockOfKilometres, .cumulativeKilometres])
    func digits(_ story: PlanStory) throws {
        for seed in 81...100 {
            let random = try RandomPlan(story, seed: seed)
            var written = random
            written.plan.decimals = 1
            try withKnownIssue("half of a printed digit counts beside steady steps", isIntermittent: true) {
                try expectSame(random.chances(), written.chances(), within: 0.03, random.plan.summary)
            } when: {
                story == .cumulativeKilometres
            }
        }
    }

    @Test("on the order of the rows, nor on an indicator more", arguments: PlanStory.allCases)
    func order(_ story: PlanStory) throws {
        for seed in 101...108 {
            var random = try RandomPlan(story, seed: seed)
            random.plan.pathCount = 16
            let plan = try random.plan.plan()
            let other = Indicator(
                id: "0-0", programme: "", name: "利用者数", unit: "人", kind: .flow, direction: .stated(.increase))
            let year = try PlanOfOne.year(2022)
            let more = Plan(
                declaration: plan.declaration, indicators: [other] + plan.indicators,
                targets: [Target(indicatorID: "0-0", fiscalYear: year, goal: .value(7))] + plan.targets.reversed(),
                measurements: plan.measurements.reversed())
            let settings = try random.plan.settings()
            let expected = try #require(try Assessor(settings: settings).assess(plan).indicators.last)
            let answer = try #require(try Assessor(settings: settings).assess(more).indicators.last)
            #expect(answer.targets.map(\.probability) == expected.targets.map(\.probability))
            #expect(answer.joint == expected.joint)
        }
    }

    /// "91.5 % use it" and "8.5 % don't" are one statement.
    @Test("on which side of a share is told", arguments: [PlanStory.share, .wholeShare, .countedShare])
    func mirrored(_ story: PlanStory) throws {
        for seed in 111...140 {
            var random = try RandomPlan(story, seed: seed)
            random.plan.direction = .stated(seed.isMultiple(of: 2) ? .increase : .decrease)
            var mirror = random
            mirror.plan.direction = .stated(seed.isMultiple(of: 2) ? .decrease : .increase)
            mirror.plan.values = random.plan.values.map { ($0.year, (1_000 - 10 * $0.value).rounded() / 10) }
            mirror.plan.others = random.plan.others.map(\.complement)
            mirror.plan.targets = random.plan.targets.map { ($0.year, (1_000 - 10 * $0.value).rounded() / 10) }
            try expectSame(random.chances(), mirror.chances(), within: 0.005, random.plan.summary)
        }
    }

    private func expectSame(_ left: [Double?], _ right: [Double?], within distance: Double, _ summary: String) throws {
        for (left, right) in zip(left, right) {
            let (left, right) = (try #require(left), try #require(right))
            #expect(abs(left - right) <= distance, "\(left) \(right) \(summary)")
        }
    }
}

extension IndicatorMeasurement {
    /// The share of the rest.
    fileprivate var complement: IndicatorMeasurement {
        guard case .numeric(let share) = value, let counts = share.counts else { return self }
        let (part, whole) = (counts.numerator, counts.denominator)
        return IndicatorMeasurement(
            indicatorID: indicatorID, period: period,
            value: .numeric(.share(numerator: whole - part, denominator: whole)))
    }
}
