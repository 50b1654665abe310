import Foundation
import MitoshiPlanning
import TestSupport
import Testing

@testable import MitoshiReporting

@Suite("The workbook of a plan with questions")
struct QuestionWorkbookTests {
    private static func parts(_ language: Language) throws -> (WorkbookParts, WorkbookSheets) {
        let assessment = try SampleAssessment.make()
        let answers = try QuestionSample.answers(on: assessment)
        return (
            try WorkbookParts(assessment, answering: answers, in: language),
            WorkbookSheets(of: assessment, answering: answers, in: language)
        )
    }

    @Test("is the workbook without them where nothing is asked, byte by byte")
    func nothing() throws {
        let assessment = try SampleAssessment.make()
        let sheets = WorkbookSheets(of: assessment, in: .japanese)
        #expect(sheets.scenarios == nil && sheets.budget == nil && sheets.questions.isEmpty)
        #expect(
            try WorkbookWriter.bytes(of: assessment, answering: .none, in: .japanese)
                == WorkbookWriter.bytes(of: assessment, in: .japanese))
    }

    @Test("is the same every time, byte by byte")
    func deterministic() throws {
        let assessment = try SampleAssessment.make()
        func bytes() throws -> [UInt8] {
            try WorkbookWriter.bytes(
                of: assessment, answering: QuestionSample.answers(on: assessment), in: .english)
        }
        #expect(try bytes() == bytes())
    }

    @Test(
        "says of every intervention what it costs, in a number, and whether it is funded", arguments: Language.allCases)
    func allocation(language: Language) throws {
        let (parts, sheets) = try Self.parts(language)
        let name = try #require(sheets.budget)
        let budget = try QuestionSample.budget(on: SampleAssessment.make())
        let cells = try parts.cells(of: name.text)
        for intervention in budget.analysis.interventions {
            let named = try #require(cells.values.first { $0.value == intervention.name && $0.place.hasPrefix("B") })
            let row = named.place.dropFirst()
            #expect(cells["A\(row)"]?.value == intervention.id)
            #expect(cells["D\(row)"]?.value.flatMap(Double.init) == intervention.cost)
            let place = try #require(budget.analysis.interventions.firstIndex(of: intervention))
            let isFunded = budget.choice?.contains(place) ?? false
            #expect(cells["C\(row)"]?.value?.contains("●") == isFunded)
        }
        #expect(try parts.sheet(name.text).contains("<drawing"))
    }

    @Test("has one value a cell in the tables for machines, as many rows as the CSV", arguments: Language.allCases)
    func machineTables(language: Language) throws {
        let (parts, sheets) = try Self.parts(language)
        let tables = QuestionData.tables(of: try QuestionSample.answers(on: SampleAssessment.make())).map(\.table)
        #expect(sheets.questions.map(\.table) == ["scenarios", "budget_choice", "budget_chances", "budget_frontier"])
        for (name, sheet) in sheets.questions {
            let table = try #require(tables.first { $0.name == name })
            #expect(try !parts.sheet(sheet.text).contains("<mergeCell"))
            let cells = try parts.cells(of: sheet.text)
            let first = (1...table.rows.count + 1).map { cells["A\($0)"]?.value }
            #expect(!first.contains(nil) && cells["A\(table.rows.count + 2)"] == nil, "\(name)")
        }
    }

    @Test("says plainly where all of it is made up", arguments: Language.allCases)
    func invented(language: Language) throws {
        let (parts, sheets) = try Self.parts(language)
        for sheet in [sheets.scenarios, sheets.budget] {
            let cells = try parts.cells(of: try #require(sheet).text)
            #expect(cells["A2"]?.value?.contains("架空の例") == true)
        }
    }

    @Test(
        "keeps hostile words as words", arguments: ["=1+1", "<script>", "a]b[c:d*e?f/g\\h", "\u{0}\u{1F}x", "@SUM(A1)"])
    func hostile(text: String) throws {
        let sample = try SampleAssessment.make()
        let parts = try WorkbookParts(
            sample, answering: QuestionSample.answers(on: sample, saying: text), in: .japanese)
        for (name, _) in try parts.sheets where name.contains("施策") || name.contains("想定") {
            for cell in try parts.cells(of: name).values { #expect(cell.formula == nil, "\(name) \(cell.place)") }
        }
    }
}
