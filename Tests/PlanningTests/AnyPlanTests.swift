import MitoshiStatistics
import Testing

@testable import MitoshiPlanning

/// Plans of any kind, sensible or not: an assessment of them must be total.
@Suite("Any plan")
struct AnyPlanTests {
    private static let seeds = Array(UInt64(1)...10)

    @Test("is assessed without a figure that isn't finite, and every answer has a value or a reason", arguments: seeds)
    func total(_ seed: UInt64) throws {
        var random = Repeatable(seed: seed)
        for _ in 0..<20 {
            let plan = try Self.plan(&random)
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
            #expect(!index.text(unit: answer.indicator.unit).japanese.isEmpty)
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
        #expect(!answer.sentence.japanese.contains("nan") && !answer.sentence.english.contains("inf "))
    }

    private static func plan(_ random: inout Repeatable) throws -> Plan {
        let kind = try #require(IndicatorKind.allCases.randomElement(using: &random))
        let direction = Direction.allCases.randomElement(using: &random).flatMap {
            Bool.random(using: &random) ? $0 : nil
        }
        let indicator = Indicator(
            id: "1", programme: "", name: "指標", unit: Bool.random(using: &random) ? "%" : "人", kind: kind,
            direction: direction.map { .stated($0) } ?? .unstated, basePeriod: try period(&random),
            tolerance: Int.random(in: 0..<4, using: &random) == 0 ? number(&random) : nil)
        let count = Int.random(in: 0...8, using: &random)
        let measurements = try (0..<count).map { _ in
            IndicatorMeasurement(
                indicatorID: "1", period: try period(&random), value: value(&random, isStage: kind == .milestone),
                isDerived: Int.random(in: 0..<5, using: &random) == 0, decimals: Int.random(in: -1...3, using: &random))
        }
        let targets = try (0...Int.random(in: 0...2, using: &random)).map { _ in
            let isStage = (kind == .milestone) != (Int.random(in: 0..<10, using: &random) == 0)
            return Target(
                indicatorID: "1", fiscalYear: try year(&random),
                goal: isStage ? .stage(stage(&random)) : .value(number(&random)))
        }
        let events = [
            ShockEvent(
                indicatorID: nil, from: try year(&random), to: try year(&random), effect: .oneOff, reason: "災害")
        ]
        return Plan(
            declaration: Declaration(title: "", fiscalYear: try year(&random)), indicators: [indicator],
            targets: targets, stages: kind == .milestone ? ["1": ["一", "二", "三", "四"]] : [:],
            measurements: measurements, events: Bool.random(using: &random) ? events : [])
    }

    private static func year(_ random: inout Repeatable) throws -> FiscalYear {
        let firstMonth = Int.random(in: 0..<4, using: &random) == 0 ? 1 : FiscalYear.usualFirstMonth
        return try #require(FiscalYear(Int.random(in: 2010...2024, using: &random), firstMonth: firstMonth))
    }

    private static func period(_ random: inout Repeatable) throws -> Period {
        switch Int.random(in: 0..<6, using: &random) {
        case 0 where Bool.random(using: &random):
            .monthsToDate(try year(&random), count: Int.random(in: 0...13, using: &random))
        case 0: .month(year: Int.random(in: 2010...2022, using: &random), month: Int.random(in: 0...13, using: &random))
        case 1:
            .date(
                CalendarDate(
                    nearestTo: Int.random(in: 2010...2022, using: &random),
                    month: Int.random(in: 1...12, using: &random),
                    day: Int.random(in: 1...31, using: &random)))
        default: .fiscalYear(try year(&random))
        }
    }

    private static func stage(_ random: inout Repeatable) -> String {
        ["一", "二", "三", "四", "五"].randomElement(using: &random) ?? "一"
    }

    private static func number(_ random: inout Repeatable) -> Double {
        let odd: [Double] = [
            0, -0.0, 1, -1, 1e-308, 1e308, -1e308, .leastNonzeroMagnitude, .nan, .infinity, -.infinity,
        ]
        return Int.random(in: 0..<5, using: &random) == 0
            ? odd.randomElement(using: &random) ?? 0 : Double(Int.random(in: -20...200, using: &random))
    }

    private static func value(_ random: inout Repeatable, isStage: Bool) -> IndicatorMeasurement.Value {
        if isStage != (Int.random(in: 0..<10, using: &random) == 0) { return .stage(stage(&random)) }
        let number = abs(Self.number(&random))
        switch Int.random(in: 0..<12, using: &random) {
        case 0: return .numeric(.atLeast(number))
        case 1: return .numeric(.lessThan(number))
        case 2: return .numeric(.share(numerator: 3, denominator: Int.random(in: -1...7, using: &random)))
        default: return .numeric(.exact(number))
        }
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
