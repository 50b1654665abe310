import MitoshiPlanning

/// The sheet on which a meeting changes targets and paces and sees the answer change: one row an indicator, in the order of the
/// page. Its rows may be sorted: each finds its own calculation by its number.
struct PlannerSheet {
    let contents: WorkbookContents

    init(_ contents: WorkbookContents) { self.contents = contents }

    /// The rows, from 0: title, counts, what it says now, how to use it, headings, then the indicators.
    static let headingRow = 4
    static let firstRow = WorkbookContents.firstPlannerRow

    private var language: Language { contents.language }
    private var rows: [IndicatorSummary] { contents.summary.rows }

    /// The last row of the table, or that of the headings when there is no indicator.
    private var lastRow: Int { Self.headingRow + rows.count }

    func write(to file: WorkbookFile) throws(WorkbookError) {
        let sheet = try file.addSheet(contents.sheets.planner)
        let widths = widths
        try sheet.setWidths(widths)
        try writeTop(on: sheet, width: Int(widths.prefix(PlannerColumn.printed.count).reduce(0, +)))
        try writeHeadings(on: sheet, widths)
        let calculation = PlannerCalculation(contents)
        let entries = Dictionary(uniqueKeysWithValues: contents.entries.map { ($0.row, $0) })
        for (offset, summary) in rows.enumerated() {
            let row = Self.firstRow + offset
            try PlannerRow(summary: summary, entry: entries[row], contents: contents)
                .write(on: sheet, at: row, widths, by: calculation)
        }
        if !rows.isEmpty {
            try askForInput(on: sheet)
            try mark(sheet)
            try sheet.filter(CellRange(CellPlace(Self.headingRow, 0), PlannerColumn.year.place(lastRow)))
        }
        let end = try writeLegend(on: sheet, width: Int(widths.prefix(PlannerColumn.printed.count).reduce(0, +)))
        sheet.freeze(rows: Self.firstRow, columns: PlannerColumn.latest.rawValue)
        sheet.hideGrid()
        sheet.markTab(.inputLine)
        try sheet.setPrint(
            contents.print(
                repeating: Self.headingRow...Self.headingRow,
                only: CellRange(CellPlace(0, 0), PlannerColumn.lastPrinted.place(end))))
    }

    /// Amounts have room for the longest of them, which the words give up, so that the print stays large enough to read.
    private var widths: [Double] {
        let values = contents.entries.flatMap { [$0.level, $0.median] }.compactMap { $0 }
        let longest = values.map { Double(displayWidth(NumberText.rounded($0, decimals: 1))) }.max() ?? 0
        let extra = min(max(0, longest + 2 - PlannerColumn.target.width), Self.mostExtra)
        let taken = extra * Double(PlannerColumn.allCases.count { $0.isAmount }) / 2
        return PlannerColumn.allCases.map { column in
            if column.isAmount { return column.width + extra }
            return column == .name || column == .remark ? column.width - taken : column.width
        }
    }

    private static let mostExtra = 6.0

    // MARK: Above the table

    private func writeTop(on sheet: SheetWriter, width: Int) throws(WorkbookError) {
        let columns = PlannerColumn.printed.count
        try sheet.writeWide(contents.title, row: 0, columns: columns, width: width, .title)
        try sheet.writeWide(
            contents.summary.statement, row: 1, columns: columns, width: width,
            CellStyle.plain.bold().sized(11).wrapped())
        try sheet.writeWide(nowText, row: 2, columns: columns, width: width, Self.now)
        try sheet.write(.formula(nowFormula, .text(nowText)), at: CellPlace(2, 0), Self.now)
        try sheet.writeWide(howTo, row: 3, columns: columns, width: width, Self.words)
    }

    private static let now = CellStyle.plain.sized(11).wrapped()
    private static let words = CellStyle.quiet.sized(10)

    private var howTo: String {
        language.text(
            "使い方：黄色い太枠のセル【入力】だけを書き換えると、見込み・五分五分の値・必要ペースが計算し直されます。"
                + "追加ペースは、今より毎年どれだけ多く（減らすなら負の数で）動くと見るかを、その指標の単位で入れます。"
                + "元に戻すには「計画の目標」の数を入れ、追加ペースを空欄にします。行は並べ替えられます。",
            "How to use: change only the yellow cells with a thick border (INPUT); chance, even-odds value and required pace are worked "
                + "out anew. An extra pace is how much more the indicator moves each year than it would, in its own unit, negative "
                + "for less. To go back, enter the plan's target and empty the extra pace. Rows can be sorted.")
    }

    private func writeHeadings(on sheet: SheetWriter, _ widths: [Double]) throws(WorkbookError) {
        for column in PlannerColumn.allCases {
            let style = CellStyle.header.filled(column.isInput ? .input : .paleBlue)
                .bordered(column.isInput ? .input : .thin)
            try sheet.write(.text(column.heading[language]), at: column.place(Self.headingRow), style)
        }
        let lines = PlannerColumn.allCases.map { column in
            wrapped(column.heading[language], to: max(4, Int(widths[column.rawValue]) - 1)).count
        }
        // The buttons for sorting stand below the words.
        try sheet.setHeight(Double((lines.max() ?? 1) + 1) * 14.5 + 4, ofRow: Self.headingRow)
    }

