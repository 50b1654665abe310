import MitoshiPlanning

/// A ``Table`` as cells.
struct TableBlock {
    /// For whom the cells are.
    enum Reader {
        /// Words, rounded numbers with units, wrapped.
        case people
        /// One plain value a cell: exact numbers, years as numbers, nothing where nothing is known.
        case machines
    }

    let table: Table
    let reader: Reader
    let language: Language
    /// Of the sheet's columns, for people: rows become as high as their texts need. Without them a row has the height that
    /// the program which opens the file gives it.
    var widths: [Double] = []

    /// Writes the heading into `row` and the rows below it.
    ///
    /// - Returns: The row after the last one.
    func write(on sheet: SheetWriter, at row: Int, column: Int = 0) throws(WorkbookError) -> Int {
        for (offset, heading) in table.columns.enumerated() {
            let text = reader == .people ? heading.heading : heading.heading.replacing("\n", with: "")
            try sheet.write(.text(text), at: CellPlace(row, column + offset), .header)
        }
        if reader == .people {
            let lines = table.columns.map { $0.heading.split(separator: "\n").count }.max() ?? 1
            try sheet.setHeight(Double(lines) * 14.5 + 4, ofRow: row)
        }
        for (index, cells) in table.rows.enumerated() {
            for (offset, cell) in cells.enumerated() {
                let (value, style) =
                    reader == .people
                    ? cell.forPeople(in: language, table.columns[offset].alignment) : cell.forMachines
                let place = CellPlace(row + 1 + index, column + offset)
                if value != .blank || reader == .people { try sheet.write(value, at: place, style) }
            }
            if !widths.isEmpty { try sheet.setHeight(height(of: cells, from: column), ofRow: row + 1 + index) }
        }
        return row + 1 + table.rows.count
    }

    /// In points.
    private func height(of cells: [Cell], from column: Int) -> Double {
        let lines = cells.enumerated().map { offset, cell in
            let width = widths.indices.contains(column + offset) ? widths[column + offset] : 10
            return cell.text(in: language).split(separator: "\n", omittingEmptySubsequences: false)
                .reduce(0) { $0 + max(1, wrapped(String($1), to: max(4, Int(width))).count) }
        }
        return Double(lines.max() ?? 1) * 13.5 + 3
    }
}

extension Cell {
    fileprivate func forPeople(in language: Language, _ alignment: Alignment) -> (SheetWriter.Value, CellStyle) {
        let body = CellStyle.body
        switch self {
        case .quantity(let value, let unit) where value.isFinite:
            return (.number(value), body.numbers(NumberFormat.with(unit: unit, NumberFormat.exact([value]))))
        case .estimate(let value, let unit) where value.isFinite:
            return (.number(value), body.numbers(NumberFormat.with(unit: unit, NumberFormat.estimate(value))))
        case .change(let value, let unit) where value.isFinite:
            return (.number(value), body.numbers(NumberFormat.with(unit: unit, NumberFormat.change(value))))
        case .count(let count): return (.number(Double(count)), body.numbers(NumberFormat.count))
        case .probability(let chance) where chance.isFinite:
            return (.number(chance), body.numbers(NumberFormat.fixed(chance, in: language)))
        case .word(let word, let tone):
            let style = tone.style.map { body.filled($0.fill ?? .white).inked($0.ink ?? .black) } ?? body
            return (.text(word), style)
        default: return (.text(text(in: language)), alignment == .trailing ? body.aligned(.trailing) : body)
        }
    }

    fileprivate var forMachines: (SheetWriter.Value, CellStyle) {
        switch self {
        case .text(let text), .word(let text, _): (text.isEmpty ? .blank : .text(text), .plain)
        case .quantity(let value, _), .estimate(let value, _), .change(let value, _), .probability(let value):
            (value.isFinite ? .number(value) : .blank, .plain)
        case .count(let count): (.number(Double(count)), .plain)
        case .flag(let flag): (.text(flag ? "true" : "false"), .plain)
        case .fiscalYear(let year): (.number(Double(year.year)), .plain)
        case .missing: (.blank, .plain)
        case .stack(let cells): (.text(cells.map { $0.text(in: .english) }.joined(separator: " ")), .plain)
        }
    }
}

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
