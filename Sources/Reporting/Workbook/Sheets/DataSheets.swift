import MitoshiPlanning
import MitoshiStatistics

/// The tables for machines: measurements, targets with verdicts, forecasts, sources. One value a cell, nothing merged, units and years
/// in columns of their own.
struct DataSheets {
    let contents: WorkbookContents

    init(_ contents: WorkbookContents) { self.contents = contents }

    func write(to file: WorkbookFile) throws(WorkbookError) {
        let (assessment, language, sheets) = (contents.assessment, contents.language, contents.sheets)
        try write(MeasuredTable(assessment, in: language).table, named: sheets.measured, to: file)
        try write(TargetDataTable(assessment, in: language).table, named: sheets.targets, to: file)
        try write(ForecastDataTable(assessment, in: language).table, named: sheets.forecasts, to: file)
        try write(SourceTable(assessment, in: language).table, named: sheets.sources, to: file)
        let tables = QuestionData.tables(of: contents.answers)
        for (name, sheet) in sheets.questions {
            guard let table = tables.first(where: { $0.name == name }) else { continue }
            try write(headed(table), named: sheet, to: file)
        }
    }

    /// The table with its columns named in the reader's language.
    private func headed(_ table: Table) -> Table {
        let fields = AssessmentDescriptor.questionTables.first { $0.name == table.name }?.fields ?? []
        let columns = table.columns.map { column in
            let field = fields.first { $0.name == column.key }
            return Column(
                key: column.key, heading: contents.language.text(field?.meaning.japanese ?? column.key, column.key))
        }
        return Table(name: table.name, columns: columns, rows: table.rows)
    }

    private func write(_ table: Table, named name: SheetName, to file: WorkbookFile) throws(WorkbookError) {
        let sheet = try file.addSheet(name)
        try sheet.setWidths(table.columns.map { Self.width(of: $0) })
        let end = try TableBlock(table: table, reader: .machines, language: contents.language).write(on: sheet, at: 0)
        let last = CellPlace(max(end - 1, 1), table.columns.count - 1)
        try sheet.filter(CellRange(CellPlace(0, 0), last))
        sheet.freeze(rows: 1, columns: 1)
        try sheet.setPrint(contents.print(repeating: 0...0))
    }

    private static func width(of column: Column) -> Double {
        switch column.key {
        case "indicator", "source", "source_url", "note", "programme": 34
        case "section", "reason", "model", "stage", "scenario_id", "name", "interventions": 20
        default: max(10, Double(displayWidth(column.heading)) + 3)
        }
    }
}
