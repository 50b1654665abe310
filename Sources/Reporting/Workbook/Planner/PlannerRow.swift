import MitoshiPlanning
import MitoshiStatistics

/// One target's cells on the planner sheet.
struct PlannerRow {
    let entry: PlannerEntry
    let contents: WorkbookContents
    private let formulas: PlannerFormulas
    private let figures: PlannerFigures

    init(_ entry: PlannerEntry, _ contents: WorkbookContents) {
        self.entry = entry
        self.contents = contents
        formulas = PlannerFormulas(entry: entry, sheets: contents.sheets, home: contents.sheets.planner)
        figures = PlannerFigures(of: entry)
    }

    private var language: Language { contents.language }
    private var answer: TargetAssessment { entry.answer }

    private typealias Content = (value: SheetWriter.Value, style: CellStyle)

    func write(on sheet: SheetWriter) throws(WorkbookError) {
        for column in PlannerColumn.allCases where column != .id {
            let (value, style) = content(of: column)
            try sheet.write(value, at: column.place(entry.row), style)
        }
        let own = contents.sheet(of: entry).text
        try sheet.link(
            answer.target.indicatorID, to: "\(CellPlace.quoted(own))!A1", at: PlannerColumn.id.place(entry.row),
            CellStyle.body.inked(.navy))
        try sheet.validate(PlannerColumn.target.place(entry.row), targetRule)
        if entry.isFirst { try sheet.validate(PlannerColumn.pace.place(entry.row), paceRule) }
        try sheet.setHeight(height, ofRow: entry.row)
    }

    private func content(of column: PlannerColumn) -> Content {
        let body = CellStyle.body
        switch column {
        case .id: return (.text(answer.target.indicatorID), body)
        case .name: return (.text(name), body)
        case .unit: return (.text(entry.unit ?? ""), body.aligned(.center))
        case .year: return (.text(contents.yearText(entry.year)), body)
        case .latest: return (optional(entry.latest?.value), body.numbers(exact))
        case .declared:
            return answer.target.range == nil
                ? (.number(entry.level), body.numbers(exact))
                : (.text(answer.target.text(unit: nil)[language]), body.aligned(.trailing))
        case .target: return (.number(entry.level), body.numbers(entered).filled(.input).bordered(.input).bold())
        case .pace: return pace
        case .direction: return (.text(directionWord), body)
        case .bars: return (bars, body.aligned(.center).sized(14))
        case .verdict:
            return (.formula(formulas.verdict(in: language), .text(answer.verdict.label[language])), body)
        case .probability:
            return (
                .formula(formulas.visibleProbability, result(answer.probability)),
                body.bold().sized(11).numbers(chance)
            )
        case .planned:
            let format = answer.probability.map { NumberFormat.fixed($0, in: language) }
            return (optional(answer.probability), body.numbers(format ?? chance))
        case .median, .shortfall, .requiredPace, .observedPace: return amount(column)
        case .evidence: return (.number(Double(entry.indicator.evidence.grade)), body.aligned(.center))
        case .remark: return (.text(PlannerRemark(entry, in: language).text), body.sized(8))
        }
    }

    private var pace: Content {
        let style = CellStyle.body.numbers(NumberFormat.change(changeSize))
        return entry.isFirst
            ? (.blank, style.filled(.input).bordered(.input).bold())
            : (.formula("IF(ISNUMBER(\(formulas.followedPace)),\(formulas.followedPace),\"\")", .text("")), style)
    }

    private var bars: SheetWriter.Value {
        .formula(formulas.bars, result(answer.verdict.bars))
    }

    private func amount(_ column: PlannerColumn) -> Content {
        let size = max(abs(entry.level), abs(entry.latest?.value ?? 0))
        // A gap is smaller than the values it lies between.
        let estimates = CellStyle.body.numbers(NumberFormat.estimate(size < 1 ? size / 10 : size))
        let changes = CellStyle.body.numbers(NumberFormat.change(changeSize)).aligned(.trailing)
        switch column {
        case .median:
            guard let median = entry.median else { return (.text(""), estimates) }
            return (.formula(formulas.median(median), .number(median)), estimates)
        case .shortfall:
            let gap = figures.rule.flatMap { rule in
                entry.median.map { max(0, rule.leastWritten - $0, $0 - rule.mostWritten) }
            }
            return (.formula(formulas.shortfall, result(gap)), estimates)
        case .requiredPace:
            guard let latest = entry.latest, Double(entry.year.year) > latest.time else { return (.text(""), changes) }
            let word = RequiredPace.keepWord[language]
            guard let rule = figures.rule else { return (.text(""), changes) }
            let pace = (rule.aim(from: latest.value) - latest.value) / (Double(entry.year.year) - latest.time)
            let isMet = rule.isMet(by: latest.value)
            return (
                .formula(formulas.requiredPace(from: latest, keeping: word), isMet ? .text(word) : .number(pace)),
                changes
            )
        default: return (optional(entry.indicator.pace?.observedPerYear), changes)
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

    private func result(_ value: Double?) -> SheetWriter.Result { value.map { .number($0) } ?? .text("") }

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
