import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

/// Plans of any kind, sensible or not: an assessment of them must be total.
@Suite("Any plan")
struct AnyPlanTests {
    private static let seeds = Array(UInt64(1)...10)

    @Test("is assessed without a figure that isn't finite, and every answer has a value or a reason", arguments: seeds)
    func total(_ seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        for _ in 0..<20 {
            let plan = try AnyPlan.make(&random)
            _ = plan.problems
            let settings = AssessmentSettings(pathCount: 20, seed: UInt(seed), model: .randomWalk)
            for answer in try Assessor(settings: settings).assess(plan).indicators { try check(answer) }
        }
    }

    private func check(_ answer: IndicatorAssessment) throws {
        for target in answer.targets {
            if let probability = target.probability { #expect((0...1).contains(probability)) }
            #expect((target.verdict == .notAssessable) == (target.reason != nil))
            #expect((target.verdict == .met || target.verdict == .missed) == (target.observed != nil))
        }
        for index in answer.indices {
            if let value = index.outcome.value { #expect(value.isFinite, "\(index.measure)") }
        }
        let measures = Set(answer.indices.map(\.measure))
        #expect(
            answer.targets.isEmpty
                || measures.isSuperset(of: Set(AttainmentIndex.Measure.allCases).subtracting([.letterGrade])))
        if let pace = answer.pace {
            let others = [pace.compoundRate, pace.logitPerYear, pace.observedPerYear, pace.acceleration]
            for figure in [pace.perYear] + pace.planSteps + others.compactMap({ $0 }) { #expect(figure.isFinite) }
        }
        if let joint = answer.joint, let last = answer.targets.last?.probability {
            #expect(joint.allMet <= last + 1e-9 && joint.missThenMeet <= last + 1e-9)
        }
        #expect((1...5).contains(answer.evidence.grade))
    }
}

@Suite("A chance")
struct ChanceLawTests {
    private static let values = [(2016, 12.0), (2017, 14), (2018, 13), (2019, 16), (2020, 18)]

    private static func chances(_ kind: IndicatorKind, _ direction: Direction, of levels: [Double]) throws -> [Double] {
        try levels.map { level in
            var plan = PlanOfOne(kind: kind, direction: .stated(direction), targets: [(2022, level)], pathCount: 1)
            plan.values = values.map { (year: $0.0, value: $0.1) }
            return try #require(plan.assessed().targets[0].probability)
        }
    }

    @Test(
        "falls the harder the target is",
        arguments: [IndicatorKind.flow, .stock, .smallCount, .share], [Direction.increase, .decrease])
    func monotone(_ kind: IndicatorKind, _ direction: Direction) throws {
        let levels = [0.5, 10, 15, 18, 20, 25, 40, 90]
        let chances = try Self.chances(kind, direction, of: direction == .increase ? levels : levels.reversed())
        for (easier, harder) in zip(chances, chances.dropFirst()) { #expect(harder <= easier) }
    }

    @Test("of keeping to both sides is no more than of not falling below")
    func twoSides() throws {
        let oneSided = try Self.chances(.stock, .maintainAtLeast, of: [16, 18, 20])
        let twoSided = try Self.chances(.stock, .maintainWithin, of: [16, 18, 20])
        for (one, two) in zip(oneSided, twoSided) { #expect(two <= one) }
    }
}
