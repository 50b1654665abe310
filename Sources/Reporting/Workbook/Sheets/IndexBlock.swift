import MitoshiPlanning

/// The table of indices, whose texts need several of the sheet's columns.
struct IndexBlock {
    private let headings: [String]
    /// Number and name of an index share the first column.
    private let rows: [(texts: [String], height: Double)]

    /// The first and last column of the sheet for each column of the table.
    private static let spans = [(0, 0), (1, 4), (5, 8)]
    /// How many characters of half width fit on a line of each.
    private static let widths = [25, 50, 50]

    init(_ table: Table, in language: Language) {
        headings = Self.joined(table.columns.map { $0.heading.replacing("\n", with: "") })
        rows = table.rows.map { cells in
            let texts = Self.joined(cells.map { $0.text(in: language) })
            let lines = zip(texts, Self.widths).map { wrapped($0, to: $1).count }.max() ?? 1
            return (texts, Double(lines) * 13.5 + 3)
        }
    }

    /// How many indices there are.
    var count: Int { rows.count }

    func write(on sheet: SheetWriter, at row: Int) throws(WorkbookError) {
        try write(headings, .header, on: sheet, at: row)
        for (offset, line) in rows.enumerated() {
            try write(line.texts, .body, on: sheet, at: row + 1 + offset)
            try sheet.setHeight(line.height, ofRow: row + 1 + offset)
        }
    }

    private static func joined(_ texts: [String]) -> [String] {
        [texts.prefix(2).joined(separator: " ")] + texts.dropFirst(2)
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
