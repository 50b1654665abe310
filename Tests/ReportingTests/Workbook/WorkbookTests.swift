import Foundation
import MitoshiPlanning
import MitoshiStatistics
import TestSupport
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@testable import MitoshiDocuments
@testable import MitoshiReporting

@Suite("The workbook")
struct WorkbookTests {
    /// The part with a line for each element, and numbers as far as every machine agrees on them.
    private static func readable(_ xml: String) -> String {
        let lines = xml.replacing("><", with: ">\n<")
        return lines.replacing(/\d+\.\d{7,}(?:[eE][-+]?\d+)?/) { match in
            Double(match.output).map { String(format: "%.6g", $0) } ?? String(match.output)
        } + "\n"
    }

    @Test(
        "has the parts recorded",
        arguments: [
            "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet4.xml",
            "xl/worksheets/sheet8.xml", "xl/charts/chart1.xml", "xl/sharedStrings.xml", "docProps/core.xml",
        ])
    func golden(part: String) throws {
        let parts = try WorkbookParts(try SampleAssessment.calculable(), in: .japanese)
        let name = part.split(separator: "/").last.map(String.init) ?? part
        try expectGolden(
            Self.readable(parts.text(of: part)), "workbook/\(name)",
            testFile: #filePath.replacing("/Workbook/", with: "/"))
    }

    @Test("is the same every time, byte by byte")
    func deterministic() throws {
        let assessment = try SampleAssessment.make()
        #expect(
            try WorkbookWriter.bytes(of: assessment, in: .english) == WorkbookWriter.bytes(of: assessment, in: .english)
        )
    }

    @Test("is well-formed in every part, whatever its texts hold", arguments: HostileAssessment.texts)
    func wellFormed(text: String) throws {
        let parts = try WorkbookParts(HostileAssessment.make(text), in: .english)
        #expect(parts.names.contains("xl/charts/chart1.xml"))
        for name in parts.names where name.hasSuffix(".xml") || name.hasSuffix(".rels") {
            #expect(XMLParser(data: Data(try parts.text(of: name).utf8)).parse(), "\(name)")
        }
    }

    /// Spreadsheets take `_x000B_` in a cell for the character with that code, and `_x005F_` for the underscore.
    @Test("keeps texts that look like codes of characters")
    func codes() throws {
        let parts = try WorkbookParts(HostileAssessment.make("_x000B_x000B_"), in: .english)
        let xml = try parts.text(of: "xl/sharedStrings.xml")
        let texts = xml.matches(of: /<t[^>]*>([^<]*)<\/t>/).map { EscapedText.decoded(String($0.1)) }
        #expect(texts.contains("_x000B_x000B_"))
        #expect(!texts.contains { $0.contains("\u{B}") })
    }

    @Test("stores with each formula what the assessment says", arguments: Language.allCases)
    func storedResults(language: Language) throws {
        let assessment = try SampleAssessment.calculable()
        let contents = try WorkbookContents(of: assessment, in: language)
        let parts = try WorkbookParts(assessment, in: language)
        let cells = try parts.cells(of: contents.sheets.planner.text)
        let calculations = try parts.cells(of: contents.sheets.calculations.text)
        #expect(!contents.entries.isEmpty)
        for entry in contents.entries {
            func cell(_ column: PlannerColumn) throws -> WorkbookParts.Cell {
                try #require(cells[column.place(entry.row).name])
            }
            let calculated = CellPlace(
                CalculationSheet.firstRow + entry.number - 1, CalculationColumn.probability.rawValue)
            let probability = try #require(calculations[calculated.name])
            #expect(probability.value.flatMap(Double.init) == entry.answer.probability.map(Self.written))
            let summary = try #require(contents.summary.rows.first { $0.place == entry.indicatorIndex + 1 })
            let text = try #require(summary.chance?.label) + (summary.isHollow ? " ◇" : "")
            #expect(try cell(.chance).formula != nil && cell(.chance).value == text)
            #expect(try cell(.target).value.flatMap(Double.init) == entry.level)
            #expect(try cell(.target).formula == nil && cell(.pace).value == nil)
            if entry.latest != nil, let pace = entry.indicator.pace {
                let shown = try #require(try cell(.requiredPace).value.flatMap(Double.init))
                expectClose(shown, to: pace.perYear, within: 1e-12)
            }
        }
    }

