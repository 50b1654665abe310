import Foundation
import MitoshiPlanning
import MitoshiStatistics

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
