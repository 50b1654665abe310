import NumericalMethods
import Statistics
import Testing

@testable import Planning

@Suite("A direction")
struct DirectionTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let base: Double
        let targets: [(year: Int, value: Double)]
        let direction: Direction
        let basis: ResolvedDirection.Basis
        var testDescription: String { "\(base) → \(targets.map(\.value))" }
    }

    /// The final target decides: above the base, below it, or the same; a fall of less than 5 % of the base is ambiguous.
    @Test(
        "is read off base and final target",
        arguments: [
            Case(base: 10, targets: [(2021, 8), (2022, 12)], direction: .increase, basis: .inferred),
            Case(base: 10, targets: [(2021, 12), (2022, 8)], direction: .decrease, basis: .inferred),
            Case(base: 145, targets: [(2021, 150), (2022, 145)], direction: .maintain, basis: .inferred),
            Case(base: 605, targets: [(2021, 600), (2022, 600)], direction: .decrease, basis: .ambiguous),
            Case(base: 600, targets: [(2022, 570)], direction: .decrease, basis: .inferred),  // exactly 5 %
            Case(base: 600, targets: [(2022, 570.1)], direction: .decrease, basis: .ambiguous),
            Case(base: -100, targets: [(2022, -102)], direction: .decrease, basis: .ambiguous),  // 2 of |−100|
        ])
    func inferred(_ example: Case) throws {
        var plan = PlanOfOne(kind: .decisionDriven, values: [(2020, example.base)])
        plan.targets = example.targets
        let direction = try plan.assessed().direction
        #expect(direction.direction == example.direction)
        #expect(direction.basis == example.basis)
    }

    @Test("is the stated one where the plan states one", arguments: Direction.allCases)
    func stated(_ direction: Direction) throws {
        let plan = PlanOfOne(direction: .stated(direction), values: [(2020, 605)], targets: [(2022, 600)])
        let answer = try plan.assessed()
        #expect(answer.direction.direction == direction)
        #expect(answer.direction.basis == .stated)
        #expect(answer.targets[0].otherReading == nil)
    }

    @Test("is unknown without a base, and then nothing is judged")
    func withoutBase() throws {
        let answer = try PlanOfOne(baseYear: nil, values: [(2019, 5), (2020, 6)]).assessed(means: [7, 8], spread: 1)
        #expect(answer.direction == ResolvedDirection(direction: nil, basis: .notApplicable))
        #expect(answer.targets.map(\.reason) == [.directionUnknown])
        #expect(try answer.outcome(.changeRatio, 2022) == .undefined(.directionUnknown))
    }

    /// 0 for counts under 30, else 2 % of the level; a percentage is no count.
    @Test(
        "to maintain has a tolerance",
        arguments: [
            (IndicatorKind.smallCount, 7.0, nil, 0.0), (.flow, 29, nil, 0), (.flow, 30, nil, 0.6),
            (.flow, 145, nil, 2.9), (.stock, 29.5, nil, 0.59), (.share, 25, nil, 0.5), (.flow, 145, 10, 10),
        ] as [(IndicatorKind, Double, Double?, Double)])
    func tolerance(_ kind: IndicatorKind, _ level: Double, _ stated: Double?, _ expected: Double) throws {
        let plan = PlanOfOne(kind: kind, tolerance: stated, values: [(2020, level)], targets: [(2022, level)])
        let direction = try plan.assessed().direction
        #expect(direction.direction == .maintain)
        let found = try #require(direction.tolerance)
        #expect(abs(found - expected) < 1e-12)
    }
}

@Suite("What meets a target")
struct AttainmentRuleTests {
    private static func rule(_ direction: Direction) -> AttainmentRule {
        AttainmentRule(
            direction: direction, level: 100, tolerance: direction == .increase || direction == .decrease ? 0 : 2)
    }

    @Test(
        "depends on the direction",
        arguments: [
            (Direction.increase, [(99.9, false), (100, true), (150, true)]),
            (.decrease, [(100.1, false), (100, true), (50, true)]),
            (.maintain, [(97.9, false), (98, true), (150, true)]),
            (.maintainWithin, [(97.9, false), (98, true), (102, true), (102.1, false)]),
        ] as [(Direction, [(Double, Bool)])])
    func exactValues(_ direction: Direction, _ expected: [(Double, Bool)]) {
        for (value, isMet) in expected { #expect(Self.rule(direction).isMet(by: value) == isMet) }
    }

    /// A bound decides only when every value it allows is on one side.
    @Test(
        "can be decided by a bound",
        arguments: [
            (Direction.increase, Observation.Value.atLeast(100), true), (.increase, .atLeast(99), nil),
            (.increase, .moreThan(100), true), (.increase, .atMost(100), nil), (.increase, .atMost(99), false),
            (.increase, .lessThan(100), false), (.increase, .lessThan(101), nil),
            (.decrease, .atMost(100), true), (.decrease, .lessThan(100), true), (.decrease, .atMost(101), nil),
            (.decrease, .moreThan(100), false), (.decrease, .atLeast(100), nil), (.decrease, .atLeast(101), false),
            (.maintain, .atLeast(98), true), (.maintainWithin, .atLeast(98), nil),
            (.maintainWithin, .moreThan(102), false), (.maintainWithin, .lessThan(98), false),
        ] as [(Direction, Observation.Value, Bool?)])
    func bounds(_ direction: Direction, _ value: Observation.Value, _ expected: Bool?) {
        #expect(Self.rule(direction).isMet(by: value) == expected)
    }

    @Test("falls short by the distance to the nearest value that would do")
    func shortfall() {
        #expect(Self.rule(.increase).shortfall(of: 90) == 10)
        #expect(Self.rule(.increase).shortfall(of: 110) == 0)
        #expect(Self.rule(.decrease).shortfall(of: 110) == 10)
        #expect(Self.rule(.maintain).shortfall(of: 90) == 8)
        #expect(Self.rule(.maintainWithin).shortfall(of: 110) == 8)
    }

    /// Normal with mean 101 and standard deviation 2. Φ(0.5) = 0.691 462, Φ(1.5) = 0.933 193, from a table.
    @Test(
        "has the probability of the distribution's tails",
        arguments: [
            (Direction.increase, 0.691_462), (.decrease, 0.308_538), (.maintain, 0.933_193),
            (.maintainWithin, 0.691_462 + 0.933_193 - 1),
        ])
    func probability(_ direction: Direction, _ expected: Double) throws {
        let distribution = ToyDistribution(normal: try .init(mean: 101, standardDeviation: 2), reported: nil)
        #expect(abs(Self.rule(direction).probability(under: distribution) - expected) < 1e-6)
    }
}
