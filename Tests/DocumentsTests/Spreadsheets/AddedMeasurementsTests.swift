import MitoshiPlanning
import MitoshiStatistics
import Testing

@testable import MitoshiDocuments

@Suite("Values of a history sheet added to a plan")
struct AddedMeasurementsTests {
    private func existing() throws -> IndicatorMeasurement {
        IndicatorMeasurement(indicatorID: "17-101", period: try HistoryPlan.year(2020), value: .numeric(.exact(100)))
    }

    private func added(_ rows: [[String]]) throws -> Plan {
        let reading = try HistoryPlan.read([["事業番号", "期間", "値", "判明日"]] + rows)
        return try HistoryPlan.make(measurements: [existing()]).adding(reading)
    }

    @Test("stand behind those that are there; the same value isn't added again, in whatever way its period is written")
    func merged() throws {
        let plan = try added([
            ["17-101", "R2", "100", ""], ["17-101", "2021-03-31", "100", ""], ["17-101", "R1", "90", ""],
        ])
        #expect(plan.measurements.map(\.value) == [.numeric(.exact(100)), .numeric(.exact(90))])
    }

    @Test("may not contradict a value that is there, except as a revision with its day")
    func contradiction() throws {
        let error = #expect(throws: DocumentError.self) { try added([["17-101", "R2", "101", ""]]) }
        #expect(error?.description.contains("(C2 value): found 101, expected 100, which is there already") == true)
        let revised = try added([["17-101", "R2", "101", "2022-05-01"]])
        #expect(revised.measurements.count == 2)
    }

    @Test(
        "must be possible for the indicator",
        arguments: [["33-102", "R2", "120", ""], ["35-106", "R2", "未知の段階", ""], ["17-101", "R9", "5", "2020-01-01"]])
    func impossible(row: [String]) throws {
        let error = #expect(throws: DocumentError.self) { try added([row]) }
        #expect(error?.description.contains("history.xlsx [推移], line 2") == true)
    }
}
