import MitoshiBasics

/// What a workbook's main part says of its sheets and how they are stored (ECMA-376, SpreadsheetML).
struct WorkbookIndex {
    struct Sheet {
        let name: String
        let isHidden: Bool
        let relationshipID: String
    }

    private(set) var sheets: [Sheet] = []
    private(set) var countsFrom1904 = false
    /// The workbook asks to be calculated when it is opened: who wrote it didn't.
    private(set) var isUncalculated = false
    /// The names that its formulas use for cells.
    private(set) var definedNames: [String] = []

    init(_ reader: inout XMLReader) throws {
        guard try reader.openRoot() == "workbook" else {
            throw OfficePackage.Damage("ブックではない（\(reader.name)）", "it is no workbook (\(reader.name))")
        }
        try reader.forEachChild { reader, name in
            switch name {
            case "workbookPr": countsFrom1904 = reader.flag("date1904")
            case "calcPr": isUncalculated = reader.flag("fullCalcOnLoad")
            case "sheets": try reader.forEachChild { reader, _ in sheets.append(try Self.sheet(reader)) }
            case "definedNames":
                try reader.forEachChild { reader, _ in definedNames += [reader.attribute("name")].compactMap { $0 } }
            default: break
            }
        }
    }

    private static func sheet(_ reader: XMLReader) throws -> Sheet {
        guard let name = reader.attribute("name"),
            let id = reader.attribute("id", inNamespaceEnding: "/relationships")
        else { throw OfficePackage.Damage("名前か中身のないシート", "a sheet without name or contents") }
        let state = reader.attribute("state")
        return Sheet(
            name: EscapedText.decoded(name), isHidden: state == "hidden" || state == "veryHidden", relationshipID: id)
    }
}

extension XMLReader {
    /// Whether the opened element's attribute says yes.
    func flag(_ name: String) -> Bool { ["1", "true", "on"].contains(attribute(name)) }
}

/// Texts that several cells share.
enum SharedStrings {
    static func read(_ reader: inout XMLReader) throws -> [String] {
        _ = try reader.openRoot()
        var texts: [String] = []
        try reader.forEachChild { reader, name in if name == "si" { texts.append(try richText(&reader)) } }
        return texts
    }

    /// A text, plain or of differently formatted runs; readings (furigana) are left out.
    static func richText(_ reader: inout XMLReader) throws -> String {
        var text = ""
        try reader.forEachChild { reader, name in
            switch name {
            case "t": text += try reader.content()
            case "r": try reader.forEachChild { reader, name in if name == "t" { text += try reader.content() } }
            default: break
            }
        }
        return EscapedText.decoded(text)
    }
}

/// The formats of cells, by the numbers that cells have for them.
enum CellFormats {
    static func read(_ reader: inout XMLReader) throws -> [CellNumberFormat] {
        _ = try reader.openRoot()
        var own: [Int: CellNumberFormat] = [:]
        var numbers: [Int] = []
        try reader.forEachChild { reader, name in
            switch name {
            case "numFmts":
                try reader.forEachChild { reader, _ in
                    guard let number = reader.attribute("numFmtId").flatMap({ Int($0) }),
                        let format = reader.attribute("formatCode").map({ CellNumberFormat(code: $0) }),
                        (own.updateValue(format, forKey: number) ?? format) == format
                    else { throw OfficePackage.Damage("読めない表示形式", "a number format that can't be read") }
                }
            case "cellXfs":
                try reader.forEachChild { reader, _ in
                    guard let number = Int(reader.attribute("numFmtId") ?? "0") else {
                        throw OfficePackage.Damage("読めないセルの書式", "a cell format that can't be read")
                    }
                    numbers.append(number)
                }
            default: break
            }
        }
        return numbers.map { own[$0] ?? CellNumberFormat(builtIn: $0) }
    }
}

/// Characters that a workbook's XML can't hold or wouldn't keep stand in it as `_x000D_`; a text that only looks so has its
/// underscore written as `_x005F_` (ECMA-376 part 1, ST_Xstring).
enum EscapedText {
    static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
        let bytes = Array(text.utf8)
        var units: [UInt16] = []
        var index = 0
        var plain = 0
        func keep(upTo end: Int) { units += String(decoding: bytes[plain..<end], as: UTF8.self).utf16 }
        while index < bytes.count {
            guard let code = code(at: index, in: bytes) else {
                index += 1
                continue
            }
            keep(upTo: index)
            units.append(code)
            index += 7
            plain = index
        }
        keep(upTo: bytes.count)
        return String(decoding: units, as: UTF16.self)
    }

    /// The code of the escape that begins at `index`.
    private static func code(at index: Int, in bytes: [UInt8]) -> UInt16? {
        guard index + 7 <= bytes.count, bytes[index] == UInt8(ascii: "_"), bytes[index + 1] == UInt8(ascii: "x"),
            bytes[index + 6] == UInt8(ascii: "_"),
            bytes[index + 2..<index + 6].allSatisfy({ UnicodeScalar($0).properties.isASCIIHexDigit })
        else { return nil }
        return UInt16(String(decoding: bytes[index + 2..<index + 6], as: UTF8.self), radix: 16)
    }
}
