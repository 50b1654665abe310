import Planning

/// The rows of a document, whatever the form of its table: text with tabs, Markdown, CSV, HTML, a workbook.
///
/// The kind of file is told by its first bytes, not by its name.
struct DocumentForm {
    let rows: [DocumentRow]
    /// That of the text; of a workbook UTF-8, in which its parts are written.
    let encoding: TextEncoding

    /// - Throws: ``DocumentError`` for a file of another kind, which says how to get its table out.
    init(
        file path: String, encoding: TextEncoding?, name: String, problems: inout ProblemList
    ) throws(DocumentError) {
        let bytes = try InputFile.bytes(of: path)
        if bytes.starts(with: Array("%PDF".utf8)) { throw DocumentError([Self.isPDF(path)]) }
        if Self.workbookSignatures.contains(where: bytes.starts) {
            rows = try WorkbookRows.rows(of: SpreadsheetFile(path: path))
            self.encoding = .utf8
            return
        }
        let decoded = try TextDecoding.decode(bytes, file: path, encoding: encoding)
        rows = Self.rows(of: decoded.string, name: name, problems: &problems)
        self.encoding = decoded.encoding
    }

    /// Zip archives, which workbooks are, and the containers of old ones.
    private static let workbookSignatures: [[UInt8]] = [Array("PK\u{3}\u{4}".utf8), [0xD0, 0xCF, 0x11, 0xE0]]

    /// The rows of a text: those of its HTML tables, else those between tabs or pipes, else those of CSV where only these
    /// have a table's header.
    static func rows(of text: String, name: String, problems: inout ProblemList) -> [DocumentRow] {
        if HTMLRows.isPage(text) { return HTMLRows.split(text) }
        var found = ProblemList()
        let rows = DocumentRows.split(text, file: name, problems: &found)
        if !rows.contains(where: IndicatorTable.isHeader), let separated = commaSeparated(text) { return separated }
        problems = found
        return rows
    }

    /// The rows of CSV; `nil` for what isn't CSV, or has no header of a table.
    private static func commaSeparated(_ text: String) -> [DocumentRow]? {
        let rows = Array(text.utf8).withUnsafeBufferPointer { bytes -> [DocumentRow]? in
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
                    if !isBlank { rows.append(DocumentRow(cells: cells, followsBlank: followsBlank)) }
                    followsBlank = isBlank
                }
            } catch {
                return nil
            }
            return rows
        }
        return rows?.contains(where: IndicatorTable.isHeader) == true ? rows : nil
    }

    private static func isPDF(_ path: String) -> DocumentProblem {
        DocumentProblem(
            file: path, found: BilingualText(japanese: "PDF", english: "a PDF"),
            expected: BilingualText(
                japanese: "表をコピーしてExcelに貼り付けたブック（.xlsx）、または表のテキスト",
                english: "its table, copied into a workbook (.xlsx) or a text file"))
    }
}
