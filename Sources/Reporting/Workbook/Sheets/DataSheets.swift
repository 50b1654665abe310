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
        case "section", "code", "model", "stage", "target_stage", "scenario_id", "name", "interventions": 20
        default: max(10, Double(displayWidth(column.heading)) + 3)
        }
    }
}

/// Where every value was read.
struct SourceTable {
    let assessment: PlanAssessment
    let language: Language

    init(_ assessment: PlanAssessment, in language: Language) {
        self.assessment = assessment
        self.language = language
    }

    /// Something of the plan with the place where it was read.
    private struct Entry: Sendable {
        let what: String
        let id: String
        var period = ""
        let source: Source
    }

    var table: Table { Self.fields.sheet(of: entries, in: language) }

    private static let fields = FieldTable<Entry>(
        name: "sources", meaning: BilingualText(japanese: "出典：1件に1行", english: "sources, one a row"),
        fields: [
            Field("subject", .string, "対象", "出典のあるもの", "what was read there") { .text($0.what) },
            Field(IndicatorFields.id.data) { .text($0.id) },
            Field("period", .string, "期間", "その期間", "the period it is of") { .text($0.period) },
            SourceFields.title.of { $0.source }, SourceFields.address.of { $0.source },
        ])

    private var entries: [Entry] {
        let plan = assessment.plan
        let (indicator, target) = (language.text("事業指標", "indicator"), language.text("目標値", "target"))
        let (measurement, driver) = (language.text("実績値", "measurement"), language.text("説明系列", "driver"))
        return plan.indicators.compactMap { stated in
            stated.source.map { Entry(what: indicator, id: stated.id, source: $0) }
        }
            + plan.targets.compactMap { stated in
                stated.source.map {
                    Entry(
                        what: target, id: stated.indicatorID, period: stated.fiscalYear.canonicalText, source: $0)
                }
            }
            + plan.measurements.compactMap { measured in
                measured.source.map {
                    Entry(
                        what: measurement, id: measured.indicatorID, period: measured.period.canonicalText, source: $0)
                }
            }
            + plan.drivers.flatMap { series in
                series.values.compactMap { value in
                    value.source.map {
                        Entry(what: driver, id: series.id, period: value.period.canonicalText, source: $0)
                    }
                }
            }
    }
}
