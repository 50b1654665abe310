import Foundation
import MitoshiPlanning
import Testing

@testable import MitoshiDocuments

@Suite("A sound workbook of another writer")
struct WorkbookFormsTests {
    private static let rows = SheetXML.rows([["事業番号", "年度", "値"], ["17-101", "R2", "5"]])
    private static let lines = ["C2 17-101 FY2020 5"]

    private static func sound(_ rows: String = rows, formats: [Int] = []) -> XLSXFile {
        XLSXFile(sheets: [("a", nil, rows)], formats: formats)
    }

    @Test("may have any prefix for relationships, and for everything else")
    func prefixes() throws {
        var file = Self.sound()
        file.change("xl/workbook.xml") {
            $0.replacing("xmlns:r=", with: "xmlns:d3p1=").replacing(" r:id", with: " d3p1:id")
        }
        #expect(try HistoryPlan.read(file).lines == Self.lines)
        file.change("xl/worksheets/sheet1.xml") { xml in
            xml.replacing(/<(\/?)(\w)/) { "<\($0.1)x:\($0.2)" }.replacing("xmlns=", with: "xmlns:x=")
        }
        #expect(try HistoryPlan.read(file).lines == Self.lines)
    }

    @Test("may be in the strict form of the standard")
    func strict() throws {
        var file = Self.sound()
        for name in file.parts.map(\.name) {
            file.change(name) { xml in
                xml.replacing(
                    "http://schemas.openxmlformats.org/officeDocument/2006",
                    with: "http://purl.oclc.org/ooxml/officeDocument"
                )
                .replacing(
                    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                    with: "http://purl.oclc.org/ooxml/spreadsheetml/main")
            }
        }
        #expect(try HistoryPlan.read(file).lines == Self.lines)
    }

    @Test("may name its parts in other cases, and part their folders by backslashes")
    func names() throws {
        var file = Self.sound()
        file.parts = file.parts.map {
            (name: $0.name.replacing("worksheets/sheet1", with: "Worksheets/Sheet1"), $0.contents)
        }
        #expect(try HistoryPlan.read(file).lines == Self.lines)
        file.parts = file.parts.map { (name: $0.name.replacing("/", with: "\\"), $0.contents) }
        file.change("xl\\_rels\\workbook.xml.rels") { $0.replacing("worksheets/", with: "worksheets\\") }
        #expect(try HistoryPlan.read(file).lines == Self.lines)
    }

    @Test("may have bytes behind its end")
    func trailing() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/a.xlsx"
        try Self.sound().write(to: path)
        let longer = try folder.write(folder.bytes("a.xlsx") + [UInt8](repeating: 0, count: 700), "b.xlsx")
        #expect(try MeasurementSheet.read(file: longer, for: HistoryPlan.make()).lines == Self.lines)
    }

    /// 2020-03-31 is the last day of the fiscal year 2019; Excel keeps such days as numbers unless it is told otherwise.
    @Test("may have days as texts of ISO 8601, shown in whatever way their format says")
    func days() throws {
        let rows = SheetXML.rows([
            ["事業番号", "期間", "値"], ["17-101", "<c r=\"@\" t=\"d\"><v>2020-03-31T00:00:00</v></c>", "5"],
            ["17-101", "<c r=\"@\" t=\"d\" s=\"1\"><v>2018-03-31</v></c>", "4"],
        ])
        var file = XLSXFile(
            sheets: [("a", nil, rows)], styles: [170: "ggge&quot;年&quot;m&quot;月&quot;"], formats: [0, 170])
        #expect(try HistoryPlan.read(file).lines == ["C2 17-101 2020-03-31 5", "C3 17-101 2018-03 4"])
        file.change("xl/workbook.xml") { $0.replacing("date1904=\"0\"", with: "date1904=\"1\"") }
        #expect(try HistoryPlan.read(file).lines == ["C2 17-101 2020-03-31 5", "C3 17-101 2018-03 4"])
    }

    @Test("may write characters as their codes, in the sheet and in shared texts")
    func escapes() throws {
        let rows = SheetXML.rows([
            ["事業番号", "年度", "値"], ["17-101_x000D_", "R2_x000A_", "<c r=\"@\" t=\"s\"><v>0</v></c>"],
        ])
        let file = XLSXFile(sheets: [("a", nil, rows)], sharedStrings: ["<t>_x0035_</t>"])
        #expect(try HistoryPlan.read(file).lines == Self.lines)
    }

    @Test(
        "means by such a code the character, and by that of the underscore a text that only looks so",
        arguments: [
            ("a_x000D_b", "a\rb"), ("_x005F_x000D_", "_x000D_"), ("_xD83D__xDE00_", "😀"), ("_x00e9_", "é"),
            ("_x12_ _x_ x000D _X000D_", "_x12_ _x_ x000D _X000D_"), ("目_x0041_標_x005F_", "目A標_"), ("", ""),
        ])
    func escaped(text: String, expected: String) { #expect(EscapedText.decoded(text) == expected) }

    @Test("may have a sheet of more than ten million bytes, most of whose cells are only formatted")
    func large() throws {
        let blank = (3...30_000).map { row in
            "<row r=\"\(row)\">" + "ABCDEFGHIJKLMNOPQRSTU".map { "<c r=\"\($0)\(row)\" s=\"0\"/>" }.joined() + "</row>"
        }
        let file = Self.sound(Self.rows + blank.joined(), formats: [0])
        #expect(file.parts.contains { $0.contents.utf8.count > 10_000_000 })
        #expect(try HistoryPlan.read(file).lines == Self.lines)
    }

    @Test("may leave out the places of rows and cells, and keep sheets that hold charts only")
    func places() throws {
        let rows = Self.rows.replacing(/\ r="[A-Z]?\d"/, with: "")
        var file = Self.sound(rows)
        file.change("xl/workbook.xml") {
            $0.replacing("</sheets>", with: "<sheet name=\"図\" sheetId=\"9\" r:id=\"rIdC\"/></sheets>")
        }
        file.change("xl/_rels/workbook.xml.rels") {
            $0.replacing(
                "</Relationships>",
                with:
                    "<Relationship Id=\"rIdC\" Type=\"http://x/relationships/chartsheet\" Target=\"c.xml\"/></Relationships>"
            )
        }
        #expect(try HistoryPlan.read(file).lines == Self.lines)
    }

    @Test("with hidden rows and columns says so, also as the paper of a plan")
    func hidden() throws {
        var file = XLSXFile(sheets: [
            (
                "計画", nil,
                SheetXML.rows([
                    ["番号", "指標名", "単位", "現状値（令和2年度）", "目標値（令和6年度）"], ["1-1", "講座の参加者数", "人", "1200", "1500"],
                ])
            ),
            ("前年", "hidden", ""),
        ])
        file.change("xl/worksheets/sheet1.xml") {
            $0.replacing("<row r=\"2\"", with: "<row r=\"2\" ht=\"0\"")
                .replacing("<sheetData>", with: "<cols><col min=\"7\" max=\"9\" hidden=\"1\"/></cols><sheetData>")
        }
        let folder = try TemporaryFolder()
        try file.write(to: "\(folder.path)/plan.xlsx")
        let notices = try DeclarationReader.read(file: "\(folder.path)/plan.xlsx").notices.map(\.english)
        #expect(notices.count == 2)
        #expect(
            notices[0].hasSuffix(
                "plan.xlsx [計画]: 5 values in hidden cells (row 2) were read as well; delete the row or column if they aren't meant."
            ))
        #expect(notices[1].hasSuffix("plan.xlsx: hidden sheets weren't read (前年)."))
    }
}
