/// A chart of the spreadsheet's own with the table of its points.
struct ChartBlock {
    let chart: Chart
    /// Of the table: series, horizontal and vertical value.
    let headings: [String]
    var horizontalFormat = "0"
    /// As in ``SheetChart``.
    var titleWithUnit: String?

    /// How many rows of the default height the chart covers.
    static let rows = 23

    /// - Parameters:
    ///   - row: Where the chart's upper left corner is, in the first column.
    ///   - first: The heading of the table of points.
    func write(
        on sheet: SheetWriter, in file: WorkbookFile, at row: Int, dataFrom first: Int
    ) throws(WorkbookError) {
        for (column, heading) in headings.enumerated() {
            try sheet.write(.text(heading), at: CellPlace(first, column), .header)
        }
        var next = first + 1
        for series in chart.series {
            for point in series.points {
                try sheet.write(.text(series.name), at: CellPlace(next, 0), CellStyle.quiet)
                try sheet.write(.number(point.x), at: CellPlace(next, 1), CellStyle.quiet)
                try sheet.write(.number(point.y), at: CellPlace(next, 2), CellStyle.quiet)
                next += 1
            }
        }
        let native = SheetChart(
            chart: chart, origin: CellPlace(first + 1, 1), sheet: sheet.name, horizontalFormat: horizontalFormat,
            titleWithUnit: titleWithUnit)
        try file.insert(native, into: sheet, at: CellPlace(row, 0))
    }
}