    // MARK: What the sheet says now

    private static let counted: [Verdict] = [
        .met, .likely, .leaning, .atRisk, .unlikely, .missed, .awaitingResult, .notAssessable,
    ]

    /// The words that stand before the chances of the last year's targets.
    private var countedWords: [String] {
        Self.counted.map { $0.label[language] }
            + (rows.contains(where: \.isUndecided) ? [ChanceLabel.undecided[language]] : [])
    }

    /// Counts these words as they stand.
    private var nowFormula: String {
        let range = { (column: PlannerColumn) in
            CellRange(column.place(Self.firstRow), column.place(max(Self.firstRow, lastRow))).absolute
        }
        let year = contents.assessment.headline.fiscalYear.year
        let parts = countedWords.map { word in
            // The chance stands behind its word.
            let count = "COUNTIFS(\(range(.year)),\(year),\(range(.chance)),\"\(word)*\")"
            return language.text("\"\(word) \"&\(count)&\"件\"", "\(count)&\" \(word)\"")
        }
        return "\"\(nowStart)\"&" + parts.joined(separator: language.text("&\"、\"&", "&\", \"&"))
    }

    private var nowText: String {
        let year = contents.assessment.headline.fiscalYear
        let words = rows.filter { $0.assessment.targets.last?.target.fiscalYear == year }.compactMap(\.chance?.word)
        let parts = countedWords.map { word in
            let count = words.count { $0 == word }
            return language.text("\(word) \(count)件", "\(count) \(word)")
        }
        return nowStart + parts.joined(separator: language.text("、", ", "))
    }

    private var nowStart: String {
        let year = contents.assessment.headline.fiscalYear.label
        return language.text("いまの入力では（\(year.japanese)の目標）：", "As entered now (\(year.english)): ")
    }

    // MARK: The table

    /// The same for all rows, since spreadsheets don't sort the rules with them.
    private func askForInput(on sheet: SheetWriter) throws(WorkbookError) {
        let refusal = language.text("数を入れてください。", "Enter a number.")
        func cells(_ column: PlannerColumn) -> CellRange {
            CellRange(column.place(Self.firstRow), column.place(lastRow))
        }
        try sheet.validate(
            cells(.target),
            SheetWriter.InputRule(
                allowed: .anyNumber, title: language.text("目標値の入力", "Target"),
                prompt: language.text("試したい目標値を数で入れてください。", "Enter the target to try, as a number."),
                refusal: refusal))
        try sheet.validate(
            cells(.pace),
            SheetWriter.InputRule(
                allowed: .anyNumber, title: language.text("追加ペースの入力", "Extra pace"),
                prompt: language.text(
                    "今の見通しに上乗せする1年あたりの動きを、その指標の単位の数で入れてください。減る方向は負の数です。空欄は0です。",
                    "Enter how much more the indicator moves each year, in its own unit. Negative means less, empty means 0."
                ),
                refusal: refusal))
    }

    private func mark(_ sheet: SheetWriter) throws(WorkbookError) {
        let chances = CellRange(PlannerColumn.chance.place(Self.firstRow), PlannerColumn.chance.place(lastRow))
        for verdict in Verdict.allCases {
            guard let style = verdict.tone.style else { continue }
            let word = verdict.label[language]
            try sheet.mark(chances, where: "LEFT(\(chances.first.name),\(word.utf16.count))=\"\(word)\"", style)
        }
    }

    // MARK: Below the table

    /// - Returns: The last row.
    private func writeLegend(on sheet: SheetWriter, width: Int) throws(WorkbookError) -> Int {
        var row = lastRow + 1
        for text in [limits, contents.summary.hollow].compactMap({ $0 }) {
            try sheet.writeWide(text, row: row, columns: PlannerColumn.printed.count, width: width, Self.words)
            row += 1
        }
        return row - 1
    }

    private var limits: String {
        let limits = contents.assessment.settings.verdictLimits
        let steps = limits.steps.map { step in
            let (word, chance) = (step.verdict.label, NumberText.rounded(100 * step.from, decimals: 0) + "%")
            return language.text(
                "\(word.japanese)は\(chance)\(step.isBeyond ? "超" : "以上")",
                "\(word.english) \(step.isBeyond ? "above" : "from") \(chance)")
        }
        let lowest = Verdict.unlikely.label
        return language.text(
            "見込みの言葉：\(steps.joined(separator: "、"))、\(lowest.japanese)はそれ未満。確率は10％きざみで示す。",
            "The words: \(steps.joined(separator: ", ")), \(lowest.english) below. Chances are shown in tens of per cent."
        )
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
