import MitoshiPlanning
import MitoshiStatistics

/// One indicator: what is known, the chart, what the years ahead may bring, and why.
struct IndicatorSheet {
    let indicator: IndicatorAssessment
    let name: SheetName
    let prepared: PreparedIndicator
    let contents: WorkbookContents

    init(
        _ indicator: IndicatorAssessment, named name: SheetName, _ prepared: PreparedIndicator,
        _ contents: WorkbookContents
    ) {
        self.indicator = indicator
        self.prepared = prepared
        self.name = name
        self.contents = contents
    }

    private var language: Language { contents.language }
    private var unit: String? { indicator.indicator.unit }

    static let columns = 9
    /// The heading of the table of values; its numbers follow from the next row on, time in the second column, value in the third.
    static let historyRow = 5

    func write(to file: WorkbookFile) throws(WorkbookError) {
        let sheet = try file.addSheet(name)
        try sheet.setWidths([26, 13, 14, 24, 13, 13, 13, 13, 13])
        let setting = indicator.indicator
        try sheet.write(.text("\(setting.id) \(setting.name)"), at: CellPlace(0, 0), .title)
        try sheet.setHeight(26, ofRow: 0)
        try sheet.write(.text(facts), at: CellPlace(1, 0), CellStyle.plain)
        try merge(indicator.sentence[language], row: 2, CellStyle.plain.bold().sized(11).wrapped(), on: sheet)
        var row = try writeHistory(on: sheet)
        row = try writeTargets(on: sheet, at: row + 1)
        row = try writeForecasts(on: sheet, at: row)
        let chart = prepared.chart
        let chartRow = row
        if chart != nil { row += ChartBlock.rows }
        row = try writeNotes(on: sheet, at: row)
        row = try writeIndices(on: sheet, at: row)
        let printed = CellRange(CellPlace(0, 0), CellPlace(row, Self.columns - 1))
        if let chart { try write(chart, on: sheet, in: file, at: chartRow, dataFrom: row + 2) }
        sheet.hideGrid()
        try sheet.setPrint(contents.print(repeating: nil, isLandscape: false, only: printed))
    }

    private var facts: String {
        let setting = indicator.indicator
        let direction = indicator.direction.direction == nil ? nil : indicator.direction.label
        let parts: [(name: String, value: String?)] = [
            (language.text("主な事業", "Programme"), setting.programme),
            (language.text("所管課", "Section in charge"), setting.sections.joined(separator: language.text("・", ", "))),
            (language.text("単位", "Unit"), setting.unit),
            (language.text("種類", "Kind"), setting.kind.label[language]),
            (language.text("向き", "Direction"), direction?[language]),
            (language.text("根拠の確かさ", "Evidence"), evidence),
        ]
        return parts.compactMap { name, value in
            value.flatMap { $0.isEmpty ? nil : language.text("\(name)：\($0)", "\(name): \($0)") }
        }.joined(separator: language.text("　", "   "))
    }

    private var evidence: String {
        let (grade, word) = (indicator.evidence.grade, indicator.evidence.word)
        return language.text("\(grade)（\(word.japanese)）", "\(grade) of 5 (\(word.english))")
    }

    private func merge(
        _ text: String, row: Int, _ style: CellStyle, on sheet: SheetWriter
    ) throws(WorkbookError) {
        let width = 26 + 13 * (Self.columns - 1)
        try sheet.writeWide(text, row: row, columns: Self.columns, width: width, style)
    }

    // MARK: Values

    /// Where the exact values and their times stand.
    static func history(of indicator: IndicatorAssessment, on sheet: SheetName) -> (times: String, values: String) {
        let first = historyRow + 1
        let last = first + max(indicator.points.count, 1) - 1
        func range(_ column: Int) -> String {
            CellRange(CellPlace(first, column), CellPlace(last, column)).absolute(on: sheet.text)
        }
        return (range(1), range(2))
    }

