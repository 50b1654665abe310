import MitoshiPlanning

/// The sheets that answer a package's questions: scenarios, and which interventions to fund.
struct QuestionSheets {
    let contents: WorkbookContents

    init(_ contents: WorkbookContents) { self.contents = contents }

    private var language: Language { contents.language }

    func write(to file: WorkbookFile) throws(WorkbookError) {
        if let name = contents.sheets.scenarios { try writeScenarios(to: file, named: name) }
        if let name = contents.sheets.budget, let budget = contents.answers.budget {
            try write(budget, to: file, named: name)
        }
    }

    private func writeScenarios(to file: WorkbookFile, named name: SheetName) throws(WorkbookError) {
        let answers = contents.answers.scenarios
        let widths = [24.0, 38, 28, 12, 15, 13, 13]
        let sheet = try begin(name, widths, SharedNote.text(of: answers.map(\.scenario)), in: file)
        let report = ScenarioReport(answers, seeks: [], of: contents.assessment.plan, in: language).report
        _ = try blocks(report.blocks, widths).write(on: sheet, at: 2)
        try end(sheet, only: nil)
    }

    // MARK: The budget

    private func write(_ budget: BudgetAnswer, to file: WorkbookFile, named name: SheetName) throws(WorkbookError) {
        let widths = [8.0, 38, 14, 16, 18, 16, 54]
        let sheet = try begin(name, widths, SharedNote.text(of: budget.analysis.interventions), in: file)
        let words = BudgetWords(budget)
        var row = try blocks(
            [.headline(BudgetSentence(budget).text[language])] + items(words.remarks)
                + items([words.empty, words.frontier].compactMap { $0 } + words.money + words.comparisons), widths
        ).write(on: sheet, at: 2)
        let chart = FrontierChart(budget, in: language)?.chart
        let chartRow = row + 1
        if chart != nil { row += ChartBlock.rows + 1 }
        row = try blocks(allocation(budget), widths).write(on: sheet, at: row)
        // From the second column on, since the first is only as wide as an intervention's number.
        row = try blocks(tables(budget), widths, tableColumn: 1).write(on: sheet, at: row)
        row = try blocks(items([words.distribution, words.steadiness].compactMap { $0 } + words.information), widths)
            .write(
                on: sheet, at: row)
        if let chart { try write(chart, on: sheet, in: file, at: chartRow, dataFrom: row + 2) }
        try end(sheet, only: CellRange(CellPlace(0, 0), CellPlace(row, widths.count - 1)))
    }

    private func allocation(_ budget: BudgetAnswer) -> [Report.Block] {
        let unit = language.text("円", " yen")
        let table = AllocationTable(budget, in: language) { .quantity($0, unit: unit) }.table.movingLast("reason")
        return table.rows.isEmpty
            ? [] : [.heading(language.text("施策ごとの選択と理由", "Each intervention, and why")), .table(table)]
    }

    private func tables(_ budget: BudgetAnswer) -> [Report.Block] {
        let tables = BudgetTables(budget, in: language)
        let headed: [(String, Table)] = [
            (language.text("指標ごとの目標達成確率", "Chances by indicator"), tables.indicators),
            (language.text("選び方の比較", "Ways to choose, compared"), tables.comparison),
            (language.text("効果の不確かさ", "Uncertain effects"), tables.tornado),
            (language.text("年度途中に数える価値", "What a mid-year count is worth"), tables.counts),
        ]
        return headed.filter { !$0.1.rows.isEmpty }.flatMap { [.heading($0.0), .table($0.1)] }
    }

    private func write(
        _ chart: Chart, on sheet: SheetWriter, in file: WorkbookFile, at row: Int, dataFrom first: Int
    ) throws(WorkbookError) {
        let block = ChartBlock(
            chart: chart,
            headings: [language.text("グラフの系列", "Chart series"), chart.horizontal.title, chart.vertical.title],
            horizontalFormat: NumberFormat.count)
        try block.write(on: sheet, in: file, at: row, dataFrom: first)
    }

    // MARK: Both

    /// The sheet with its title and, where all of it is marked alike, what it is marked as.
    private func begin(
        _ name: SheetName, _ widths: [Double], _ note: BilingualText?, in file: WorkbookFile
    ) throws(WorkbookError) -> SheetWriter {
        let sheet = try file.addSheet(name)
        try sheet.setWidths(widths)
        try sheet.write(.text(name.text), at: CellPlace(0, 0), .title)
        try sheet.setHeight(26, ofRow: 0)
        if let note { try sheet.write(.text(note[language]), at: CellPlace(1, 0), CellStyle.plain.bold()) }
        return sheet
    }

    private func end(_ sheet: SheetWriter, only area: CellRange?) throws(WorkbookError) {
        sheet.hideGrid()
        try sheet.setPrint(contents.print(repeating: nil, only: area))
    }

    private func blocks(_ blocks: [Report.Block], _ widths: [Double], tableColumn: Int = 0) -> ReportBlocks {
        ReportBlocks(blocks: blocks, widths: widths, tableColumn: tableColumn, language: language)
    }

    private func items(_ texts: [BilingualText]) -> [Report.Block] {
        texts.isEmpty ? [] : [.list(texts.map { Report.Item($0[language]) })]
    }
}

extension Table {
    /// The same table with the column `key` behind the others.
    fileprivate func movingLast(_ key: String) -> Table {
        guard let place = columns.firstIndex(where: { $0.key == key }) else { return self }
        func moved<Element>(_ row: [Element]) -> [Element] {
            row[..<place] + row[(place + 1)...] + [row[place]]
        }
        return Table(name: name, columns: moved(columns), rows: rows.map(moved))
    }
}
