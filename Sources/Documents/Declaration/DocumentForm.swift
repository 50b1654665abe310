import Foundation
package import MitoshiPlanning
import MitoshiStatistics

/// The rows of a document, whatever the form of its table: text with tabs or gutters, lists, Markdown, CSV, HTML, a workbook,
/// a word processor's document.
///
/// The kind of file is told by its first bytes, not by its name.
struct DocumentForm {
    let rows: [DocumentRow]
    /// That of the text; of a workbook UTF-8, in which its parts are written.
    let encoding: TextEncoding

    /// - Throws: ``DocumentError`` for a file of another kind, which says how to get its table out.
    init(file path: String, encoding: TextEncoding?, name: String) throws(DocumentError) {
        let bytes = try InputFile.bytes(of: path)
        if bytes.starts(with: Array("%PDF".utf8)) { throw DocumentError([Self.isPDF(path)]) }
        if Self.archiveSignatures.contains(where: bytes.starts) {
            if let words = Self.wordRows(bytes) {
                rows = words
            } else {
                rows = try WorkbookRows.rows(of: SpreadsheetFile(path: path))
            }
            self.encoding = .utf8
            return
        }
        let decoded = try TextDecoding.decode(bytes, file: path, encoding: encoding)
        rows = Self.rows(of: decoded.string, name: name)
        self.encoding = decoded.encoding
    }

    /// Zip archives, which workbooks are, and the containers of old ones.
    private static let archiveSignatures: [[UInt8]] = [Array("PK\u{3}\u{4}".utf8), [0xD0, 0xCF, 0x11, 0xE0]]

    /// The rows of a word processor's document; `nil` for any other archive, sound or not.
    private static func wordRows(_ bytes: [UInt8]) -> [DocumentRow]? {
        guard let archive = try? ZipArchive(bytes), let part = try? archive.contents(of: WordRows.part) else {
            return nil
        }
        return WordRows.split(String(decoding: part, as: UTF8.self))
    }

    /// The rows of a text in the first form in which it has a table.
    static func rows(of text: String, name: String) -> [DocumentRow] {
        if HTMLRows.isPage(text) { return HTMLRows.split(text) }
        let rows = DocumentRows.split(text)
        if TableFinder(rows: rows).hasHeader { return rows }
        for other in [commaSeparated(text), GutterRows.split(text), ListRows.tables(in: rows)] {
            if let other, TableFinder(rows: other).hasHeader { return other }
        }
        return rows
    }

    /// The rows of CSV; `nil` for what isn't CSV.
    static func commaSeparated(_ text: String) -> [DocumentRow]? {
        Array(text.utf8).withUnsafeBufferPointer { bytes -> [DocumentRow]? in
            var parser = CSVParser(bytes)
            var rows: [DocumentRow] = []
            var followsBlank = true
            do throws(CSVParser.Failure) {
                while try parser.next() {
                    let cells = parser.cells.enumerated().map { place, cell in
                        let text = String(decoding: bytes[cell.start..<cell.end], as: UTF8.self)
                        return DocumentCell(
                            text: (cell.hasDoubledQuotes ? text.replacing("\"\"", with: "\"") : text).trimmed,
                            line: cell.line, number: place + 1)
                    }
                    let isBlank = cells.allSatisfy(\.text.isEmpty)
                    if !isBlank { rows.append(DocumentRow(cells: cells, followsBlank: followsBlank, isWhole: true)) }
                    followsBlank = isBlank
                }
            } catch {
                return nil
            }
            return rows
        }
    }

    private static func isPDF(_ path: String) -> DocumentProblem {
        DocumentProblem(
            file: path, found: BilingualText(japanese: "PDF", english: "a PDF"),
            expected: BilingualText(
                japanese: "表をコピーしてExcelに貼り付けたブック（.xlsx）、または表のテキスト",
                english: "its table, copied into a workbook (.xlsx) or a text file"))
    }
}

/// The rows of a workbook's sheet as a document has them.
enum WorkbookRows {
    /// Of the first visible sheet with a table of indicators, else of the first visible one.
    static func rows(of file: SpreadsheetFile) throws(DocumentError) -> [DocumentRow] {
        var first: [DocumentRow]?
        for listing in file.sheets where !listing.isHidden {
            let rows = rows(of: try file.read(listing))
            if TableFinder(rows: rows).hasHeader { return rows }
            first = first ?? rows
        }
        return first ?? []
    }

    private static func rows(of sheet: SpreadsheetSheet) -> [DocumentRow] {
        var last = -1
        return sheet.rowNumbers.map { number in
            let cells = sheet.filled(row: number)
            let width = min((cells.keys.max() ?? -1) + 1, DocumentRow.widest)
            defer { last = number }
            return DocumentRow(
                cells: (0..<width).map {
                    DocumentCell(text: cells[$0].map { text(of: $0, sheet) } ?? "", line: number + 1, number: $0 + 1)
                },
                followsBlank: number > last + 1 || last < 0, isWhole: true)
        }
    }

    /// The value as the sheet shows it.
    private static func text(of cell: SpreadsheetCell, _ sheet: SpreadsheetSheet) -> String {
        guard case .number(let number, let format) = cell.value else { return (cell.text ?? "").trimmed }
        if format.isDate, let date = sheet.dates.date(number) { return format.period(of: date).canonicalText }
        // A spreadsheet shows 15 digits; the ones behind come from the binary form.
        let shown = { (number: Double) in PlainNumber.text(Double(String(format: "%.15g", number)) ?? number) }
        return format.isPercentage ? shown(number * 100) + "%" : shown(number)
    }
}

/// By what a workbook that a plan is typed into is known.
package enum PlanSheetMarks {
    /// The name that one of its cells has.
    package static let name = "mitoshi_plan"

    /// What stands beside its example: a row with these words is no indicator.
    package static let exampleRemark = BilingualText(japanese: "この行は読みません", english: "This row isn't read")
}