    /// Exact values first, so that formulas find them in one block; then what is known as a bound.
    private func writeHistory(on sheet: SheetWriter) throws(WorkbookError) -> Int {
        try sheet.write(
            .text(language.text("実績値", "Measured values")), at: CellPlace(Self.historyRow - 1, 0), .heading)
        let headings = [
            language.text("\(indicator.yearAxis.word.japanese)（時点）", "Year"),
            language.text("時点\n（\(indicator.yearAxis.word.japanese)末が整数）", "Time\n(end = whole)"),
            language.text("値", "Value"),
            language.text("備考", "Remarks"),
        ]
        for (column, heading) in headings.enumerated() {
            try sheet.write(.text(heading), at: CellPlace(Self.historyRow, column), .header)
        }
        try sheet.setHeight(33, ofRow: Self.historyRow)
        var row = Self.historyRow + 1
        let observations = indicator.series?.observations ?? []
        let exact = observations.filter { $0.exactValue != nil }
        for observation in exact + observations.filter({ $0.exactValue == nil }) {
            try write(observation, on: sheet, at: row)
            row += 1
        }
        return row
    }

    private func write(_ observation: Observation, on sheet: SheetWriter, at row: Int) throws(WorkbookError) {
        let year = indicator.yearAxis.year(observation.year)?.label[language] ?? "\(observation.year)"
        try sheet.write(.text(year), at: CellPlace(row, 0), .body)
        try sheet.write(.number(observation.time), at: CellPlace(row, 1), CellStyle.body.numbers("0.00"))
        let values = CellStyle.body.numbers(NumberFormat.exact([observation.exactValue ?? 0]))
        let shown = IndicatorMeasurement.Value.numeric(observation.value).cell
        if let exact = observation.exactValue {
            try sheet.write(.number(exact), at: CellPlace(row, 2), values)
        } else {
            try sheet.write(.text(shown.text(in: language)), at: CellPlace(row, 2), values.aligned(.trailing))
        }
        let remarks = [
            observation.isDerived ? language.text("計算値", "derived") : nil,
            observation.elapsedFraction < 1
                ? language.text("\(indicator.yearAxis.word.japanese)途中の時点", "within the year") : nil,
            observation.exactValue == nil ? language.text("範囲のみ", "bound only") : nil,
        ].compactMap { $0 }
        try sheet.write(.text(remarks.joined(separator: language.text("、", ", "))), at: CellPlace(row, 3), .body)
    }

    // MARK: Targets and forecasts

    private func writeTargets(on sheet: SheetWriter, at row: Int) throws(WorkbookError) -> Int {
        try sheet.write(.text(language.text("目標と判定", "Targets and verdicts")), at: CellPlace(row, 0), .heading)
        let table = indicator.targetTable(in: language)
        return try TableBlock(table: table, reader: .people, language: language).write(on: sheet, at: row + 1) + 1
    }

    private func writeForecasts(on sheet: SheetWriter, at row: Int) throws(WorkbookError) -> Int {
        let table = prepared.forecasts
        guard !table.rows.isEmpty else { return row }
        try sheet.write(.text(language.text("予測", "Forecast")), at: CellPlace(row, 0), .heading)
        return try TableBlock(table: table, reader: .people, language: language).write(on: sheet, at: row + 1) + 1
    }

    // MARK: The chart

    /// The chart, and below everything that is printed the points of its lines.
    private func write(
        _ chart: Chart, on sheet: SheetWriter, in file: WorkbookFile, at row: Int, dataFrom first: Int
    ) throws(WorkbookError) {
        let unit = chart.vertical.title
        let block = ChartBlock(
            chart: chart,
            headings: [
                language.text("グラフの系列", "Chart series"), language.text("時点（年）", "Time (years)"),
                language.text("値", "Value"),
            ],
            titleWithUnit: unit.isEmpty ? nil : language.text("\(chart.title)（\(unit)）", "\(chart.title) (\(unit))"))
        try block.write(on: sheet, in: file, at: row, dataFrom: first)
    }

    // MARK: Why

    private func writeNotes(on sheet: SheetWriter, at row: Int) throws(WorkbookError) -> Int {
        guard !indicator.notes.isEmpty else { return row }
        try sheet.write(.text(language.text("注記", "Notes")), at: CellPlace(row, 0), .heading)
        var next = row + 1
        for note in indicator.noteTexts {
            try merge(note[language], row: next, CellStyle.plain.wrapped(), on: sheet)
            next += 1
        }
        return next + 1
    }

    private func writeIndices(on sheet: SheetWriter, at row: Int) throws(WorkbookError) -> Int {
        let indices = prepared.indices
        guard indices.count > 1 else { return row }
        let heading = language.text("達成度を測る指標の比較", "Attainment indices side by side")
        try sheet.write(.text(heading), at: CellPlace(row, 0), .heading)
        try indices.write(on: sheet, at: row + 1)
        return row + 2 + indices.count
    }
}
