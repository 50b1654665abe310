import MitoshiPlanning
import MitoshiStatistics
import Testing

@testable import MitoshiDocuments

@Suite("A package whose declaration is read again")
struct PlanUpdateTests {
    private static func declared(_ change: (String) -> String = { $0 }) throws -> Plan {
        try DeclarationReader.read(text: change(DeclarationProblemTests.text), name: "d.txt").plan
    }

    /// The declared plan with what people may add and set.
    private static func edited() throws -> Plan {
        let plan = try declared()
        let first = try #require(plan.indicators.first)
        let year = try #require(FiscalYear(2018))
        let indicator = Indicator(
            id: first.id, programme: first.programme, name: first.name, unit: first.unit, kind: .flow,
            direction: .stated(.increase), basePeriod: first.basePeriod, tolerance: 5, weight: 2,
            sections: first.sections,
            driverID: "d", source: first.source, note: "ours")
        return Plan(
            declaration: plan.declaration, indicators: [indicator] + plan.indicators.dropFirst(), targets: plan.targets,
            stages: ["35-106": ["整理", "準備", "調査", "決定"]],
            measurements: [
                IndicatorMeasurement(
                    indicatorID: first.id, period: .fiscalYear(year), value: .numeric(.exact(12_000)), note: "ours")
            ] + plan.measurements,
            drivers: [Driver(id: "d", name: "rate", unit: "%", values: [])],
            events: [ShockEvent(indicatorID: nil, from: year, to: year, effect: .oneOff, reason: "ours")])
    }

    @Test("keeps all that people added when nothing changed")
    func unchanged() throws {
        let plan = try Self.edited()
        #expect(plan.updated(with: try Self.declared()) == plan)
    }

    @Test("takes what the declaration now says, and only that")
    func changed() throws {
        let plan = try Self.edited()
        let updated = plan.updated(
            with: try Self.declared {
                $0.replacing("17,000人", with: "18,000人").replacing("14,989人", with: "15,000人")
                    .replacing("窓口事業", with: "新窓口事業").replacing("40-104", with: "40-105")
            })
        #expect(updated.targets.filter { $0.indicatorID == "17-101" }.map(\.goal) == [.value(16_000), .value(18_000)])
        let values = updated.measurements.filter { $0.indicatorID == "17-101" }.map(\.value)
        #expect(values == [.numeric(.exact(12_000)), .numeric(.exact(15_000))])
        #expect(updated.indicators.map(\.id) == ["17-101", "35-106", "40-104", "40-105"])
        #expect(updated.indicators.first == plan.indicators.first)
        #expect(updated.indicators.last?.programme == "新窓口事業")
        #expect(updated.stages == plan.stages && updated.drivers == plan.drivers && updated.events == plan.events)
    }

    @Test("takes the declaration's stages when they no longer fit those that people refined")
    func stages() throws {
        let updated = try Self.edited().updated(with: try Self.declared { $0.replacing("調査", with: "設計") })
        #expect(updated.stages["35-106"] == ["整理", "設計", "決定"])
    }
}
