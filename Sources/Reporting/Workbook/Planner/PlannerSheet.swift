import MitoshiPlanning

/// The sheet on which a meeting changes targets and paces and sees the answer change.
struct PlannerSheet {
    let contents: WorkbookContents

    init(_ contents: WorkbookContents) { self.contents = contents }

    /// The rows, from 0: title, headline, what it says now, how to use it, headings, then the targets.
    static let headingRow = 4
    static let firstRow = WorkbookContents.firstPlannerRow

    private var language: Language { contents.language }
    private var entries: [PlannerEntry] { contents.entries }
    private static let lastColumn = PlannerColumn.allCases.count - 1

    /// Targets that are stages, which stand below those that are numbers and can't be changed.
    private var milestones: [MilestoneRow] {
        zip(contents.assessment.indicators, contents.sheets.indicators).flatMap { indicator, name in
            indicator.targets.filter { $0.target.level == nil }.map {
                MilestoneRow(indicator: indicator, answer: $0, sheetName: name, contents: contents)
            }
        }
    }

    /// The last row of the table, or that of the headings when there is no target.
    private var lastRow: Int { Self.headingRow + entries.count + milestones.count }

    func write(to file: WorkbookFile) throws(WorkbookError) {
        let sheet = try file.addSheet(contents.sheets.planner)
        try sheet.setWidths(widths)
        try writeTop(on: sheet)
        for column in PlannerColumn.allCases {
            let isInput = column == .target || column == .pace
            let style = CellStyle.header.filled(isInput ? .input : .paleBlue).bordered(isInput ? .input : .thin)
            try sheet.write(.text(column.heading[language]), at: column.place(Self.headingRow), style)
        }
        try sheet.setHeight(58, ofRow: Self.headingRow)
        let calculation = PlannerCalculation(contents)
        for entry in entries {
            try PlannerRow(entry, contents, calculation).write(on: sheet)
            try name(entry, in: file)
        }
        for (offset, milestone) in milestones.enumerated() {
            try milestone.write(on: sheet, at: Self.firstRow + entries.count + offset)
        }
        try writeLegend(on: sheet, in: file)
        try mark(sheet)
        sheet.freeze(rows: Self.firstRow, columns: PlannerColumn.unit.rawValue)
        sheet.hideGrid()
        sheet.markTab(.inputLine)
        try sheet.setPrint(contents.print(repeating: Self.headingRow...Self.headingRow))
    }

    /// Amounts need room for the longest of them.
    private var widths: [Double] {
        let values = entries.flatMap { [$0.level, $0.latest?.value, $0.median] }.compactMap { $0 }
        let longest = values.map { Double(displayWidth(NumberText.rounded($0, decimals: 1))) }.max() ?? 0
        return PlannerColumn.allCases.map { $0.isAmount ? max($0.width, min(longest + 2, 30)) : $0.width }
    }

    // MARK: Above the table

    private func writeTop(on sheet: SheetWriter) throws(WorkbookError) {
        try sheet.write(.text(contents.title), at: CellPlace(0, 0), .title)
        try sheet.setHeight(26, ofRow: 0)
        let headline = HeadlineSentence(contents.assessment.headline).text[language]
        try sheet.merge(headline, over: Self.across(1), CellStyle.plain.bold().sized(11).wrapped())
        try sheet.setHeight(30, ofRow: 1)
        try sheet.write(.formula(nowFormula, .text(nowText)), at: CellPlace(2, 0), CellStyle.plain.sized(11))
        try sheet.setHeight(20, ofRow: 2)
        try sheet.merge(howTo, over: Self.across(3), CellStyle.quiet)
        try sheet.setHeight(40, ofRow: 3)
    }

    private static func across(_ row: Int) -> CellRange {
        CellRange(CellPlace(row, 0), CellPlace(row, lastColumn))
    }

    private var howTo: String {
        language.text(
            "使い方：黄色い太枠のセル【入力】だけを書き換えると、目標達成確率・判定・中央値の不足・必要ペースが計算し直されます。"
                + "追加ペースは、今より毎年どれだけ多く（減らすなら負の数で）動くと見るかを、その指標の単位で入れます。元に戻すには「宣言の目標値」を入れ、追加ペースを空欄にします。"
                + "LibreOfficeで動作を確認しています（Excel 2010以降にもある関数だけを使用）。",
            "How to use: change only the yellow cells with a thick border (INPUT); probability, verdict, gap and required pace are "
                + "worked out anew. An extra pace is how much more the indicator moves each year than it would, in its own unit, "
                + "negative for less. To go back, enter the declared target and empty the extra pace. Tested in LibreOffice; "
                + "only functions that Excel 2010 and later have too.")
    }

    // MARK: What the sheet says now

    private var finalVerdicts: [Verdict] {
        contents.assessment.indicators.flatMap(\.targets)
            .filter { $0.target.fiscalYear == contents.assessment.headline.fiscalYear }.map(\.verdict)
    }

