import MitoshiPlanning
import MitoshiStatistics
import Testing

@testable import MitoshiReporting

@Suite("The order of risk")
struct RiskOrderTests {
    /// A stock whose only value, of FY`year`, has to become `goal` by FY`due`.
    private struct Line {
        let id: String
        var kind = IndicatorKind.stock
        let value: Double
        var year = 2022
        let goal: Double
        let due: Int
    }

    private static func assessments(_ lines: [Line]) throws -> [IndicatorAssessment] {
        func year(_ number: Int) throws -> FiscalYear { try #require(FiscalYear(number)) }
        let plan = Plan(
            declaration: Declaration(title: "宣言", fiscalYear: try year(2023)),
            indicators: try lines.map {
                Indicator(
                    id: $0.id, programme: "事業", name: "指標", unit: "人", kind: $0.kind, direction: .stated(.increase),
                    basePeriod: .fiscalYear(try year($0.year)))
            },
            targets: try lines.map {
                Target(indicatorID: $0.id, fiscalYear: try year($0.due), goal: .value($0.goal))
            },
            measurements: try lines.map {
                IndicatorMeasurement(
                    indicatorID: $0.id, period: .fiscalYear(try year($0.year)), value: .numeric(.exact($0.value)))
            })
        let date = CalendarDate(year: 2023, month: 4, day: 1)
        return try Assessor(settings: AssessmentSettings(asOf: date)).assess(plan).indicators
    }

    /// To double is as hard from 5,000 as from 10, and comparable targets give both one chance, though one asks for 2,500
    /// a year and the other for 5: they stay as the plan has them. A tenth more is easier.
    @Test("goes by the chance, a result being certain, and by no pace; what has no chance comes last")
    func order() throws {
        let answers = try Self.assessments([
            Line(id: "met", value: 20, goal: 20, due: 2022),
            Line(id: "decided by the city", kind: .decisionDriven, value: 1, goal: 2, due: 2024),
            Line(id: "a tenth more", value: 10, goal: 11, due: 2024),
            Line(id: "overdue", value: 10, year: 2019, goal: 20, due: 2022),
            Line(id: "double of few", value: 10, goal: 20, due: 2024),
            Line(id: "double of many", value: 5_000, goal: 10_000, due: 2024),
            Line(id: "double of some", value: 100, goal: 200, due: 2024),
            Line(id: "missed", value: 10, goal: 20, due: 2022),
        ])
        let targets = Dictionary(uniqueKeysWithValues: answers.map { ($0.indicator.id, $0.targets[0]) })
        let tenth = try #require(targets["a tenth more"])
        let chance = try #require(tenth.probability)
        for id in ["double of few", "double of many", "double of some"] {
            let double = try #require(targets[id])
            #expect(double.verdict == .atRisk && double.probability == targets["double of few"]?.probability)
            #expect(try tenth.verdict == .atRisk && chance > #require(double.probability))
        }
        #expect(
            answers.sorted { $0.risk < $1.risk }.map(\.indicator.id) == [
                "missed", "double of few", "double of many", "double of some", "a tenth more", "met",
                "decided by the city", "overdue",
            ])
    }
}
