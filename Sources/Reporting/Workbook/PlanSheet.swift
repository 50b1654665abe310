package import MitoshiPlanning
package import MitoshiBasics
import MitoshiStatistics

/// A plan as a workbook of one sheet to type into: a row an indicator, a column a year, with drop-downs, an example and notes.
///
/// It is read as any table of indicators is, by the words of its headers, so that columns may be added, left empty and renamed.
package struct PlanSheet: Sendable {
    private let title: String
    private let results: [FiscalYear]
    private let targets: [FiscalYear]
    /// Whether the first year with results is that of the base values.
    private let beginsWithBase: Bool
    private let plan: Plan?
    private let language: Language
    private let mark: String
    private let exampleRemark: BilingualText

    /// An empty sheet.
    ///
    /// - Parameters:
    ///   - firstTarget: The first year with a target; the years before it have results.
    ///   - mark: A name given to a cell, by which the workbook is known again.
    ///   - exampleRemark: What stands beside the example, so that it isn't read.
    package init(firstTarget: FiscalYear, language: Language, mark: String, exampleRemark: BilingualText) {
        title = language.text("計画の指標と目標", "Indicators and targets of the plan")
        results = (-Self.resultYears..<0).compactMap { firstTarget.numbered(firstTarget.year + $0) }
        targets = (0..<Self.targetYears).compactMap { firstTarget.numbered(firstTarget.year + $0) }
        beginsWithBase = true
        plan = nil
        self.language = language
        self.mark = mark
        self.exampleRemark = exampleRemark
    }

    /// The sheet of a plan, with the years that it has.
    package init(of plan: Plan, language: Language, mark: String, exampleRemark: BilingualText) {
        title = plan.declaration.title
        let results = Set(plan.measurements.compactMap(\.period.sheetYear)).sorted()
        self.results = results
        targets = Set(plan.targets.map(\.fiscalYear)).sorted()
        let measured = Set(plan.measurements.filter { $0.period.sheetYear == results.first }.map(\.indicatorID))
        beginsWithBase = plan.indicators.allSatisfy { indicator in
            !measured.contains(indicator.id) || indicator.basePeriod?.sheetYear == results.first
        }
        self.plan = plan
        self.language = language
        self.mark = mark
        self.exampleRemark = exampleRemark
    }

    /// The bytes of the file.
    ///
    /// - Parameter date: The day that the file says it was made on.
    /// - Throws: ``WorkbookError`` where the temporary folder can't be used, or the writing library refuses a cell.
    package func bytes(on date: CalendarDate) throws(WorkbookError) -> [UInt8] {
        let properties = WorkbookFile.Properties(
            title: language.text("計画の指標", "Indicators of a plan"),
            subject: language.text("目標達成の見通し", "Outlook on targets"), date: date,
            font: language.text("Yu Gothic", "Calibri"))
        return try WorkbookFile.bytes(properties) { file throws(WorkbookError) in try write(to: file) }
    }

    // MARK: Columns

    private struct Column {
        let header: String
        let width: Double
        let example: SheetWriter.Value
        /// What the drop-down offers; empty for none.
        var choices: [String] = []
        var prompt: String?
        /// Whether Excel must leave what is typed as it is: 1-1 would become a day.
        var isText = false
    }

    private var columns: [Column] {
        let words = [
            Column(
                header: language.text("番号", "No."), width: 8, example: .text(language.text("例", "Example")),
                isText: true),
            Column(
                header: language.text("指標名", "Indicator"), width: 34,
                example: .text(language.text("図書館の年間貸出冊数", "Books lent in a year")), isText: true),
            Column(
                header: language.text("単位", "Unit"), width: 7, example: .text(language.text("冊", "books")), isText: true
            ),
            Column(
                header: language.text("種類", "Kind"), width: 18, example: .text(IndicatorKind.flow.label[language]),
                choices: IndicatorKind.allCases.map { $0.label[language] }, prompt: kindPrompt),
            Column(
                header: language.text("望ましい向き", "Direction"), width: 14,
                example: .text(Direction.increase.label[language]),
                choices: Direction.allCases.map { $0.label[language] }, prompt: directionPrompt),
        ]
        let note = Column(
            header: language.text("備考", "Note"), width: 26,
            example: .text(exampleRemark[language]), isText: true)
        return words + valueColumns + (hasEnglish ? englishColumns : []) + [note]
    }

    /// Whether the plan says what something is called in English.
    private var hasEnglish: Bool {
        plan?.indicators.contains { $0.english.name != nil || $0.english.unit != nil } ?? false
    }

    private var englishColumns: [Column] {
        [
            Column(
                header: language.text("指標名（英語）", "Indicator (English)"), width: 30, example: .blank, isText: true),
            Column(header: language.text("単位（英語）", "Unit (English)"), width: 9, example: .blank, isText: true),
        ]
    }

    private var valueColumns: [Column] {
        let examples = [41_200.0, 42_900, 43_500, 44_100, 45_000]
        return results.enumerated().map { place, year in
            let word = place == 0 && beginsWithBase ? ("現状値", "base value") : ("実績", "actual")
            return Column(
                header: language.text(
                    "\(year.shortLabel.japanese)\n\(word.0)", "\(year.shortLabel.english)\n\(word.1)"),
                width: 11, example: place < examples.count ? .number(examples[place]) : .blank)
        }
            + targets.enumerated().map { place, year in
                Column(
                    header: language.text("\(year.shortLabel.japanese)\n目標", "\(year.shortLabel.english)\ntarget"),
                    width: 11, example: place == targets.count / 2 ? .number(50_000) : .blank)
            }
    }

    /// So many years with results, the first for the base value, and with targets, has an empty sheet.
    private static let (resultYears, targetYears) = (5, 5)
    /// So many rows to type into, at least.
    private static let rowCount = 40

    private var kindPrompt: String {
        language.text(
            "年間実績：1年分を数えた値。年度末現在：その時点の値。累計：減らない値。割合：％。段階目標：言葉で示す段階。"
                + "市の判断で決まる指標：料金、定員など。空けておくと推定します。",
            "flow: a year's total; stock: a level at the year's end; cumulative stock: never falls; share: per cent; "
                + "milestone: stages in words. Left empty, it is inferred.")
    }

    private var directionPrompt: String {
        language.text(
            "増えるほど良いか、減るほど良いか、水準を保つか。空けておくと名称と目標から判断し、分からないときは尋ねます。",
            "Is more better, or less, or shall a level be kept? Left empty, the name and the targets tell, or you are asked."
        )
    }

    private var notes: [String] {
        [
            language.text(
                "1行に指標を1つ書きます。値がまだない年度は空けておきます。上の表題は計画の名称に書きかえられます。",
                "One row an indicator. Leave years without a value empty. The title above may be changed to the plan's name."
            ),
            language.text(
                "見出しの年度は書きかえられます。列は増やしても減らしてもかまいません（例：「令和12年度 目標」）。",
                "Years in the headers may be changed, and columns added or deleted (such as “FY2030 target”)."),
            language.text(
                "段階で示す目標は、数値の代わりに言葉を書きます（例：素案の作成、計画の策定）。",
                "For milestones write words instead of numbers (such as: draft made, plan adopted)."),
        ]
    }

    // MARK: Rows

    /// The cells of one indicator, in the order of the columns.
    private func cells(of indicator: Indicator, in plan: Plan) -> [SheetWriter.Value] {
        func text(_ text: String?) -> SheetWriter.Value { text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .blank }
        let direction: String? =
            switch indicator.direction {
            case .stated(let direction): direction.label[language]
            case .keepsLevel: language.text("維持", "keep")
            case .unstated: nil
            }
        let measured = plan.measurements.filter { $0.indicatorID == indicator.id }
        let goals = plan.targets.filter { $0.indicatorID == indicator.id }
        return [
            text(indicator.id), text(indicator.name), text(indicator.unit), text(indicator.kind.label[language]),
            text(direction),
        ]
            + results.map { year in measured.last { $0.period.sheetYear == year }.map(cell) ?? .blank }
            + targets.map { year in goals.first { $0.fiscalYear == year }.map(cell) ?? .blank }
            + (hasEnglish ? [text(indicator.english.name), text(indicator.english.unit)] : [])
            + [text(indicator.note)]
    }

    private func cell(_ target: Target) -> SheetWriter.Value {
        if target.range == nil, case .value(let value) = target.goal { return .number(value) }
        return .text(target.text(unit: nil)[language])
    }

    /// A value with its period in brackets where that isn't the whole year of its column.
    private func cell(_ measurement: IndicatorMeasurement) -> SheetWriter.Value {
        let bracket: String
        if case .fiscalYear = measurement.period {
            if let value = measurement.value.givenNumber { return .number(value) }
            bracket = ""
        } else {
            bracket = "(\(measurement.period.canonicalText))"
        }
        if case .stage(let stage) = measurement.value { return .text(stage + bracket) }
        return .text(measurement.value.text(unit: nil)[language] + bracket)
    }

    // MARK: Cells

    private func write(to file: WorkbookFile) throws(WorkbookError) {
        var names = SheetNames()
        let sheet = try file.addSheet(names.name(like: language.text("計画", "Plan"), fallback: "Plan"))
        let columns = columns
        let filled = plan.map { plan in plan.indicators.map { cells(of: $0, in: plan) } } ?? []
        let count = max(Self.rowCount, filled.count + 10)
        try sheet.setWidths(columns.map(\.width))
        try sheet.write(.text(title), at: CellPlace(0, 0), .title)
        for (place, note) in notes.enumerated() { try sheet.write(.text(note), at: CellPlace(place + 1, 0), .note) }
        let header = notes.count + 2
        for (place, column) in columns.enumerated() {
            try sheet.write(.text(column.header), at: CellPlace(header, place), .header)
            try sheet.write(column.example, at: CellPlace(header + 1, place), .example)
            let rows = CellRange(CellPlace(header + 2, place), CellPlace(header + 1 + count, place))
            for row in rows.first.row...rows.last.row {
                let style = column.isText ? CellStyle.entry.numbers("@") : .entry
                let index = row - rows.first.row
                try sheet.write(index < filled.count ? filled[index][place] : .blank, at: CellPlace(row, place), style)
            }
            if let prompt = column.prompt {
                try sheet.validate(
                    rows,
                    .init(
                        allowed: .choices(column.choices), title: column.header, prompt: prompt,
                        refusal: language.text("一覧から選ぶか、空けておいてください。", "Choose from the list, or leave it empty.")))
            }
        }
        try file.define(mark, as: CellPlace(header, 0).absolute(on: sheet.name))
        try sheet.setHeight(34, ofRow: header)
        sheet.freeze(rows: header + 1, columns: 2)
        sheet.hideGrid()
        try sheet.setPrint(.init(repeatedRows: header...header, title: "", remark: ""))
    }
}

extension CellStyle {
    fileprivate static let note = CellStyle().inked(.gray)
    fileprivate static let example = CellStyle().inked(.gray).filled(.paleBlue).bordered()
    fileprivate static let entry = CellStyle().bordered()
}

extension Period {
    /// The year in whose column a value of this period stands.
    fileprivate var sheetYear: FiscalYear? { namedYear ?? YearAxis().position(of: self)?.fiscalYear }
}
