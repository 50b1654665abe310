import MitoshiPlanning
import MitoshiStatistics
import TestSupport
import Testing

@testable import MitoshiDocuments

/// Workbooks in which a formula gave an error, or was never calculated, where the plan has a value.
@Suite("A cell of a workbook whose formula gave nothing")
struct FailedCellTests {
    private static let header = ["番号", "指標", "単位", "種類", "令和2年度実績", "令和3年度実績", "令和4年度目標"]
    private static func error(_ code: String) -> String { "<c r=\"@\" t=\"e\"><v>\(code)</v></c>" }
    private static let formula = "<c r=\"@\"><f>E4+100</f></c>"

    private func read(_ rows: [[String]], mapping: String = "") throws -> DeclarationReading {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/plan.xlsx"
        try XLSXFile(sheets: [("目標", nil, SheetXML.rows([["計画"], []] + rows))], formats: [0]).write(to: path)
        return try DeclarationReader.read(
            file: path, mapping: try ReadingMapping(text: mapping, name: "m.csv"),
            today: CalendarDate(nearestTo: 2026, month: 4, day: 1))
    }

    @Test("is asked about with its sheet and place, among results and targets; the rest is read")
    func values() throws {
        let rows = [Self.header, ["1", "利用者数", "人", "年間実績", "100", Self.error("#REF!"), Self.formula]]
        let reading = try read(rows)
        #expect(reading.questions.map(\.found) == ["#REF!", "=…"])
        #expect(reading.questions.map(\.line) == [4, 4] && reading.questions.map(\.cell) == [6, 7])
        for question in reading.questions {
            #expect(question.file == "plan.xlsx" && question.indicator == "利用者数")
            #expect(question.question.japanese.contains("シート「目標」") && question.question.japanese.contains("値のはず"))
            #expect(question.question.english.contains("the sheet “目標”, where a value should be"))
        }
        #expect(reading.questions.map(\.mapping) == ["cell,F4,,", "cell,G4,,"])
        #expect(reading.plan.measurements.map(\.value) == [.numeric(.exact(100))] && reading.plan.targets.isEmpty)
        let settled = try read(rows, mapping: "cell,F4,,110\ncell,G4,,200\n")
        #expect(settled.questions.isEmpty && settled.plan.targets.map(\.level) == [200])
        #expect(settled.plan.measurements.map(\.value) == [.numeric(.exact(100)), .numeric(.exact(110))])
    }

    @Test("makes no stage of a number, and no number of a stage", arguments: ["#DIV/0!", "#N/A", "#VALUE!", "#SPILL!"])
    func allOfRow(_ code: String) throws {
        let reading = try read([
            Self.header, ["1", "利用者数", "人", "年間実績", Self.error(code), Self.error(code), "200"],
            ["2", "満足度", "", "", Self.formula, Self.formula, Self.formula],
            ["3", "計画づくり", "", "段階目標", "素案", Self.error(code), "策定"],
        ])
        #expect(reading.questions.map(\.found) == [code, code, "=…", "=…", "=…", code])
        #expect(reading.plan.indicators.map(\.kind).last == .milestone)
        #expect(reading.plan.stages == ["3": ["素案", "策定"]])
        #expect(reading.plan.targets.filter { $0.indicatorID == "1" }.map(\.level) == [200])
        #expect(reading.plan.measurements.map(\.value) == [.stage("素案")])
    }

    @Test("that should hold a name leaves its row to nobody, not to the indicator above")
    func names() throws {
        let reading = try read([
            Self.header, ["1", "利用者数", "人", "年間実績", "100", "110", "120"],
            ["2", Self.error("#NAME?"), "人", "年間実績", "5", "6", "7"],
        ])
        #expect(reading.plan.indicators.map(\.name) == ["利用者数"])
        #expect(reading.questions.map(\.found) == ["#NAME?"] && reading.questions.map(\.cell) == [2])
        #expect(reading.plan.targets.map(\.level) == [120])
    }

    @Test("that should head a column of values is asked about")
    func headers() throws {
        var header = Self.header
        header[5] = Self.formula
        let reading = try read([header, ["1", "利用者数", "人", "年間実績", "100", "110", "120"]])
        #expect(reading.questions.map(\.line) == [3] && reading.questions.map(\.cell) == [6])
        #expect(reading.plan.measurements.map(\.value) == [.numeric(.exact(100))])
    }

    @Test("is nothing to ask about beside the table and in remarks")
    func elsewhere() throws {
        let reading = try read([
            [Self.error("#REF!")], Self.header + ["備考"],
            ["1", "利用者数", "人", "年間実績", "100", "110", "120", Self.error("#REF!")],
            ["", "", "", "", Self.formula, Self.formula, Self.formula],
        ])
        #expect(reading.questions.isEmpty && reading.plan.indicators.map(\.name) == ["利用者数"])
        #expect(reading.plan.declaration.title == "計画" && reading.plan.indicators.map(\.note) == [""])
    }

    @Test("is one in the CSV that a spreadsheet made of it")
    func text() throws {
        let reading = try DeclarationReader.read(
            text: "番号,指標,単位,令和2年度実績,令和3年度実績,令和4年度目標\n1,利用者数,人,100,#REF!,#DIV/0!\n", name: "d.csv")
        #expect(reading.questions.map(\.found) == ["#REF!", "#DIV/0!"])
        #expect(
            reading.questions.allSatisfy { $0.question.english.hasPrefix("an error value, where a value should be") })
        #expect(reading.plan.measurements.count == 1 && reading.plan.targets.isEmpty)
    }
}
