import MitoshiPlanning
import MitoshiStatistics

/// The straight line through the values, by the spreadsheet's own function beside ours.
struct CounterCheckSheet {
    let contents: WorkbookContents

    init(_ contents: WorkbookContents) { self.contents = contents }

    private var language: Language { contents.language }

    func write(to file: WorkbookFile) throws(WorkbookError) {
        guard Self.isNeeded(for: contents) else { return }
        let sheet = try file.addSheet(contents.sheets.check)
        try sheet.setWidths([9, 34, 8, 20, 10, 18, 18, 14, 16])
        try sheet.write(
            .text(language.text("検算：直線の延長", "Counter-check: the straight line")), at: CellPlace(0, 0), .title)
        let range = CellRange(CellPlace(1, 0), CellPlace(1, 8))
        try sheet.merge(explanation, over: range, .quiet)
        try sheet.setHeight(44, ofRow: 1)
        for (column, heading) in headings.enumerated() {
            try sheet.write(.text(heading), at: CellPlace(2, column), .header)
        }
        try sheet.setHeight(44, ofRow: 2)
        var row = 3
        for entry in contents.entries {
            guard let line = entry.line else { continue }
            try write(entry, line, on: sheet, at: row)
            row += 1
        }
        sheet.freeze(rows: 3, columns: 2)
        sheet.hideGrid()
        try sheet.setPrint(contents.print(repeating: 2...2))
    }

    /// Whether there is a line to check.
    static func isNeeded(for contents: WorkbookContents) -> Bool { contents.entries.contains { $0.line != nil } }

    private var headings: [String] {
        [
            language.text("事業番号", "No."), language.text("事業指標", "Indicator"), language.text("単位", "Unit"),
            language.text("目標年度", "Target year"), language.text("実績値の数", "Values"),
            language.text("FORECAST.LINEAR\n（表計算の関数）", "FORECAST.LINEAR\n(the spreadsheet's)"),
            language.text("最小二乗の直線\n（mitoshi）", "least-squares line\n(mitoshi)"),
            language.text("差", "Difference"),
            language.text("予測の中央値\n（判定に使う値）", "Median forecast\n(behind the verdict)"),
        ]
    }

    private var explanation: String {
        language.text(
            "実績値を通る直線を目標年度まで延ばした値です。表計算ソフトのFORECAST.LINEARと当方の計算が一致することを確かめられます。"
                + "判定は直線ではなく、右端の中央値をもつ予測分布によります（直線どおりに動くとは限らないためです）。値が2つ以上ある指標だけを載せています。",
            "The straight line through the measured values, continued to the target year: the spreadsheet's FORECAST.LINEAR beside our "
                + "own figure. Verdicts rest on the forecast distribution whose median stands on the right, not on this line. "
                + "Indicators with two values or more.")
    }

    private func write(
        _ entry: PlannerEntry, _ line: Double, on sheet: SheetWriter, at row: Int
    ) throws(WorkbookError) {
        let body = CellStyle.body
        let estimates = body.numbers("#,##0.00")
        try sheet.write(.text(entry.answer.target.indicatorID), at: CellPlace(row, 0), body)
        try sheet.write(.text(entry.indicator.indicator.name), at: CellPlace(row, 1), body)
        try sheet.write(.text(entry.unit ?? ""), at: CellPlace(row, 2), body.aligned(.center))
        try sheet.write(.text(entry.year.label[language]), at: CellPlace(row, 3), body)
        try sheet.write(.number(Double(entry.points.count)), at: CellPlace(row, 4), body)
        let history = IndicatorSheet.history(of: entry.indicator, on: contents.sheet(of: entry))
        let formula = "_xlfn.FORECAST.LINEAR(\(entry.year.year),\(history.values),\(history.times))"
        try sheet.write(.formula(formula, .number(line)), at: CellPlace(row, 5), estimates)
        try sheet.write(.number(line), at: CellPlace(row, 6), estimates)
        let difference = "\(CellPlace(row, 5).name)-\(CellPlace(row, 6).name)"
        try sheet.write(.formula(difference, .number(0)), at: CellPlace(row, 7), body.numbers("0.00"))
        let median: SheetWriter.Value = entry.median.map { .number($0) } ?? .text("-")
        try sheet.write(median, at: CellPlace(row, 8), estimates)
    }
}

extension PlannerEntry {
    /// The exact values with their places on the time axis.
    var points: [(time: Double, value: Double)] { indicator.points }

    /// The least-squares line through the exact values at the target's year; `nil` for fewer than two moments.
    var line: Double? {
        let count = Double(points.count)
        guard count >= 2 else { return nil }
        let meanTime = points.reduce(0) { $0 + $1.time } / count
        let meanValue = points.reduce(0) { $0 + $1.value } / count
        let spread = points.reduce(0) { $0 + ($1.time - meanTime) * ($1.time - meanTime) }
        let joint = points.reduce(0) { $0 + ($1.time - meanTime) * ($1.value - meanValue) }
        let line = meanValue + joint / spread * (Double(year.year) - meanTime)
        return spread > 0 && line.isFinite ? line : nil
    }
}

extension IndicatorAssessment {
    /// The exact values with their places on the time axis, in order of time.
    var points: [(time: Double, value: Double)] {
        series?.exactObservations.compactMap { observation in
            observation.exactValue.map { (observation.time, $0) }
        } ?? []
    }
}
