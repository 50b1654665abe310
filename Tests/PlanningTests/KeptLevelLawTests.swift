import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

/// A level that never moved.
@Suite("A level that never moved")
struct KeptLevelLawTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let kind: IndicatorKind
        let unit: String
        let level: Double
        let direction: Direction
        var testDescription: String { "\(kind) \(level) \(unit) \(direction)" }
    }

    private static let cases = [
        Case(kind: .flow, unit: "人", level: 29, direction: .maintainAtLeast),
        Case(kind: .flow, unit: "人", level: 400, direction: .maintainAtMost),
        Case(kind: .flow, unit: "km", level: 40, direction: .maintainAtLeast),
        Case(kind: .stock, unit: "団体", level: 15, direction: .maintainAtLeast),
        Case(kind: .stock, unit: "人", level: 0, direction: .maintainAtMost),
        Case(kind: .stock, unit: "km", level: 15, direction: .maintainAtMost),
        Case(kind: .stock, unit: "km", level: 0, direction: .maintainAtMost),
        Case(kind: .smallCount, unit: "件", level: 0, direction: .maintainAtMost),
        Case(kind: .smallCount, unit: "件", level: 5, direction: .maintainAtLeast),
        Case(kind: .smallCount, unit: "件", level: 5, direction: .maintainAtMost),
        Case(kind: .cumulativeStock, unit: "箇所", level: 33, direction: .maintainAtMost),
        Case(kind: .cumulativeStock, unit: "km", level: 33, direction: .maintainAtMost),
        Case(kind: .share, unit: "%", level: 80, direction: .maintainAtLeast),
        Case(kind: .share, unit: "%", level: 80, direction: .maintainAtMost),
        Case(kind: .share, unit: "%", level: 100, direction: .maintainAtLeast),
        Case(kind: .share, unit: "%", level: 0, direction: .maintainAtMost),
    ]

    private static func chances(_ example: Case, years count: Int) throws -> [Double] {
        let years = 2021 - count...2020
        let plan = PlanOfOne(
            kind: example.kind, unit: example.unit, direction: .stated(example.direction),
            values: years.map { ($0, example.level) }, targets: [(2021, example.level), (2022, example.level)],
            pathCount: 1)
        return try plan.assessed().targets.map { try #require($0.probability) }
    }

    /// n quiet years never make a change less likely than 0.3 in n + 2: Jeffreys' half a change in n + 1 years, less a margin.
    @Test("is never sure to be kept", arguments: cases)
    func neverSure(_ example: Case) throws {
        for count in 2...10 {
            for chance in try Self.chances(example, years: count) {
                #expect(chance < 1 - 0.3 / Double(count + 2), "after \(count) years \(chance)")
            }
        }
    }

    @Test("is the likelier kept the longer it was seen", arguments: cases)
    func longer(_ example: Case) throws {
        let chances = try (2...10).map { try Self.chances(example, years: $0) }
        for (index, (shorter, longer)) in zip(chances, chances.dropFirst()).enumerated() {
            for (shorter, longer) in zip(shorter, longer) {
                #expect(longer > shorter, "from \(index + 2) years to \(index + 3): \(shorter) to \(longer)")
            }
        }
    }
}

/// Targets that say nothing, or of which nobody knows which side is better.
@Suite("A target that says too little")
struct UnclearTargetLawTests {
    private static let directions: [DirectionSetting] = [.unstated, .keepsLevel]
    private static let names = ["指標", "相談件数", "講座の参加者数", "交通事故発生件数"]
    private static let asOf = CalendarDate(nearestTo: 2021, month: 4, day: 1)

    /// The oracle doesn't ask the rule for its verdict on the support: it tries values.
    @Test("because every value meets it has a note and a question", arguments: PlanStory.allCases)
    func metByEverything(_ story: PlanStory) throws {
        var found = 0
        for seed in 1...20 {
            var random = try RandomPlan(story, seed: seed)
            var choices = SeededGenerator(seed: 1_000 + seed)
            random.plan.direction = choices.one(of: Direction.allCases.map { .stated($0) } + Self.directions)
            if choices.chance(oneIn: 4) { random.plan.tolerance = 150 }
            let ends = [0, random.story.step, 99, 100, random.base]
            random.plan.targets = [(2021, choices.one(of: ends)), (2022, choices.one(of: ends))]
            let answer = try random.assessed()
            let values = story.kind == .share ? [0, 0.1, 1, 50, 99, 99.9, 100] : [0, 1, 2, 50, 1_000, 1e9, 1e15]
            let trivial = answer.targets.filter { target in
                target.rule.map { rule in values.allSatisfy { rule.isMet(by: $0) } } ?? false
            }
            let notes = answer.notes(of: "met-by-everything")
            let questions = try random.plan.plan().questions().compactMap { question -> FiscalYear? in
                if case .metByEverything(_, let year) = question { year } else { nil }
            }
            #expect(questions == trivial.map(\.target.fiscalYear), "\(random.plan.summary)")
            #expect(notes.count == trivial.count, "\(random.plan.summary)")
            found += trivial.count
        }
        #expect(found > 0)
    }

    @Test("because its better side is unknown has two readings and nothing else", arguments: PlanStory.allCases, names)
    func ambiguous(_ story: PlanStory, _ name: String) throws {
        for seed in 1...8 {
            var random = try RandomPlan(story, seed: seed)
            random.plan.name = name
            random.plan.direction = seed.isMultiple(of: 2) ? .unstated : .keepsLevel
            let base = random.base
            if seed.isMultiple(of: 3) { random.plan.targets = [(2021, base), (2022, base)] }
            let assessment = try Assessor(settings: random.plan.settings()).assess(random.plan.plan())
            let answer = try #require(assessment.indicators.first)
            for target in answer.targets where target.direction.isAmbiguous { try check(target, of: answer) }
            let last = try #require(answer.targets.last)
            #expect(assessment.headline.ambiguous == (last.isAmbiguous ? [PlanOfOne.id] : []))
            #expect(assessment.headline.counts.values.reduce(0, +) == (last.isAmbiguous ? 0 : 1))
            let asks = try random.plan.plan().questions().contains { question in
                if case .betterSide = question { true } else { false }
            }
            #expect(asks == answer.targets.contains(where: \.isAmbiguous), "\(random.plan.summary)")
        }
    }

    private func check(_ target: TargetAssessment, of answer: IndicatorAssessment) throws {
        #expect(target.probability == nil && target.rule == nil && target.verdict == .notAssessable)
        #expect(target.reason == .directionUnknown)
        #expect(target.readings.count == 2)
        #expect(target.readings.map(\.direction.isAtLeast) == [true, false])
        #expect(target.readings.map(\.direction.isAtMost) == [false, true])
        for reading in target.readings { #expect((0...1).contains(try #require(reading.probability))) }
        #expect(answer.joint == nil)
        #expect(answer.whatIf(on: target, asOf: Self.asOf) == nil)
    }
}
