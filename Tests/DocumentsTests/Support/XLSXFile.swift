import CZip
import Foundation

/// An `.xlsx` or `.docx` file made part by part, sound or not.
struct XLSXFile {
    /// Name and contents of each part, in order.
    var parts: [(name: String, contents: String)] = []

    struct CannotWrite: Error {}

    /// Written as the byte 0xFF, which begins no character of UTF-8.
    static let badByte: Unicode.Scalar = "\u{F8FF}"

    static let wordMain = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// A workbook whose sheets hold `rows`, the inner XML of their `sheetData`.
    init(
        sheets: [(name: String, state: String?, rows: String)], sharedStrings: [String] = [],
        styles: [Int: String] = [:],
        formats: [Int] = [], date1904: Bool = false
    ) {
        let listed = sheets.enumerated().map { index, sheet in
            let state = sheet.state.map { " state=\"\($0)\"" } ?? ""
            return "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\"\(state) r:id=\"rId\(index + 1)\"/>"
        }
        let links = sheets.indices.map { index in
            "<Relationship Id=\"rId\(index + 1)\" Type=\"\(Self.relationships)/worksheet\" Target=\"worksheets/sheet\(index + 1).xml\"/>"
        }
        let others = [
            "<Relationship Id=\"rIdS\" Type=\"\(Self.relationships)/sharedStrings\" Target=\"sharedStrings.xml\"/>",
            "<Relationship Id=\"rIdF\" Type=\"\(Self.relationships)/styles\" Target=\"/xl/styles.xml\"/>",
        ]
        addRelationship(to: "xl/workbook.xml")
        add(
            "xl/workbook.xml",
            "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.relationships)\"><workbookPr date1904=\"\(date1904 ? 1 : 0)\"/>"
                + "<sheets>\(listed.joined())</sheets></workbook>")
        add("xl/_rels/workbook.xml.rels", "<Relationships>\((links + others).joined())</Relationships>")
        add(
            "xl/sharedStrings.xml",
            "<sst xmlns=\"\(Self.main)\">\(sharedStrings.map { "<si>\($0)</si>" }.joined())</sst>")
        let codes = styles.sorted { $0.key < $1.key }.map {
            "<numFmt numFmtId=\"\($0.key)\" formatCode=\"\($0.value)\"/>"
        }
        add(
            "xl/styles.xml",
            "<styleSheet xmlns=\"\(Self.main)\"><numFmts>\(codes.joined())</numFmts><cellXfs>"
                + formats.map { "<xf numFmtId=\"\($0)\"/>" }.joined() + "</cellXfs></styleSheet>")
        for (index, sheet) in sheets.enumerated() {
            add(
                "xl/worksheets/sheet\(index + 1).xml",
                "<worksheet xmlns=\"\(Self.main)\"><sheetData>\(sheet.rows)</sheetData></worksheet>")
        }
    }

    init() {}

    /// A document of Word with that main part.
    init(word document: String) {
        addRelationship(to: "word/document.xml")
        add("word/document.xml", document)
    }

    private mutating func addRelationship(to main: String) {
        add(
            "_rels/.rels",
            "<Relationships><Relationship Id=\"rId1\" Type=\"\(Self.relationships)/officeDocument\" Target=\"\(main)\"/></Relationships>"
        )
    }

    /// Makes something else of a part.
    mutating func change(_ name: String, _ change: (String) -> String) {
        parts = parts.map { $0.name == name ? (name, change($0.contents)) : $0 }
    }

    mutating func add(_ name: String, _ contents: String) {
        parts.append(
            (name, name.hasSuffix(".xml") || name.hasSuffix(".rels") ? "<?xml version=\"1.0\"?>" + contents : contents))
    }

    /// Writes the file, with a password where one is given.
    func write(to path: String, password: String? = nil) throws {
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else { throw CannotWrite() }
        var copies: [UnsafeMutablePointer<UInt8>] = []
        defer { for copy in copies { copy.deallocate() } }
        for (name, contents) in parts {
            let bytes =
                contents.unicodeScalars.contains(Self.badByte)
                ? contents.unicodeScalars.flatMap { $0 == Self.badByte ? [0xFF] : Array(String($0).utf8) }
                : Array(contents.utf8)
            let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(bytes.count, 1))
            copy.update(from: bytes, count: bytes.count)
            copies.append(copy)
            guard let source = zip_source_buffer(archive, copy, UInt64(bytes.count), 0) else { throw CannotWrite() }
            let index = zip_file_add(archive, name, source, 0)
            guard index >= 0 else { throw CannotWrite() }
            if let password {
                let method = UInt16(ZIP_EM_AES_256)
                guard zip_file_set_encryption(archive, UInt64(index), method, password) == 0 else {
                    throw CannotWrite()
                }
            }
        }
        guard zip_close(archive) == 0 else { throw CannotWrite() }
    }
}

/// Cells of a sheet as XML.
enum SheetXML {
    /// Rows of cells that are written as texts in the sheet itself, except whole numbers, which are numbers.
    static func rows(_ rows: [[String]]) -> String {
        rows.enumerated().map { index, cells in
            "<row r=\"\(index + 1)\">"
                + cells.enumerated().map { column, text in
                    let place = "\(Character(UnicodeScalar(UInt8(65 + column))))\(index + 1)"
                    if text.isEmpty { return "" }
                    if let number = Double(text) { return "<c r=\"\(place)\"><v>\(number)</v></c>" }
                    return text.hasPrefix("<") ? text.replacing("@", with: place) : inline(text, place)
                }.joined() + "</row>"
        }.joined()
    }

    static func inline(_ text: String, _ place: String) -> String {
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        return "<c r=\"\(place)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped)</t></is></c>"
    }
}
