import MitoshiPlanning

/// The blocks of a report as rows of a sheet.
struct ReportBlocks {
    let blocks: [Report.Block]
    /// Of the columns that a line of text spans, in characters.
    let widths: [Double]
    /// Where tables begin.
    var tableColumn = 0
    let language: Language

    /// - Returns: The row after the last one.
    func write(on sheet: SheetWriter, at row: Int) throws(WorkbookError) -> Int {
        var row = row
        for block in blocks {
            switch block {
            case .heading(let text):
                try sheet.write(.text(text), at: CellPlace(row + 1, 0), .heading)
                row += 2
            case .headline(let text):
                row = try line(text, CellStyle.plain.bold().sized(11).wrapped(), on: sheet, at: row)
            case .paragraph(let text): row = try line(text, CellStyle.plain.wrapped(), on: sheet, at: row)
            case .list(let items):
                for text in items.flatMap({ ["・" + $0.text] + $0.details.map { "　・" + $0 } }) {
                    row = try line(text, CellStyle.plain.wrapped(), on: sheet, at: row)
                }
            case .table(let table):
                let block = TableBlock(table: table, reader: .people, language: language, widths: widths)
                row = try block.write(on: sheet, at: row, column: tableColumn) + 1
            }
        }
        return row
    }

    private func line(
        _ text: String, _ style: CellStyle, on sheet: SheetWriter, at row: Int
    ) throws(WorkbookError) -> Int {
        try sheet.writeWide(text, row: row, columns: widths.count, width: Int(widths.reduce(0, +)), style)
        return row + 1
    }
}
