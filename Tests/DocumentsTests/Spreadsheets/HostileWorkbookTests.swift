import Foundation
import MitoshiPlanning
import Testing

@testable import MitoshiDocuments

@Suite("A hostile or broken workbook")
struct HostileWorkbookTests {
    private static let table = SheetXML.rows([["事業番号", "年度", "値"], ["17-101", "R2", "5"]])

    private static func sound() -> XLSXFile { XLSXFile(sheets: [("a", nil, table)]) }

    private func refusal(of bytes: [UInt8]) throws -> String {
        let folder = try TemporaryFolder()
        let path = try folder.write(bytes, "history.xlsx")
        let error = #expect(throws: DocumentError.self) {
            try MeasurementSheet.read(file: path, for: HistoryPlan.make())
        }
        return error?.description ?? ""
    }

    private func refusal(of file: XLSXFile, password: String? = nil) -> String {
        let error = #expect(throws: DocumentError.self) { try HistoryPlan.read(file, password: password) }
        return error?.description ?? ""
    }

    @Test("that swells to many times its size is refused before it is unpacked")
    func bomb() {
        var file = Self.sound()
        file.add("xl/media/zeros.bin", String(repeating: "0", count: 8 << 20))
        #expect(refusal(of: file).contains("swells from"))
    }

    @Test("that unpacks to too much in all is refused")
    func total() throws {
        var file = XLSXFile()
        // Each part is packed to a seventieth, which is no bomb's ratio.
        let part = (0..<1_000_000).map { String($0 % 7919 * 31 % 977) }.joined(separator: ",")
        for index in 0..<80 { file.add("part\(index).bin", part) }
        #expect(refusal(of: file).contains("unpacks to too much"))
    }

    @Test("of too many parts is refused")
    func count() {
        var file = Self.sound()
        for index in 0...ZipArchive.fileLimit { file.add("x/\(index)", "") }
        #expect(refusal(of: file).contains("an archive of"))
    }

    @Test("with a password is refused by name, as a zip file and as Excel writes it")
    func encrypted() throws {
        #expect(refusal(of: Self.sound(), password: "secret").contains("an encrypted file"))
        let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
        let name = Array("EncryptedPackage".utf8).flatMap { [$0, UInt8(0)] }
        #expect(try refusal(of: compound + name).contains("a workbook with a password"))
        #expect(try refusal(of: compound).contains("an old Excel workbook (.xls)"))
    }

    @Test("that declares document types is refused, since a few lines of them unfold to gigabytes")
    func documentType() {
        var file = Self.sound()
        file.parts = file.parts.map { part in
            part.name == "xl/sharedStrings.xml"
                ? (
                    part.name,
                    "<?xml version=\"1.0\"?><!DOCTYPE sst [<!ENTITY a \"aaaa\">]><sst><si><t>&a;</t></si></sst>"
                ) : part
        }
        #expect(refusal(of: file).contains("a document type declaration (xl/sharedStrings.xml)"))
    }

    @Test("with a byte in a name that begins no character is refused with the part's line")
    func badName() {
        var file = Self.sound()
        file.change("xl/worksheets/sheet1.xml") { $0.replacing("<sheetData>", with: "<sheetDat\(XLSXFile.badByte)>") }
        let expected = "a part that can't be read (xl/worksheets/sheet1.xml): line 1: the byte 0xFF, which is not UTF-8"
        #expect(refusal(of: file).contains(expected))
    }

    @Test(
        "whose parts disagree is refused, with the place and what it says",
        arguments: [
            ("<c r=\"C2\" t=\"s\"><v>9</v></c>", "the text number “9” in cell C2, of 1 texts"),
            ("<c r=\"C2\" t=\"s\"><v>-1</v></c>", "the text number “-1” in cell C2, of 1 texts"),
            ("<c r=\"C2\"><v>5</v></c><c r=\"C2\"><v>1</v></c>", "the cell C2 twice"),
            ("<c r=\"C2\" s=\"1\"><v>5</v></c><c r=\"C2\" s=\"1\"/>", "the cell C2 twice"),
            ("<c r=\"C3\"><v>5</v></c>", "the cell C3 in row 2"),
            ("<c r=\"XFE2\"><v>5</v></c>", "the cell “XFE2”, which no sheet has"),
            ("<c r=\"C2\" s=\"2\"><v>5</v></c>", "the format number “2” of cell C2, of 2 formats"),
            ("<c r=\"C2\" t=\"x\"><v>5</v></c>", "the cell C2 of the kind “x”"),
            (
                "<c r=\"C2\" t=\"str\"><v>\(String(repeating: "値", count: 32_768))</v></c>",
                "a text of 32768 characters in cell C2"
            ),
            ("</row><row r=\"2\"><c r=\"C2\"><v>5</v></c>", "the row 2 twice"),
            ("</row><row r=\"1048577\">", "the row “1048577”, which no sheet has"),
            ("</row><row r=\"0\">", "the row “0”, which no sheet has"),
            (
                "</row></sheetData><cols><col min=\"2\" max=\"3\"/><col min=\"3\" max=\"3\"/></cols><sheetData><row>",
                "the column C described twice"
            ),
        ])
    func disagreeing(cell: String, found: String) {
        let rows = SheetXML.rows([["事業番号", "年度", "値"], ["17-101", "R2"]])
        let whole = rows.replacing(/<\/row>$/, with: cell + "</row>")
        let file = XLSXFile(sheets: [("a", nil, whole)], sharedStrings: ["<t>5</t>"], formats: [0, 14])
        #expect(refusal(of: file).contains("a part that can't be read (xl/worksheets/sheet1.xml): \(found)"))
    }

    @Test("whose sheets share a part, or lead to none, is refused")
    func sheets() {
        var shared = XLSXFile(sheets: [("a", nil, Self.table), ("b", nil, Self.table)])
        shared.change("xl/_rels/workbook.xml.rels") { $0.replacing("sheet2.xml", with: "./SHEET1.xml") }
        #expect(refusal(of: shared).contains("the contents of two sheets"))
        var lost = Self.sound()
        lost.change("xl/_rels/workbook.xml.rels") { $0.replacing("Id=\"rId1\"", with: "Id=\"rId7\"") }
        #expect(refusal(of: lost).contains("the sheet “a” without contents"))
    }

    @Test("of another program is refused by name, with what to do")
    func otherPrograms() {
        var open = XLSXFile()
        open.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        open.add("content.xml", "<office:document-content xmlns:office=\"urn\"/>")
        #expect(refusal(of: open).contains("an OpenDocument file (.ods, .odt), expected an Excel workbook (.xlsx)"))
        #expect(refusal(of: open).contains("LibreOffice can save it as one"))
        var numbers = XLSXFile()
        numbers.add("Index/Document.iwa", "x")
        #expect(refusal(of: numbers).contains("a file of Numbers or Pages"))
        var binary = XLSXFile()
        binary.add("xl/workbook.bin", "x")
        #expect(refusal(of: binary).contains("a binary Excel workbook (.xlsb)"))
    }

    /// A thousand merges down the whole sheet, over five thousand rows with something in them, are five million cells.
    @Test("claims no more room by merged cells than a sheet may have")
    func merges() {
        let rows = (3...5_002).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>1</v></c></row>" }
        var file = XLSXFile(sheets: [("a", nil, Self.table + rows.joined())])
        let merges = (0..<1_000).map {
            "<mergeCell ref=\"\(SpreadsheetSheet.letters($0))1:\(SpreadsheetSheet.letters($0))1048576\"/>"
        }
        file.change("xl/worksheets/sheet1.xml") {
            $0.replacing("</sheetData>", with: "</sheetData><mergeCells>\(merges.joined())</mergeCells>")
        }
        #expect(refusal(of: file).contains("merged cells over more than 2000000 cells"))
    }

    @Test("without a part it needs, or with one that is no XML, is refused by the part's name")
    func parts() {
        for name in ["_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"] {
            var missing = Self.sound()
            missing.parts.removeAll { $0.name == name }
            #expect(refusal(of: missing).contains("a file without “\(name)”"))
            var malformed = Self.sound()
            malformed.parts = malformed.parts.map { $0.name == name ? (name, "<a><b></a>") : $0 }
            #expect(refusal(of: malformed).contains("a part that can't be read (\(name))"))
        }
    }

    @Test("with macros or links to other files is read without them, and says so")
    func macros() throws {
        var file = Self.sound()
        file.add("xl/vbaProject.bin", "Sub Auto_Open()")
        file.add("xl/externalLinks/externalLink1.xml", "<externalLink/>")
        let reading = try HistoryPlan.read(file)
        #expect(reading.lines == ["C2 17-101 FY2020 5"])
        let notices = reading.notices.map(\.english).joined(separator: "\n")
        #expect(notices.contains("macros were not run"))
        #expect(notices.contains("links to other files were not opened"))
    }

    @Test("that isn't one is refused")
    func otherFiles() throws {
        let files: [[UInt8]] = [
            [], Array("a,b\n1,2\n".utf8), Array("PK\u{3}\u{4}".utf8), [UInt8](repeating: 0, count: 100),
        ]
        for bytes in files {
            #expect(!(try refusal(of: bytes)).isEmpty)
        }
    }

    @Test("cut anywhere is refused or read, and never more", arguments: 0..<40)
    func truncated(step: Int) throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/whole.xlsx"
        try Self.sound().write(to: path)
        let whole = try folder.bytes("whole.xlsx")
        let cut = try folder.write(Array(whole.prefix(whole.count * step / 40)), "cut.xlsx")
        #expect(throws: DocumentError.self) { try MeasurementSheet.read(file: cut, for: HistoryPlan.make()) }
    }

    @Test("with one byte changed is refused or read", arguments: 0..<60)
    func mutated(step: Int) throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/whole.xlsx"
        try Self.sound().write(to: path)
        var bytes = try folder.bytes("whole.xlsx")
        bytes[bytes.count * step / 60] ^= 0x5A
        let changed = try folder.write(bytes, "changed.xlsx")
        do {
            let reading = try MeasurementSheet.read(file: changed, for: HistoryPlan.make())
            #expect(reading.lines == ["C2 17-101 FY2020 5"])
        } catch {
            #expect(!error.problems.isEmpty)
        }
    }
}