    private static let counted: [Verdict] = [
        .met, .likely, .leaning, .atRisk, .unlikely, .missed, .awaitingResult, .notAssessable,
    ]

    /// Counts the verdicts of the last year as they stand.
    private var nowFormula: String {
        let range = { (column: PlannerColumn) in
            CellRange(column.place(Self.firstRow), column.place(max(Self.firstRow, lastRow))).absolute
        }
        let year = contents.yearText(contents.assessment.headline.fiscalYear).split(separator: "\n").map { "\"\($0)\"" }
            .joined(separator: "&CHAR(10)&")
        let parts = Self.counted.map { verdict in
            let count = "COUNTIFS(\(range(.year)),\(year),\(range(.verdict)),\"\(verdict.label[language])\")"
            return language.text(
                "\"\(verdict.label.japanese) \"&\(count)&\"件\"", "\(count)&\" \(verdict.label.english)\"")
        }
        return "\"\(nowStart)\"&" + parts.joined(separator: language.text("&\"、\"&", "&\", \"&"))
    }

    private var nowText: String {
        let parts = Self.counted.map { verdict in
            let count = finalVerdicts.count { $0 == verdict }
            return language.text("\(verdict.label.japanese) \(count)件", "\(count) \(verdict.label.english)")
        }
        return nowStart + parts.joined(separator: language.text("、", ", "))
    }

    private var nowStart: String {
        let year = contents.assessment.headline.fiscalYear.label
        return language.text("いまの入力では（\(year.japanese)の目標）：", "As entered now (\(year.english)): ")
    }

    // MARK: Below the table

    private static let legend: [Verdict] = [.met, .likely, .leaning, .atRisk, .unlikely, .missed]

    /// The words with their marks and limits; the bars need every number from 0 to 4 to stand somewhere.
    private func writeLegend(on sheet: SheetWriter, in file: WorkbookFile) throws(WorkbookError) {
        let first = lastRow + 2
        let heading = language.text("判定の意味（確率がこれ以上のとき）", "What the verdicts mean (probability from)")
        try sheet.write(.text(heading), at: PlannerColumn.direction.place(first), .heading)
        for (offset, verdict) in Self.legend.enumerated() {
            let row = first + 1 + offset
            let bars = CellStyle.body.aligned(.center).sized(14)
            try sheet.write(.number(verdict.bars ?? 0), at: PlannerColumn.bars.place(row), bars)
            try sheet.write(.text(verdict.label[language]), at: PlannerColumn.verdict.place(row), .body)
            let place = PlannerColumn.probability.place(row)
            let format = verdict == .leaning ? language.text("0%\"超\"", "\"above \"0%") : NumberFormat.probability
            let style = CellStyle.body.numbers(format).aligned(.trailing)
            if let step = contents.assessment.settings.verdictLimits.steps.first(where: { $0.verdict == verdict }) {
                try sheet.write(.number(step.from), at: place, style)
                try file.define(step.cellName, as: place.absolute(on: sheet.name))
            } else {
                let word = verdict == .unlikely ? language.text("それ未満", "below") : language.text("実績", "observed")
                try sheet.write(.text(word), at: place, style)
            }
        }
    }

    private func mark(_ sheet: SheetWriter) throws(WorkbookError) {
        let end = lastRow + 2 + Self.legend.count
        let words = CellRange(PlannerColumn.verdict.place(Self.firstRow), PlannerColumn.verdict.place(end))
        for verdict in Verdict.allCases {
            guard let style = verdict.tone.style else { continue }
            try sheet.mark(words, holding: verdict.label[language], style)
        }
        try sheet.showAsBars(
            CellRange(PlannerColumn.bars.place(Self.firstRow), PlannerColumn.bars.place(end)))
    }

    // MARK: Names

    /// `target_17_101_2022` and the like, for formulas that people add.
    private func name(_ entry: PlannerEntry, in file: WorkbookFile) throws(WorkbookError) {
        let ending = contents.names.ending(of: entry)
        let sheet = contents.sheets.planner.text
        try file.define("target_" + ending, as: PlannerColumn.target.place(entry.row).absolute(on: sheet))
        try file.define("pace_" + ending, as: PlannerColumn.pace.place(entry.row).absolute(on: sheet))
        try file.define("probability_" + ending, as: PlannerColumn.probability.place(entry.row).absolute(on: sheet))
    }
}

extension Tone {
    /// How a word of this tone stands out in a cell; `nil` for those that don't.
    var style: CellStyle? {
        switch self {
        case .good: CellStyle.plain.bold().filled(.good).inked(.goodInk)
        case .fair: CellStyle.plain.bold().filled(.fair).inked(.fairInk)
        case .caution: CellStyle.plain.bold().filled(.caution).inked(.cautionInk)
        case .bad: CellStyle.plain.bold().filled(.bad).inked(.badInk)
        case .quiet: nil
        }
    }
}
