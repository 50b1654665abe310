import MitoshiPlanning

/// One row of a CSV file, its cells as text.
struct CSVRow: Hashable {
    /// The line on which it begins, from 1.
    let line: Int
    let cells: [String]

    var isBlank: Bool { cells.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
}

/// A CSV file with a header, its rows all of the header's width.
struct CSVTable {
    let file: String
    let header: CSVRow
    /// Rows without any text are left out.
    let rows: [CSVRow]

    /// Reads all rows; those whose width isn't the header's are reported and left out.
    ///
    /// Returns `nil` when there is no header to hold on to; the reason is then among `problems`.
    init?(utf8: [UInt8], file: String, problems: inout ProblemList) {
        var found: CSVRow?
        var rows: [CSVRow] = []
        Self.read(utf8: utf8, file: file, problems: &problems) { header, _ in
            found = header
            return header.cells.count
        } row: { row, _ in
            rows.append(row)
        }
        guard let found else { return nil }
        self.file = file
        header = found
        self.rows = rows
    }

    /// Hands out the header and then the rows, one by one, so that a table of any length takes little more memory than its bytes.
    ///
    /// Rows whose width isn't the header's are reported and left out, as is a table without a header.
    /// - Parameter header: Returns how many cells a row needs, since editors leave out empty ones at its end; `nil` where the rows
    ///   can't be read by it.
    static func read(
        utf8: [UInt8], file: String, problems: inout ProblemList, header: (CSVRow, inout ProblemList) -> Int?,
        row body: (CSVRow, inout ProblemList) -> Void
    ) {
        var width: Int?
        var needed: Int?
        let before = problems.count
        forEachRow(of: utf8, file: file, problems: &problems) { row, problems in
            if row.isBlank { return }
            guard let width else {
                width = row.cells.count
                needed = header(row, &problems)
                return
            }
            if let fitted = row.fitted(to: width, atLeast: needed ?? width) {
                if needed != nil { body(fitted, &problems) }
            } else {
                problems.add(.ragged(file: file, line: row.line, found: row.cells.count, expected: width))
            }
        }
        if width == nil, problems.count == before { problems.add(empty(file)) }
    }

    /// Every row as it stands, blank ones and all.
    static func rows(of utf8: [UInt8], file: String, problems: inout ProblemList) -> [CSVRow] {
        var rows: [CSVRow] = []
        forEachRow(of: utf8, file: file, problems: &problems) { row, _ in rows.append(row) }
        return rows
    }

    private static func forEachRow(
        of utf8: [UInt8], file: String, problems: inout ProblemList, _ body: (CSVRow, inout ProblemList) -> Void
    ) {
        utf8.withUnsafeBufferPointer { bytes in
            var parser = CSVParser(bytes)
            do throws(CSVParser.Failure) {
                while try parser.next() {
                    body(CSVRow(line: parser.rowLine, cells: parser.cells.map(parser.text)), &problems)
                }
            } catch {
                problems.add(error.problem(file: file))
            }
        }
    }

    static func empty(_ file: String) -> DocumentProblem {
        DocumentProblem(
            file: file, found: BilingualText(japanese: "空のファイル", english: "an empty file"),
            expected: BilingualText(japanese: "見出し行のある表", english: "a table with a header"))
    }
}

extension CSVRow {
    /// The row when it has `width` cells, or more of which the rest is empty, or at least `least`, with empty ones for the others.
    fileprivate func fitted(to width: Int, atLeast least: Int) -> CSVRow? {
        if cells.count == width { return self }
        guard cells.count >= least else { return nil }
        guard cells.count > width else {
            return CSVRow(line: line, cells: cells + [String](repeating: "", count: width - cells.count))
        }
        return cells[width...].allSatisfy(\.isEmpty) ? CSVRow(line: line, cells: Array(cells[..<width])) : nil
    }
}
