import MitoshiPlanning
import MitoshiStatistics

/// One indicator's cells on the planner sheet: the words of the page's first screen, and where its last target is a number what
/// recalculates.
struct PlannerRow {
    let summary: IndicatorSummary
    /// `nil` without a target that is a number.
    let entry: PlannerEntry?
    let contents: WorkbookContents

    private var language: Language { contents.language }
    private var indicator: Indicator { summary.assessment.indicator }

    /// - Parameter widths: Of the sheet's columns.
    func write(
        on sheet: SheetWriter, at row: Int, _ widths: [Double], by calculation: PlannerCalculation
    ) throws(WorkbookError) {
        for column in PlannerColumn.allCases where column != .id {
            let place = column.place(row)
            let formula = entry.flatMap { PlannerFormulas($0, contents).formula(of: column) }
            if let formula {
                let content = try calculation.content(of: formula, at: place, home: contents.sheets.planner)
                try sheet.write(content, at: place, style(of: column))
            } else {
                try sheet.write(fixed(column), at: place, style(of: column))
            }
        }
        let own = contents.sheets.indicators[summary.place - 1].text
        try sheet.link(
            indicator.id, to: "\(CellPlace.quoted(own))!A1", at: PlannerColumn.id.place(row),
            CellStyle.body.inked(.navy))
        let lines = PlannerColumn.printed.map { column in
            guard case .text(let text) = fixed(column) else { return 1 }
            return wrapped(text, to: max(4, Int(widths[column.rawValue] - 1))).count
        }
        try sheet.setHeight(max(31, Double(lines.max() ?? 1) * 13.5 + 4), ofRow: row)
    }

    /// What no formula stands for.
    private func fixed(_ column: PlannerColumn) -> SheetWriter.Value {
        switch column {
        case .id: .text(indicator.id)
        case .name: .text(name)
        case .latest: text(summary.now)
        case .declared: text(summary.target)
        case .chance: chance
        case .earlier: .text(summary.earlier.joined(separator: "\n"))
        case .remark: .text(remarks.joined(separator: language.text("。", "; ")))
        case .year: summary.assessment.targets.last.map { .number(Double($0.target.fiscalYear.year)) } ?? .blank
        case .target, .pace, .median, .requiredPace, .number: .blank
        }
    }

    private func text(_ amount: IndicatorSummary.Amount?) -> SheetWriter.Value {
        .text(amount.map { "\($0.value)\n\($0.year)" } ?? language.text("－", "–"))
    }

    private var chance: SheetWriter.Value {
        guard let chance = summary.chance else { return .text(language.text("目標値なし", "no target")) }
        return .text(chance.label + (summary.isHollow ? " " + HollowSentence.mark : ""))
    }

    private var remarks: [String] {
        let recent = summary.pace?.recent.map { language.text("最近は年\($0)", "\($0) a year lately") }
        let readings = summary.readings.map { $0.way + $0.chance.text }
        return ([recent ?? summary.need] + readings + summary.remarks).filter { !$0.isEmpty }
    }

    /// Short enough for a few lines; the indicator's own sheet has all of it.
    private var name: String {
        let name = shortened(indicator.name, to: 100)
        guard let unit = indicator.unit, !unit.isEmpty else { return name }
        return name + language.text("（\(shortened(unit, to: 30))）", " (\(shortened(unit, to: 30)))")
    }

    // MARK: Looks

    private func style(of column: PlannerColumn) -> CellStyle {
        let body = CellStyle.body
        switch column {
        case .id, .name, .earlier, .remark: return body
        case .latest, .declared: return body.aligned(.trailing)
        case .target: return entry == nil ? body : input.numbers(entered)
        case .pace: return entry == nil ? body : input.numbers(change)
        case .chance: return body.bold()
        case .median: return body.numbers(median).aligned(.trailing)
        case .requiredPace: return body.numbers(change).aligned(.trailing)
        case .number, .year: return CellStyle().inked(.gray)
        }
    }

    private var input: CellStyle { CellStyle.body.filled(.input).bordered(.input).bold() }

    /// What people enter may have decimals that the declared value lacks.
    private var entered: String {
        guard let entry, abs(entry.level) >= 100 else { return "General" }
        return NumberFormat.exact([entry.level, entry.latest?.value ?? 0])
    }

    /// As the page prints it: whole where only whole numbers can be.
    private var median: String {
        guard let entry, let median = entry.median else { return NumberFormat.count }
        let isWhole = entry.answer.distribution?.isDiscrete ?? false
        return isWhole ? NumberFormat.count : NumberFormat.estimate(median)
    }

    private var change: String {
        let paces = [entry?.indicator.pace?.perYear, entry?.indicator.pace?.latelyPerYear].compactMap { $0.map(abs) }
        return NumberFormat.change(paces.filter { $0 > 0 }.min() ?? 1)
    }
}
