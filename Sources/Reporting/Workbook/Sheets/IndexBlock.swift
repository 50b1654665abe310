import Planning

/// The table of indices, whose texts need several of the sheet's columns.
struct IndexBlock {
    let table: Table
    let language: Language

    /// The first and last column of the sheet for each column of the table.
    private static let spans = [(0, 0), (1, 4), (5, 8)]

    /// Number and name of an index share the first column.
    func write(on sheet: SheetWriter, at row: Int) throws(WorkbookError) {
        let headings = table.columns.map { $0.heading.replacing("\n", with: "") }
        try write([headings.prefix(2).joined(separator: " ")] + headings.dropFirst(2), .header, on: sheet, at: row)
        for (offset, cells) in table.rows.enumerated() {
            let texts = cells.map { $0.text(in: language) }
            let name = texts.prefix(2).joined(separator: " ")
            try write([name] + texts.dropFirst(2), .body, on: sheet, at: row + 1 + offset)
            let lines = max(
                wrapped(name, to: 25).count, texts.dropFirst(2).map { wrapped($0, to: 50).count }.max() ?? 1)
            try sheet.setHeight(Double(lines) * 13.5 + 3, ofRow: row + 1 + offset)
        }
    }

    private func write(
        _ texts: [String], _ style: CellStyle, on sheet: SheetWriter, at row: Int
    ) throws(WorkbookError) {
        for (text, (first, last)) in zip(texts, Self.spans) {
            if first == last {
                try sheet.write(.text(text), at: CellPlace(row, first), style)
            } else {
                try sheet.merge(text, over: CellRange(CellPlace(row, first), CellPlace(row, last)), style)
            }
        }
    }
}