    /// As the writing library writes numbers: with 16 digits.
    private static func written(_ value: Double) -> Double { Double(String(format: "%.16G", value)) ?? value }

    @Test("has one row an indicator, in the page's order", arguments: Language.allCases)
    func plannerRows(language: Language) throws {
        let assessment = try SampleAssessment.make()
        let cells = try WorkbookParts(assessment, in: language)
            .cells(of: WorkbookSheets(of: assessment, in: language).planner.text)
        let order = PlanSummary(assessment, in: language).rows.map(\.assessment.indicator.id)
        let places = order.indices.map { PlannerColumn.id.place(PlannerSheet.firstRow + $0).name }
        #expect(order.count == assessment.indicators.count && places.map { cells[$0]?.value } == order)
    }

    /// Sorting moves a row's formulas, and spreadsheets then read every other row anew.
    @Test("lets the planner's rows be sorted: their formulas name no row but their own")
    func sortable() throws {
        var generator = SeededGenerator(seed: 5)
        for index in 0..<3 {
            let assessment = try SampleAssessment.random(index, &generator)
            let sheets = WorkbookSheets(of: assessment, in: .japanese)
            let parts = try WorkbookParts(assessment, in: .japanese)
            var formulas = 0
            for cell in try parts.cells(of: sheets.planner.text).values {
                let row = cell.place.drop { $0.isLetter }
                guard let formula = cell.formula, Int(row).map({ $0 > PlannerSheet.firstRow }) ?? false else {
                    continue
                }
                let moving = formula.replacing(/"[^"]*"/, with: "").matches(of: /(?:^|[^A-Z$!])[A-Z]{1,2}(\d+)/)
                #expect(moving.allSatisfy { $0.1 == row }, "\(cell.place): \(formula)")
                formulas += moving.count
            }
            #expect(formulas > 10)
            for cell in try parts.cells(of: sheets.calculations.text).values {
                let planner = cell.formula?.matches(of: /'見通し'!(\S)/).map(\.1) ?? []
                #expect(planner.allSatisfy { $0 == "$" }, "\(cell.place)")
            }
        }
    }

    /// 297 mm less the margins of 0.4 inches; a character of the default font is 7 pixels wide, a column 5 more, at 96 to the
    /// inch. Type of 10 points is the smallest on the sheet.
    @Test("prints the planner on A4 across in eight points and more", arguments: [1, 123_456_789_012.5])
    func printedSize(level: Double) throws {
        let parts = try WorkbookParts(SampleAssessment.oneIndicator(targets: [level]), in: .japanese)
        let sheet = try parts.sheet("見通し")
        let widths = sheet.matches(of: /<col min="(\d+)" max="(\d+)" width="([\d.]+)"/).flatMap { match in
            ((Int(match.1) ?? 0)...(Int(match.2) ?? 0)).map { _ in Double(match.3) ?? .infinity }
        }
        let printed = widths.prefix(PlannerColumn.printed.count)
        #expect(printed.count == 11)
        // The file's widths have the five pixels in them.
        let points = printed.reduce(0) { $0 + ($1 * 7).rounded() * 72 / 96 }
        let paper = (297 / 25.4 - 0.8) * 72
        #expect(10 * min(1, paper / points) >= 8)
        #expect(sheet.contains("fitToHeight=\"0\"") && sheet.contains("orientation=\"landscape\""))
        let workbook = try parts.text(of: "xl/workbook.xml")
        #expect(workbook.contains("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">"))
    }

