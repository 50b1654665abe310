import MitoshiNumericalMethods
import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

@Suite("A direction")
struct DirectionTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name = "指標"
        var kind = IndicatorKind.flow
        var unit = "人"
        let base: Double
        let target: Double
        var decimals = 0
        let readings: [Direction]
        let basis: ResolvedDirection.Basis
        var testDescription: String { "\(name) \(base)\(unit) → \(target)" }
    }

    /// The better side of each by hand; 相談 and 指標 leave it open.
    @Test(
        "of each target is told by words, by a target beyond the base, or by nothing",
        arguments: [
            Case(name: "講座の参加者数", base: 145, target: 150, readings: [.increase], basis: .words),
            Case(name: "講座の参加者数", base: 145, target: 145, readings: [.maintainAtLeast], basis: .words),
            Case(name: "講座の参加者数", base: 145, target: 120, readings: [.maintainAtLeast, .decrease], basis: .ambiguous),
            Case(name: "交通事故発生件数", unit: "件", base: 400, target: 400, readings: [.maintainAtMost], basis: .words),
            Case(name: "交通事故発生件数", unit: "件", base: 400, target: 380, readings: [.decrease], basis: .words),
            Case(
                name: "交通事故発生件数", unit: "件", base: 400, target: 420, readings: [.increase, .maintainAtMost],
                basis: .ambiguous),
            Case(base: 100, target: 102, readings: [.increase], basis: .target),
            Case(base: 100, target: 93, readings: [.decrease], basis: .target),
            // One person more is no more than the last digit.
            Case(base: 100, target: 101, readings: [.maintainAtLeast, .maintainAtMost], basis: .ambiguous),
            Case(base: 100, target: 100, readings: [.maintainAtLeast, .maintainAtMost], basis: .ambiguous),
            // 605 in round figures is 600 or 610; 612 isn't 600.
            Case(
                name: "相談件数", unit: "件", base: 605, target: 600, readings: [.maintainAtLeast, .decrease],
                basis: .ambiguous),
            Case(name: "相談件数", unit: "件", base: 612, target: 600, readings: [.decrease], basis: .target),
            // An end of what can be is missed on one side only.
            Case(base: 0, target: 0, readings: [.maintainAtMost], basis: .endOfRange),
            Case(base: 45, target: 0, readings: [.decrease], basis: .endOfRange),
            Case(name: "待機児童数", base: 45, target: 0, readings: [.decrease], basis: .words),
            Case(kind: .share, unit: "%", base: 100, target: 100, readings: [.maintainAtLeast], basis: .endOfRange),
            Case(
                kind: .share, unit: "%", base: 96.5, target: 100, decimals: 1, readings: [.increase], basis: .endOfRange
            ),
            // What accumulates never falls, whatever is asked of it.
            Case(kind: .cumulativeStock, unit: "箇所", base: 25, target: 20, readings: [.increase], basis: .accumulation),
            Case(kind: .cumulativeStock, unit: "箇所", base: 25, target: 25, readings: [.increase], basis: .accumulation),
        ])
    func told(_ example: Case) throws {
        let plan = PlanOfOne(
            kind: example.kind, unit: example.unit, name: example.name, values: [(2020, example.base)],
            targets: [(2022, example.target)], decimals: example.decimals)
        let direction = try plan.assessed().targets[0].direction
        #expect(direction.readings == example.readings)
        #expect(direction.basis == example.basis)
        #expect(direction.direction == (example.readings.count == 1 ? example.readings[0] : nil))
    }

    @Test("is the stated one where the plan states one", arguments: Direction.allCases)
    func stated(_ direction: Direction) throws {
        let plan = PlanOfOne(direction: .stated(direction), values: [(2020, 605)], targets: [(2022, 600)])
        let answer = try plan.assessed()
        #expect(answer.direction == ResolvedDirection(direction, .stated))
        #expect(answer.targets[0].readings.isEmpty)
    }

    @Test(
        "of a level to keep without a side is left to the words",
        arguments: [("苦情件数", Direction.maintainAtMost), ("来場者数", .maintainAtLeast)])
    func kept(_ name: String, _ expected: Direction) throws {
        // Not what the target would tell.
        let plan = PlanOfOne(unit: "件", name: name, direction: .keepsLevel, values: [(2020, 20)], targets: [(2022, 30)])
        #expect(try plan.assessed().direction == ResolvedDirection(expected, .words))
        let open = PlanOfOne(direction: .keepsLevel, values: [(2020, 20)], targets: [(2022, 30)])
        #expect(try open.assessed().direction.isAmbiguous)
    }

    @Test("is each target's own where they lie on both sides of the base")
    func bothSides() throws {
        let plan = PlanOfOne(kind: .flow, values: [(2019, 98), (2020, 100)], targets: [(2021, 110), (2022, 93)])
        let answer = try plan.assessed(means: [100, 100], spread: 5)
        #expect(answer.targets.map { $0.rule?.direction } == [.increase, .decrease])
        // 10 above and 7 below a forecast of 100 ± 5: 1 − Φ(2) and Φ(−1.4).
        expectClose(try #require(answer.targets[0].probability), to: 0.022_750, within: 1e-6)
        expectClose(try #require(answer.targets[1].probability), to: 0.080_757, within: 1e-6)
    }

    @Test("without a declared base is read from the latest value")
    func withoutBase() throws {
        let answer = try PlanOfOne(baseYear: nil, values: [(2019, 5), (2020, 6)], targets: [(2022, 9)])
            .assessed(means: [7, 8], spread: 1)
        #expect(answer.direction == ResolvedDirection(.increase, .target))
    }
}

@Suite("What meets a target")
struct AttainmentRuleTests {
    private static func rule(_ direction: Direction, level: Double = 100, digit: Double = 0) -> AttainmentRule {
        AttainmentRule(direction: direction, basis: .stated, level: level, tolerance: 2, digit: digit)
    }

    @Test(
        "depends on the direction, and on a tolerance only for a level to keep",
        arguments: [
            (Direction.increase, [(99.9, false), (100, true), (150, true)]),
            (.decrease, [(100.1, false), (100, true), (50, true)]),
            (.maintainAtLeast, [(97.9, false), (98, true), (150, true)]),
            (.maintainAtMost, [(102.1, false), (102, true), (50, true)]),
            (.maintainWithin, [(97.9, false), (98, true), (102, true), (102.1, false)]),
        ] as [(Direction, [(Double, Bool)])])
    func exactValues(_ direction: Direction, _ expected: [(Double, Bool)]) {
        for (value, isMet) in expected { #expect(Self.rule(direction).isMet(by: value) == isMet) }
    }

    /// What is written as 98 is anything from 97.5 up to 98.5; 97.2 isn't written in whole numbers, so 98 is the least that
    /// reaches it.
    @Test(
        "grants the rounding of the last digit and nothing more",
        arguments: [
            (98.0, 1.0, 98.0, 97.5), (97.2, 1, 98, 97.5), (97, 1, 97, 96.5), (99.95, 0.1, 100, 99.95),
            (0.3, 0.1, 0.3, 0.25),
            (12_000, 1_000, 12_000, 11_500), (40, 0, 40, 40),
        ])
    func rounding(_ level: Double, _ digit: Double, _ written: Double, _ edge: Double) {
        let rule = Self.rule(.increase, level: level, digit: digit)
        #expect(rule.leastWritten == written && rule.mostWritten == .infinity)
        expectClose(rule.least, to: edge, within: 1e-12)
        let fall = Self.rule(.decrease, level: -level, digit: digit)
        #expect(fall.mostWritten == -written && fall.leastWritten == -.infinity)
        expectClose(fall.most, to: -edge, within: 1e-12)
    }

    @Test(
        "leaves out the number itself where the plan does, which is then met by the next that can be written",
        arguments: [(149.0, 1.0, 150.0), (97, 0.1, 97.1), (96.95, 0.1, 97), (2_000, 1_000, 3_000)])
    func open(_ level: Double, _ digit: Double, _ next: Double) {
        let more = AttainmentRule(direction: .increase, basis: .stated, level: level, isOpen: true, digit: digit)
        expectClose(more.leastWritten, to: next, within: 1e-12)
        expectClose(more.least, to: next - digit / 2, within: 1e-12)
        #expect(!more.isMet(by: level) && more.isMet(by: next) && more.mostWritten == .infinity)
        let less = AttainmentRule(direction: .decrease, basis: .stated, level: -level, isOpen: true, digit: digit)
        expectClose(less.mostWritten, to: -next, within: 1e-12)
        #expect(!less.isMet(by: -level) && less.isMet(by: -next) && less.leastWritten == -.infinity)
    }

    @Test("leaves out the number itself of values that aren't rounded")
    func openUnrounded() {
        let more = AttainmentRule(direction: .increase, basis: .stated, level: 20, isOpen: true)
        #expect(!more.isMet(by: 20) && more.isMet(by: 20.000_000_1))
        #expect(
            ValueRange.moreThan(20).isWithin(more.written) == nil
                && ValueRange.atMost(20).isWithin(more.written) == false)
    }

    @Test(
        "is aimed at from where the value stands",
        arguments: [(35.0, 40.0), (50, 50), (70, 60)])
    func aim(_ value: Double, _ aim: Double) {
        let range = AttainmentRule(
            direction: .maintainWithin, basis: .stated, level: 50, tolerance: 10, digit: 1)
        #expect(range.aim(from: value) == aim && range.isMet(by: value) == (40...60).contains(value))
        #expect(Self.rule(.increase).aim(from: value) == 100)
    }

    @Test("is never harder at an easier level", arguments: [0, 0.01, 0.1, 1, 10])
    func monotone(_ digit: Double) {
        let levels = (0...2_000).map { Double($0) * 0.037 }
        let least = levels.map { Self.rule(.increase, level: $0, digit: digit).least }
        let most = levels.map { Self.rule(.decrease, level: $0, digit: digit).most }
        #expect(least == least.sorted() && most == most.sorted())
        for (level, edge) in zip(levels, least) {
            #expect(edge >= level - digit / 2 - 1e-9 && edge <= level + digit / 2)
        }
    }

    /// A bound decides only when every value it allows is on one side.
    @Test(
        "can be decided by a bound",
        arguments: [
            (Direction.increase, ValueRange.atLeast(100), true), (.increase, .atLeast(99), nil),
            (.increase, .moreThan(100), true), (.increase, .atMost(100), nil), (.increase, .atMost(99), false),
            (.increase, .lessThan(100), false), (.increase, .lessThan(101), nil),
            (.decrease, .atMost(100), true), (.decrease, .lessThan(100), true), (.decrease, .atMost(101), nil),
            (.decrease, .moreThan(100), false), (.decrease, .atLeast(100), nil), (.decrease, .atLeast(101), false),
            (.maintainAtLeast, .atLeast(98), true), (.maintainAtMost, .atMost(102), true),
            (.maintainAtMost, .moreThan(102), false), (.maintainWithin, .atLeast(98), nil),
            (.maintainWithin, .moreThan(102), false), (.maintainWithin, .lessThan(98), false),
        ] as [(Direction, ValueRange, Bool?)], [0.0, 1])
    func bounds(_ example: (Direction, ValueRange, Bool?), _ digit: Double) {
        #expect(example.1.isWithin(Self.rule(example.0, digit: digit).written) == example.2)
    }

    @Test("falls short by the distance to the nearest value that would do")
    func shortfall() {
        #expect(Self.rule(.increase).shortfall(of: 90) == 10)
        #expect(Self.rule(.increase).shortfall(of: 110) == 0)
        #expect(Self.rule(.increase, digit: 1).shortfall(of: 99.6) == 0)
        #expect(Self.rule(.decrease).shortfall(of: 110) == 10)
        #expect(Self.rule(.maintainAtLeast).shortfall(of: 90) == 8)
        #expect(Self.rule(.maintainWithin).shortfall(of: 110) == 8)
    }

    /// Normal with mean 101 and standard deviation 2. Φ(0.5) = 0.691 462, Φ(1.5) = 0.933 193, from a table.
    @Test(
        "has the probability of the distribution's tails",
        arguments: [
            (Direction.increase, 0.691_462), (.decrease, 0.308_538), (.maintainAtLeast, 0.933_193),
            (.maintainAtMost, 0.691_462), (.maintainWithin, 0.691_462 + 0.933_193 - 1),
        ])
    func probability(_ direction: Direction, _ expected: Double) throws {
        let distribution = ToyDistribution(normal: try .init(mean: 101, standardDeviation: 2), reported: nil)
        #expect(abs(Self.rule(direction).probability(under: distribution) - expected) < 1e-6)
    }

    @Test("is met by every possible value only at an end that can't be missed")
    func trivial() {
        #expect(Self.rule(.increase, level: 0).isMetByEvery(.nonNegative))
        #expect(!Self.rule(.decrease, level: 0).isMetByEvery(.nonNegative))
        #expect(Self.rule(.decrease, level: 100, digit: 1).isMetByEvery(.percentage))
        #expect(!Self.rule(.increase, level: 1, digit: 1).isMetByEvery(.count))
    }

    @Test("is told by the words that the plan wrote, in whatever language it is shown")
    func languages() throws {
        var indicator = Indicator(id: "1", programme: "", name: "交通事故発生件数", unit: "件", kind: .flow)
        indicator.english = EnglishNames(name: "Happenings", unit: "members")
        let plan = Plan(
            declaration: Declaration(title: "", fiscalYear: nil), indicators: [indicator],
            targets: [Target(indicatorID: "1", fiscalYear: try PlanOfOne.year(2021), goal: .value(380))])
        let named = plan.named(in: .english)
        #expect(named.indicators[0].name == "Happenings")
        #expect(named.indicators[0].mover == indicator.mover)
        #expect(named.direction(of: named.indicators[0]) == plan.direction(of: indicator))
        #expect(plan.direction(of: indicator).direction == .maintainAtMost)
    }
}
