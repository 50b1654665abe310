import MitoshiStatistics
import MitoshiPlanning

/// One cell of a sheet that was read.
struct SpreadsheetCell: Hashable {
    enum Value: Hashable {
        case text(String)
        case number(Double, CellNumberFormat)
        case flag(Bool)
        /// `#REF!` and the like.
        case error(String)
        /// A formula of which no result is stored.
        case noResult
    }

    let value: Value
    /// The value is the stored result of a formula.
    let isFormula: Bool
    /// The formula looks into another file.
    let leadsOutside: Bool

    /// The value as a person reads it, dates excepted; `nil` for errors and missing results.
    var text: String? {
        switch value {
        case .text(let text): text
        case .number(let number, _): PlainNumber.text(number)
        case .flag(let flag): flag ? "TRUE" : "FALSE"
        case .error, .noResult: nil
        }
    }

    var isBlank: Bool {
        if case .text(let text) = value { text.foldingWidth.trimmed.isEmpty } else { false }
    }
}

/// One sheet that was read: the cells that aren't empty, by row and column, both from 0.
struct SpreadsheetSheet {
    /// So many columns are read: merged cells may claim any number.
    static let widest = 1_000

    let name: String
    let rows: [Int: [Int: SpreadsheetCell]]
    let dates: SerialDate
    /// Cells that were merged, each area with its first row and column.
    var merges: [(rows: ClosedRange<Int>, columns: ClosedRange<Int>)] = []
    /// Rows and columns that aren't shown, by hand or by a filter.
    var hiddenRows: Set<Int> = []
    var hiddenColumns: [ClosedRange<Int>] = []

    /// Whether the cell at a place isn't shown.
    func isHidden(row: Int, column: Int) -> Bool {
        hiddenRows.contains(row) || hiddenColumns.contains { $0.contains(column) }
    }

    subscript(row: Int, column: Int) -> SpreadsheetCell? { rows[row]?[column] }

    /// The cells of a row, those of merged areas with the text of their first cell.
    func filled(row: Int) -> [Int: SpreadsheetCell] {
        var cells = rows[row] ?? [:]
        for area in merges where area.rows.contains(row) {
            guard let value = self[area.rows.lowerBound, area.columns.lowerBound] else { continue }
            for column in area.columns.prefix(Self.widest) { cells[column] = cells[column] ?? value }
        }
        return cells
    }

    /// The rows that hold something, from the top.
    var rowNumbers: [Int] { rows.keys.sorted() }

    /// The file with its sheet, as problems name them; a file that is no workbook has none.
    static func place(of sheet: String, in file: String) -> String { sheet.isEmpty ? file : "\(file) [\(sheet)]" }

    /// `C12` for row 11, column 2.
    static func name(row: Int, column: Int) -> String {
        var letters = ""
        var rest = column + 1
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters + String(row + 1)
    }

    /// The place that `C12` names; `nil` for what is no cell of a sheet.
    static func place(_ name: String) -> (row: Int, column: Int)? {
        var column = 0
        var rest = Substring(name)
        while let letter = rest.first, let value = letter.asciiValue, (65...90).contains(value), column < 16_384 {
            column = column * 26 + Int(value) - 64
            rest = rest.dropFirst()
        }
        guard (1...16_384).contains(column), let row = Int(rest), (1...1_048_576).contains(row) else { return nil }
        return (row - 1, column - 1)
    }
}
