import Foundation
package import MitoshiPlanning
import MitoshiStatistics

/// The rows of a document, whatever the form of its table: text with tabs or gutters, lists, Markdown, CSV, HTML, a workbook,
/// a word processor's document.
///
/// The kind of file is told by its first bytes, not by its name.
struct DocumentForm {
    let rows: [DocumentRow]
    /// The sheet of a workbook that they stand in; empty for other documents.
    let sheet: String
    /// That of the text; of a workbook UTF-8, in which its parts are written.
    let encoding: TextEncoding
    /// What a reader should know although nothing is wrong.
    let notices: [BilingualText]

    /// - Throws: ``DocumentError`` for a file of another kind, which says how to get its table out.
    init(file path: String, encoding: TextEncoding?, name: String) throws(DocumentError) {
        let bytes = try InputFile.bytes(of: path)
        if bytes.starts(with: Array("%PDF".utf8)) { throw DocumentError([Self.isPDF(path)]) }
        if Self.archiveSignatures.contains(where: bytes.starts) {
            let read = try Self.rows(ofArchive: bytes, path)
            self.init(rows: read.rows, sheet: read.sheet, notices: read.notices, encoding: .utf8, name: name)
            return
        }
        let decoded = try TextDecoding.decode(bytes, file: path, encoding: encoding)
        self.init(text: decoded.string, name: name, encoding: decoded.encoding)
    }

    /// - Parameter name: What messages call the document.
    init(text: String, name: String, encoding: TextEncoding = .utf8) {
        self.init(rows: Self.rows(of: text, name: name), sheet: "", notices: [], encoding: encoding, name: name)
    }

    private init(
        rows: [DocumentRow], sheet: String, notices: [BilingualText], encoding: TextEncoding, name: String
    ) {
        self.rows = rows
        self.sheet = sheet
        self.encoding = encoding
        var forbidden = ForbiddenCharacters()
        for cell in rows.lazy.flatMap(\.cells) { forbidden.look(at: cell.text, line: cell.line, column: cell.number) }
        self.notices = notices + [forbidden.notice(in: name)].compactMap { $0 }
    }

    /// Zip archives, which workbooks are, and the containers of old ones.
    private static let archiveSignatures: [[UInt8]] = [Array("PK\u{3}\u{4}".utf8), [0xD0, 0xCF, 0x11, 0xE0]]

    /// The rows of a workbook or of a word processor's document, which their main parts tell apart.
    private static func rows(
        ofArchive bytes: [UInt8], _ path: String
    ) throws(DocumentError) -> (rows: [DocumentRow], sheet: String, notices: [BilingualText]) {
        if let problem = OfficePackage.otherKind(bytes, path) { throw DocumentError([problem]) }
        return try OfficePackage.open(path, as: OfficePackage.document) {
            let package = try OfficePackage(bytes)
            if try package.rootOfMainPart() == "document" {
                return (try package.read(package.mainPart, WordRows.read), "", [])
            }
            return try WorkbookRows.rows(of: SpreadsheetFile(package, path: path))
        }
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
    static func rows(
        of file: SpreadsheetFile
    ) throws(DocumentError) -> (rows: [DocumentRow], sheet: String, notices: [BilingualText]) {
        var first: (rows: [DocumentRow], name: String)?
        for listing in file.sheets where !listing.isHidden {
            let sheet = try file.read(listing)
            let rows = try rows(of: sheet, file.path)
            if TableFinder(rows: rows).hasHeader { return (rows, sheet.name, notices(of: sheet, file)) }
            first = first ?? (rows, sheet.name)
        }
        return (first?.rows ?? [], first?.name ?? "", [])
    }

    private static func notices(of sheet: SpreadsheetSheet, _ file: SpreadsheetFile) -> [BilingualText] {
        let cells = sheet.rows.flatMap { row, cells in cells.keys.map { SpreadsheetSheet.name(row: row, column: $0) } }
        return [
            sheet.notice(ofHidden: cells, at: SpreadsheetSheet.place(of: sheet.name, in: file.path)),
            file.notice(ofHiddenSheetsBeside: sheet.name),
        ].compactMap { $0 }
    }

    private static func rows(of sheet: SpreadsheetSheet, _ path: String) throws(DocumentError) -> [DocumentRow] {
        var last = -1
        var count = 0
        var rows: [DocumentRow] = []
        for number in sheet.rowNumbers {
            let cells = sheet.filled(row: number)
            let width = min((cells.keys.max() ?? -1) + 1, DocumentRow.widest)
            count += width
            guard count <= SheetPart.cellLimit else { throw DocumentError([tooLarge(sheet, path)]) }
            var row = DocumentRow(
                cells: (0..<width).map {
                    DocumentCell(text: cells[$0].map { text(of: $0, sheet) } ?? "", line: number + 1, number: $0 + 1)
                },
                followsBlank: number > last + 1 || last < 0, isWhole: true)
            // Alone in its row it is no value of an indicator, and its text would be a title or heading.
            if let only = row.onlyCell, FailedResult(only.text) != nil { row.cells[only.number - 1].text = "" }
            rows.append(row)
            last = number
        }
        return rows
    }

    private static func tooLarge(_ sheet: SpreadsheetSheet, _ path: String) -> DocumentProblem {
        DocumentProblem(
            file: SpreadsheetSheet.place(of: sheet.name, in: path),
            found: BilingualText(
                japanese: "\(SheetPart.cellLimit)個より多いセルにわたる表",
                english: "a table over more than \(SheetPart.cellLimit) cells"),
            expected: BilingualText(japanese: "計画の表だけのシート", english: "a sheet with the plan's table only"))
    }

    /// The value as the sheet shows it; where there is none since a formula failed, what says so.
    private static func text(of cell: SpreadsheetCell, _ sheet: SpreadsheetSheet) -> String {
        let (number, format): (Double, CellNumberFormat)
        switch cell.value {
        case .number(let stored, let own): (number, format) = (stored, own)
        case .error(let code): return FailedResult(code: code).text
        case .noResult: return FailedResult.notCalculated.text
        case .text, .flag: return (cell.text ?? "").trimmed
        }
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
