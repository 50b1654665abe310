package import MitoshiBasics
import MitoshiPlanning

/// Reports as Word documents (`.docx`): A4 upright, with Word's own styles, lists and tables.
///
/// Source: ECMA-376, parts 1 and 2.
package enum WordWriter {
    /// `report` as a whole file. The same report gives the same bytes.
    ///
    /// - Parameter date: The day the file claims to have been made on.
    package static func bytes(of report: Report, on date: CalendarDate) -> [UInt8] {
        let body = paragraph(report.title, style: "Heading1") + report.blocks.map { text(of: $0, in: report) }.joined()
        return StoredZip.bytes(of: WordParts(report, on: date).all(around: body))
    }

    private static func text(of block: Report.Block, in report: Report) -> String {
        switch block {
        case .heading(let text): paragraph(text, style: "Heading2")
        case .headline(let text): paragraph(text, style: "Finding")
        case .paragraph(let text): paragraph(text)
        case .list(let items):
            items.map { item in
                paragraph(item.text, style: "ListBullet")
                    + item.details.map { paragraph($0, style: "ListBullet2") }.joined()
            }.joined()
        case .table(let table): text(of: table, in: report.language)
        }
    }

    /// One in the style that all others build on, where no other is named; line breaks are kept.
    private static func paragraph(_ text: String, style: String? = nil) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            Markup.element("w:t", ["xml:space": "preserve"], Markup.escaped(String(line)))
        }
        let properties = style.map { Markup.element("w:pPr", [:], Markup.element("w:pStyle", ["w:val": $0])) } ?? ""
        return Markup.element(
            "w:p", [:], properties + Markup.element("w:r", [:], lines.joined(separator: Markup.element("w:br"))))
    }
}

// MARK: - Tables

extension WordWriter {
    private static func text(of table: Table, in language: Language) -> String {
        let texts = table.rows.map { row in row.map { $0.text(in: language) } }
        let widths = widths(of: [table.columns.map(\.heading)] + texts)
        let grid = widths.map { Markup.element("w:gridCol", ["w:w": "\($0)"]) }.joined()
        let properties =
            Markup.element("w:tblStyle", ["w:val": "TableGrid"])
            + Markup.element("w:tblW", ["w:w": "\(widths.reduce(0, +))", "w:type": "dxa"])
            + Markup.element("w:tblLayout", ["w:type": "fixed"])
            + Markup.element("w:tblLook", ["w:val": "0020", "w:firstRow": "1"])
        let header = row(table.columns.map(\.heading), widths, style: "TableHeading", isHeader: true)
        let rows = texts.map { row($0, widths, style: "TableText", isHeader: false) }
        return Markup.element(
            "w:tbl", [:],
            Markup.element("w:tblPr", [:], properties) + Markup.element("w:tblGrid", [:], grid) + header + rows.joined()
        )
    }

    /// - Parameter isHeader: Whether it is repeated on every page.
    private static func row(_ texts: [String], _ widths: [Int], style: String, isHeader: Bool) -> String {
        let cells = zip(texts, widths).map { text, width in
            let size = Markup.element("w:tcW", ["w:w": "\(width)", "w:type": "dxa"])
            return Markup.element("w:tc", [:], Markup.element("w:tcPr", [:], size) + paragraph(text, style: style))
        }
        let properties = Markup.element("w:cantSplit") + (isHeader ? Markup.element("w:tblHeader") : "")
        return Markup.element("w:tr", [:], Markup.element("w:trPr", [:], properties) + cells.joined())
    }

    /// The columns' widths: where cells have lines of their own, what nine lines in ten need, as far as there is room; equal
    /// parts of the rest for texts that flow.
    private static func widths(of rows: [[String]]) -> [Int] {
        let columns = (rows.first ?? []).indices
        let listed = columns.filter { column in rows.dropFirst().contains { $0[column].contains("\n") } }
        let most = WordParts.lineWidth / max(4, listed.count + 1)
        let needs = listed.map { column in
            let lines = rows.flatMap { $0[column].split(separator: "\n") }.map { displayWidth($0) }.sorted()
            let need = lines.isEmpty ? 0 : lines[lines.count * 9 / 10]
            return (column, min(WordParts.cellPadding + WordParts.halfLetter * need, most))
        }
        let fixed = Dictionary(needs) { first, _ in first }
        let rest = WordParts.lineWidth - fixed.values.reduce(0, +)
        return columns.map { fixed[$0] ?? rest / (columns.count - listed.count) }
    }
}

/// Zip files whose parts are stored as they are: all that a document made of parts needs, the same bytes every time, and no
/// library.
///
/// Source: APPNOTE.TXT, the specification of the zip format by PKWARE, sections 4.3.7, 4.3.12 and 4.3.16.
enum StoredZip {
    /// - Parameter parts: In order; their names are of ASCII.
    static func bytes(of parts: [(name: String, text: String)]) -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for part in parts {
            let contents = Array(part.text.utf8)
            let name = Array(part.name.utf8)
            let common =
                two(version) + two(0) + two(stored) + two(0) + two(firstDay) + four(checksum(of: contents))
                + four(contents.count) + four(contents.count) + two(name.count) + two(0)
            directory += [0x50, 0x4B, 0x01, 0x02] + two(version) + common
            // No remark, the first disk, no attributes, and where the part begins.
            directory += two(0) + two(0) + two(0) + four(0) + four(file.count) + name
            file += [0x50, 0x4B, 0x03, 0x04] + common + name + contents
        }
        let end =
            [0x50, 0x4B, 0x05, 0x06] + two(0) + two(0) + two(parts.count) + two(parts.count) + four(directory.count)
            + four(file.count) + two(0)
        return file + directory + end
    }

    /// 2.0, the least that readers ask for.
    private static let version = 20
    private static let stored = 0
    /// 1 January 1980, the first day that the format knows.
    private static let firstDay = 1 << 5 | 1

    private static func two(_ number: Int) -> [UInt8] { four(number).dropLast(2) }

    private static func four(_ number: Int) -> [UInt8] { four(UInt32(truncatingIfNeeded: number)) }

    private static func four(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(number >> (8 * $0) & 0xFF) } }

    /// CRC-32 as zip has it.
    private static func checksum(of bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { sum, byte in sum >> 8 ^ remainders[Int((sum ^ UInt32(byte)) & 0xFF)] }
    }

    private static let remainders: [UInt32] = (0..<256).map { number in
        (0..<8).reduce(number) { remainder, _ in remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1 }
    }
}
