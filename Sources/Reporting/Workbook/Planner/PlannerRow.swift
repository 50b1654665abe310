import MitoshiPlanning
import MitoshiStatistics

/// One target's cells on the planner sheet.
struct PlannerRow {
    let entry: PlannerEntry
    let contents: WorkbookContents
    private let formulas: PlannerFormulas
    private let calculation: PlannerCalculation

    init(_ entry: PlannerEntry, _ contents: WorkbookContents, _ calculation: PlannerCalculation) {
        self.entry = entry
        self.contents = contents
        self.calculation = calculation
        formulas = PlannerFormulas(entry, contents)
    }

    private var language: Language { contents.language }
    private var answer: TargetAssessment { entry.answer }

    func write(on sheet: SheetWriter) throws(WorkbookError) {
        for column in PlannerColumn.allCases where column != .id {
            try sheet.write(value(of: column), at: column.place(entry.row), style(of: column))
        }
        let own = contents.sheet(of: entry).text
        try sheet.link(
            answer.target.indicatorID, to: "\(CellPlace.quoted(own))!A1", at: PlannerColumn.id.place(entry.row),
            CellStyle.body.inked(.navy))
        try sheet.validate(PlannerColumn.target.place(entry.row), targetRule)
        if entry.isFirst { try sheet.validate(PlannerColumn.pace.place(entry.row), paceRule) }
        try sheet.setHeight(height, ofRow: entry.row)
    }

    private func value(of column: PlannerColumn) throws(WorkbookError) -> SheetWriter.Value {
        switch column {
        case .id: return .text(answer.target.indicatorID)
        case .name: return .text(name)
        case .unit: return .text(entry.unit ?? "")
        case .year: return .text(contents.yearText(entry.year))
        case .latest: return optional(entry.latest?.value)
        case .direction: return .text(directionWord)
        case .observedPace: return optional(entry.indicator.pace?.observedPerYear)
        case .evidence: return .number(Double(entry.indicator.evidence.grade))
        case .remark: return .text(PlannerRemark(entry, in: language).text)
        case .declared, .target, .pace, .bars, .verdict, .probability, .planned, .median, .shortfall, .requiredPace:
            switch formulas.formula(of: column) {
            case nil: return .blank
            case .number(let number): return .number(number)
            case .text(let text): return .text(text)
            case let formula?:
                return try calculation.content(
                    of: formula, at: column.place(entry.row), home: contents.sheets.planner)
            }
        }
    }

    private func style(of column: PlannerColumn) -> CellStyle {
        let body = CellStyle.body
        switch column {
        case .id, .name, .year, .direction, .verdict: return body
        case .unit, .evidence: return body.aligned(.center)
        case .latest: return body.numbers(exact)
        case .declared: return answer.target.range == nil ? body.numbers(exact) : body.aligned(.trailing)
        case .target: return body.numbers(entered).filled(.input).bordered(.input).bold()
        case .pace:
            let style = body.numbers(NumberFormat.change(changeSize))
            return entry.isFirst ? style.filled(.input).bordered(.input).bold() : style
        case .bars: return body.aligned(.center).sized(14)
        case .probability: return body.bold().sized(11).numbers(chance)
        case .planned: return body.numbers(answer.probability.map { NumberFormat.fixed($0, in: language) } ?? chance)
        case .median, .shortfall:
            let size = max(abs(entry.level), abs(entry.latest?.value ?? 0))
            // A gap is smaller than the values it lies between.
            return body.numbers(NumberFormat.estimate(size < 1 ? size / 10 : size))
        case .requiredPace, .observedPace:
            return body.numbers(NumberFormat.change(changeSize)).aligned(.trailing)
        case .remark: return body.sized(8)
        }
    }

    // MARK: Input

    private var targetRule: SheetWriter.InputRule {
        SheetWriter.InputRule(
            allowed: .numbers(possible),
            title: language.text("目標値の入力", "Target"),
            prompt: language.text(
                "試したい目標値を数で入れてください。宣言の目標値は\(quantity(entry.level))です。",
                "Enter the target to try, as a number. The declared one is \(quantity(entry.level))."),
            refusal: language.text(
                "この指標がとりうる範囲の数を入れてください。", "Enter a number that the indicator can reach."))
    }

    private var paceRule: SheetWriter.InputRule {
        SheetWriter.InputRule(
            allowed: .anyNumber, title: language.text("追加ペースの入力", "Extra pace"),
            prompt: language.text(
                "今の見通しに上乗せする1年あたりの動きを数で入れてください（単位：\(entry.unit ?? "")）。減る方向は負の数です。空欄は0です。",
                "Enter how much more the indicator moves each year, as a number (unit: \(entry.unit ?? "none")). Negative means "
                    + "less, empty means 0."),
            refusal: language.text("数を入れてください。", "Enter a number."))
    }

    // MARK: Numbers and words

    /// A chance that isn't observed is never rounded to certainty.
    private var chance: String {
        answer.observed == nil ? NumberFormat.chance(in: language) : NumberFormat.probability
    }

    /// Short enough for a few lines; the indicator's own sheet has all of it.
    private var name: String { shortened(entry.indicator.indicator.name, to: 120) }

    private func quantity(_ value: Double) -> String { NumberText.quantity(NumberText.exact(value), unit: entry.unit) }

    private var exact: String { NumberFormat.exact([entry.level, entry.latest?.value ?? 0]) }

    /// What people enter may have decimals that the declared value lacks.
    private var entered: String { abs(entry.level) >= 100 ? exact : "General" }

    private var changeSize: Double {
        [entry.indicator.pace?.perYear, entry.indicator.pace?.observedPerYear].compactMap { $0.map(abs) }
            .filter { $0 > 0 }.min() ?? 1
    }

    private var directionWord: String {
        let direction = answer.direction
        return direction.direction?.label[language]
            ?? (direction.isAmbiguous ? language.text("向き不明", "unclear") : "-")
    }

    /// The numbers that the indicator can be.
    private var possible: ClosedRange<Double> {
        let support = entry.indicator.indicator.support
        return support.lower <= support.upper ? support.lower...support.upper : -.infinity ... .infinity
    }

    private func optional(_ value: Double?) -> SheetWriter.Value { value.map { .number($0) } ?? .text("") }

    /// In points, so that the longest wrapped text fits.
    private var height: Double {
        let lines = [
            (name, PlannerColumn.name.width),
            (PlannerRemark(entry, in: language).text, PlannerColumn.remark.width * 1.2),
            (contents.yearText(entry.year), PlannerColumn.year.width),
        ].map { text, width in wrapped(text, to: Int(width - 1)).count }
        return max(32, Double(lines.max() ?? 1) * 13.5 + 4)
    }
}
