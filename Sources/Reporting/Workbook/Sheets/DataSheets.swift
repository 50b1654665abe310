import MitoshiPlanning
import MitoshiStatistics

/// The tables for machines: measurements, targets with verdicts, forecasts, sources. One value a cell, nothing merged, units and years
/// in columns of their own.
struct DataSheets {
    let contents: WorkbookContents

    init(_ contents: WorkbookContents) { self.contents = contents }

    func write(to file: WorkbookFile) throws(WorkbookError) {
        let (assessment, language, sheets) = (contents.asWritten.assessment, contents.language, contents.sheets)
        let levels = AssessmentData.defaultLevels
        let measured = MeasurementFields.table.sheet(of: PlacedMeasurement.all(of: assessment), in: language)
        try write(measured, named: sheets.measured, to: file)
        let verdicts = VerdictFields.table.sheet(of: AssessedTarget.all(of: assessment), in: language)
        try write(verdicts, named: sheets.targets, to: file)
        let years = ForecastYear.all(of: assessment, levels: levels)
        try write(ForecastFields.table(levels).sheet(of: years, in: language), named: sheets.forecasts, to: file)
        try write(SourceTable(assessment, in: language).table, named: sheets.sources, to: file)
        let tables = QuestionData.tables(of: contents.asWritten.answers)
        for (name, sheet) in sheets.questions {
            guard let table = tables.first(where: { $0.description.name == name }) else { continue }
            try write(table.sheet(in: language), named: sheet, to: file)
        }
    }

    private func write(_ table: Table, named name: SheetName, to file: WorkbookFile) throws(WorkbookError) {
        guard !table.rows.isEmpty else { return }
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
