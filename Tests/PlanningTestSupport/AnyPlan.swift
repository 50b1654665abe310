import MitoshiPlanning
import MitoshiStatistics
import TestSupport
import Testing

/// Plans of any kind, sensible or not.
enum AnyPlan {
    static func make(_ random: inout SeededGenerator) throws -> Plan {
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

    private static func year(_ random: inout SeededGenerator) throws -> FiscalYear {
        let firstMonth = Int.random(in: 0..<4, using: &random) == 0 ? 1 : FiscalYear.usualFirstMonth
        return try #require(FiscalYear(Int.random(in: 2010...2024, using: &random), firstMonth: firstMonth))
    }

    private static func period(_ random: inout SeededGenerator) throws -> Period {
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

    private static func stage(_ random: inout SeededGenerator) -> String {
        ["一", "二", "三", "四", "五"].randomElement(using: &random) ?? "一"
    }

    private static func number(_ random: inout SeededGenerator) -> Double {
        let odd: [Double] = [
            0, -0.0, 1, -1, 1e-308, 1e308, -1e308, .leastNonzeroMagnitude, .nan, .infinity, -.infinity,
        ]
        return Int.random(in: 0..<5, using: &random) == 0
            ? odd.randomElement(using: &random) ?? 0 : Double(Int.random(in: -20...200, using: &random))
    }

    private static func value(_ random: inout SeededGenerator, isStage: Bool) -> IndicatorMeasurement.Value {
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
