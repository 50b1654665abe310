import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiPlanning
@testable import PlanningTestSupport

@Suite("Time grows in line with a plan", .serialized)
struct PlanGrowthTests {
    private static func plan(_ count: Int) throws -> Plan {
        let years = try (2015...2020).map(PlanOfOne.year)
        let target = try PlanOfOne.year(2025)
        return Plan(
            declaration: Declaration(title: "", fiscalYear: nil),
            indicators: (0..<count).map {
                Indicator(id: "\($0)", programme: "", name: "", unit: "人", kind: .flow, direction: .stated(.increase))
            },
            targets: (0..<count).map {
                // More than ten times the latest value, so that each is asked about.
                Target(indicatorID: "\($0)", fiscalYear: target, goal: .value(90_000))
            },
            measurements: (0..<count).flatMap { id in
                years.map {
                    IndicatorMeasurement(
                        indicatorID: "\(id)", period: .fiscalYear($0), value: .numeric(.exact(Double(500 + $0.year))))
                }
            })
    }

    @Test("whose questions and their records are looked for")
    func questions() throws {
        try Growth.expectLine(from: 60, "indicators") { count in
            let plan = try Self.plan(count)
            let (questions, records) = (plan.questions(), QuestionedRecords(of: plan))
            #expect(questions.count == count && questions.allSatisfy { records[$0] != nil })
        }
    }

    @Test("of which each indicator gets what is about it, in the plan's order")
    func byIndicator() throws {
        var plan = try Self.plan(3)
        let year = try PlanOfOne.year(2020)
        plan.events = [nil, "1", nil, "2", "1"].map {
            ShockEvent(indicatorID: $0, from: year, to: year, effect: .oneOff, reason: "")
        }
        let parts = plan.byIndicator
        #expect(parts.map(\.indicator) == plan.indicators)
        let events = [[nil, nil], [nil, "1", nil, "1"], [nil, nil, "2"]]
        #expect(parts.map { $0.plan.events.map(\.indicatorID) } == events)
        for (indicator, part) in parts {
            #expect(part.targets == plan.targets.filter { $0.indicatorID == indicator.id })
            #expect(part.measurements == plan.measurements.filter { $0.indicatorID == indicator.id })
        }
    }
}
