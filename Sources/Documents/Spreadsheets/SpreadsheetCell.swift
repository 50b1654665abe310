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
    /// Cells that were merged, by the rows that hold something.
    var merges: [Int: [SheetArea]] = [:]
    /// Rows and columns that aren't shown, by hand or by a filter; the columns in order.
    var hiddenRows: Set<Int> = []
    var hiddenColumns: [ClosedRange<Int>] = []

    /// Whether the cell at a place isn't shown.
    func isHidden(row: Int, column: Int) -> Bool {
        if hiddenRows.contains(row) { return true }
        let next = hiddenColumns.partitioningIndex { $0.upperBound >= column }
        return next < hiddenColumns.count && hiddenColumns[next].contains(column)
    }

    subscript(row: Int, column: Int) -> SpreadsheetCell? { rows[row]?[column] }

    /// The cells of a row, those of merged areas with the text of their first cell.
    func filled(row: Int) -> [Int: SpreadsheetCell] {
        var cells = rows[row] ?? [:]
        for area in merges[row] ?? [] {
            guard let value = self[area.rows.lowerBound, area.columns.lowerBound] else { continue }
            for column in area.columns { cells[column] = cells[column] ?? value }
        }
        return cells
    }

    /// The rows that hold something, from the top.
    var rowNumbers: [Int] { rows.keys.sorted() }

    /// The file with its sheet, as problems name them; a file that is no workbook has none.
    static func place(of sheet: String, in file: String) -> String { sheet.isEmpty ? file : "\(file) [\(sheet)]" }

    /// `C12` for row 11, column 2.
    static func name(row: Int, column: Int) -> String { letters(column) + String(row + 1) }

    /// `C` for column 2.
    static func letters(_ column: Int) -> String {
        var letters = ""
        var rest = column + 1
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }

    /// The place that `C12` names; `nil` for what is no cell of a sheet.
    static func place(_ name: String) -> (row: Int, column: Int)? {
        let letters = name.utf8.prefix { (65...90).contains($0) }
        let digits = name.utf8.dropFirst(letters.count)
        guard (1...3).contains(letters.count), (1...7).contains(digits.count),
            digits.allSatisfy({ (48...57).contains($0) })
        else { return nil }
        let column = letters.reduce(0) { $0 * 26 + Int($1) - 64 }
        let row = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
        guard column <= SheetPart.columnCount, (1...SheetPart.rowCount).contains(row) else { return nil }
        return (row - 1, column - 1)
    }
}

/// A block of cells, such as merged ones; no wider than a table.
struct SheetArea {
    let rows: ClosedRange<Int>
    let columns: ClosedRange<Int>

    /// Where `B3:D3` lies; `nil` for what is no block, or one as wide as no table is.
    init?(_ reference: String) {
        let ends = reference.split(separator: ":").compactMap { SpreadsheetSheet.place(String($0)) }
        guard ends.count == 2, ends[0].row <= ends[1].row, ends[0].column <= ends[1].column,
            ends[1].column - ends[0].column < SpreadsheetSheet.widest
        else { return nil }
        (rows, columns) = (ends[0].row...ends[1].row, ends[0].column...ends[1].column)
    }
}

extension Array {
    /// The first index at which `belongs` holds, where it holds for all behind it.
    func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
