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
        let all = Self.rows(of: utf8, file: file, problems: &problems).filter { !$0.isBlank }
        guard let header = all.first else {
            if problems.isEmpty { problems.add(Self.empty(file)) }
            return nil
        }
        var rows: [CSVRow] = []
        for row in all.dropFirst() {
            if let fitted = row.fitted(to: header.cells.count) {
                rows.append(fitted)
            } else {
                problems.add(
                    .ragged(file: file, line: row.line, found: row.cells.count, expected: header.cells.count))
            }
        }
        self.file = file
        self.header = header
        self.rows = rows
    }

    /// Every row as it stands, blank ones and all.
    static func rows(of utf8: [UInt8], file: String, problems: inout ProblemList) -> [CSVRow] {
        utf8.withUnsafeBufferPointer { bytes in
            var parser = CSVParser(bytes)
            var rows: [CSVRow] = []
            do throws(CSVParser.Failure) {
                while try parser.next() {
                    rows.append(CSVRow(line: parser.rowLine, cells: parser.cells.map(parser.text)))
                }
            } catch {
                problems.add(error.problem(file: file))
            }
            return rows
        }
    }

    static func empty(_ file: String) -> DocumentProblem {
        DocumentProblem(
            file: file, found: BilingualText(japanese: "空のファイル", english: "an empty file"),
            expected: BilingualText(japanese: "見出し行のある表", english: "a table with a header"))
    }
}

extension CSVRow {
    /// The row when it has `width` cells, or more of which the rest is empty.
    fileprivate func fitted(to width: Int) -> CSVRow? {
        guard cells.count >= width, cells[width...].allSatisfy(\.isEmpty) else { return nil }
        return CSVRow(line: line, cells: Array(cells[..<width]))
    }
}
