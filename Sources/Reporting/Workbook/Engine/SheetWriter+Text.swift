import MitoshiBasics

extension SheetWriter {
    /// A text over the first `columns` columns of `row`, which becomes as high as the text needs.
    ///
    /// - Parameter width: Of those columns together, in characters.
    func writeWide(
        _ text: String, row: Int, columns: Int, width: Int, _ style: CellStyle
    ) throws(WorkbookError) {
        try merge(text, over: CellRange(CellPlace(row, 0), CellPlace(row, columns - 1)), style)
        let lines = wrapped(text, to: Int(Double(width) * 10 / max(style.size, 10))).count
        try setHeight(Double(lines) * style.size * 1.45 + 4, ofRow: row)
    }
}