    @Test("has no empty sheets, and what only machines read stands last")
    func noEmptySheets() throws {
        let one = try SampleAssessment.oneIndicator(targets: [140])
        #expect(
            try WorkbookParts(one, in: .english).sheets.map(\.name) == [
                "Planner", "Method", "1 people", "Counter-check", "Measured data", "Target data", "Forecast data",
                "Calculations", "Distributions",
            ])
    }

    @Test("has a stored result for every formula of every sheet")
    func noEmptyResults() throws {
        let parts = try WorkbookParts(try SampleAssessment.make(), in: .japanese)
        for (name, _) in try parts.sheets {
            for cell in try parts.cells(of: name).values where cell.formula != nil {
                #expect(cell.value != nil, "\(name) \(cell.place)")
            }
        }
    }

    @Test("merges no cells in the tables for machines, and heads every column once", arguments: Language.allCases)
    func machineTables(language: Language) throws {
        let assessment = try SampleAssessment.make()
        let parts = try WorkbookParts(assessment, in: language)
        let sheets = WorkbookSheets(of: assessment, in: language)
        for name in [sheets.measured, sheets.targets, sheets.forecasts, sheets.sources, sheets.distributions] {
            #expect(try !parts.sheet(name.text).contains("<mergeCell"))
            let headings = try parts.cells(of: name.text).values.filter {
                $0.place.hasSuffix("1") && $0.place.count <= 3
            }
            .filter { $0.place.drop { $0.isLetter } == "1" }.compactMap(\.value)
            #expect(Set(headings).count == headings.count && headings.count > 3)
        }
    }

    @Test("says in the data of forecasts of which indicator each row is, also behind ones with one value")
    func forecastSubjects() throws {
        var generator = SeededGenerator(seed: 7)
        var rows = 0
        var isBehindOneValue = false
        for index in 0..<4 {
            // Names and numbers of these indicators are the same.
            let assessment = try SampleAssessment.random(index, &generator)
            let hasForecast = assessment.indicators.map { if case .forecast = $0.outlook { true } else { false } }
            let first = hasForecast.firstIndex(of: false) ?? hasForecast.endIndex
            isBehindOneValue = isBehindOneValue || hasForecast[first...].contains(true)
            let sheets = WorkbookSheets(of: assessment, in: .english)
            let cells = try WorkbookParts(assessment, in: .english).cells(of: sheets.forecasts.text)
            var row = 2
            while let id = cells["A\(row)"]?.value {
                #expect(cells["B\(row)"]?.value == id)
                row += 1
            }
            rows += row - 2
        }
        #expect(rows > 4 && isBehindOneValue)
    }

    @Test("gives back every measurement to its own reader", arguments: Language.allCases)
    func roundTrip(language: Language) throws {
        let assessment = try SampleAssessment.make()
        let folder = FileManager.default.temporaryDirectory.appending(path: "mitoshi-\(UUID().uuidString).xlsx")
        try Data(try WorkbookWriter.bytes(of: assessment, in: language)).write(to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let measured =
            assessment.plan.indicators + [
                Indicator(id: "40-104", programme: "", name: "コンビニ交付の割合", unit: "%", kind: .share)
            ]
        let plan = Plan(declaration: assessment.plan.declaration, indicators: measured, targets: [])
        let reading = try MeasurementSheet.read(file: folder.path(percentEncoded: false), for: plan)
        #expect(reading.sheet == WorkbookSheets(of: assessment, in: language).measured.text)
        let read = reading.items.map(\.measurement)
        #expect(read.map(\.value) == assessment.plan.measurements.map(\.value))
        #expect(read.map(\.period) == assessment.plan.measurements.map(\.period))
        #expect(read.map(\.knownOn) == assessment.plan.measurements.map(\.knownOn))
        #expect(read.map(\.note) == assessment.plan.measurements.map(\.note))
    }

    @Test("keeps hostile words as words")
    func hostile() throws {
        let names = [
            "=1+1", "<script>alert(1)</script>", "&\"'<>", "a]b[c:d*e?f/g\\h", "'quoted'",
            String(repeating: "長", count: 40_000),
            "\u{0}\u{8}\u{1F}x", "History", "", "\u{202E}evil", "👨‍👩‍👧", "+1", "@SUM(A1)",
        ]
        let assessment = try SampleAssessment.named(names)
        let parts = try WorkbookParts(assessment, in: .japanese)
        let sheets = WorkbookSheets(of: assessment, in: .japanese)
        #expect(Set(sheets.indicators.map { $0.text.lowercased() }).count == names.count)
        for (name, sheet) in zip(names, sheets.indicators) {
            let title = try #require(try parts.cells(of: sheet.text)["A1"])
            #expect(title.formula == nil && title.isText, "\(name.prefix(20))")
        }
        for name in parts.names where name.hasSuffix(".xml") || name.hasSuffix(".rels") {
            #expect(XMLParser(data: Data(try parts.text(of: name).utf8)).parse(), "\(name)")
        }
    }
}
