import MitoshiPlanning

/// The cells of a target that is a stage: what the assessment says, nothing to change.
struct MilestoneRow {
    let indicator: IndicatorAssessment
    let answer: TargetAssessment
    let sheetName: SheetName
    let contents: WorkbookContents

    private var language: Language { contents.language }

    func write(on sheet: SheetWriter, at row: Int) throws(WorkbookError) {
        for column in PlannerColumn.allCases where column != .id {
            let (value, style) = content(of: column)
            try sheet.write(value, at: column.place(row), style)
        }
        try sheet.link(
            answer.target.indicatorID, to: "\(CellPlace.quoted(sheetName.text))!A1", at: PlannerColumn.id.place(row),
            CellStyle.body.inked(.navy))
        try sheet.setHeight(32, ofRow: row)
    }

    private func content(of column: PlannerColumn) -> (value: SheetWriter.Value, style: CellStyle) {
        let body = CellStyle.body
        let chance = body.numbers(
            answer.probability.map { NumberFormat.fixed($0, in: language) }
                ?? NumberFormat.probability)
        switch column {
        case .name: return (.text(indicator.indicator.name), body)
        case .year: return (.text(contents.yearText(answer.target.fiscalYear)), body)
        case .latest: return (.text(indicator.current?.value.cell(unit: nil).text(in: language) ?? ""), body.sized(8))
        case .declared: return (.text(answer.target.cell(unit: nil, in: language).text(in: language)), body.sized(8))
        case .bars: return (answer.verdict.bars.map { .number($0) } ?? .text(""), body.aligned(.center).sized(14))
        case .verdict: return (.text(answer.verdict.label[language]), body)
        case .probability:
            return (answer.probability.map { .number($0) } ?? .text(""), chance.bold().sized(11))
        case .planned: return (answer.probability.map { .number($0) } ?? .text(""), chance)
        case .evidence: return (.number(Double(indicator.evidence.grade)), body.aligned(.center))
        case .remark: return (.text(remark), body.sized(8))
        default: return (.text(""), body)
        }
    }

    private var remark: String {
        let stage = language.text("段階目標のため、ここでは変えられません。", "A stage: it can't be changed here.")
        guard let reason = answer.reason else { return stage }
        return stage + language.text("\(reason.text.japanese)。", " \(reason.text.english).")
    }
}

extension Verdict {
    /// From 4 for the best verdict to 0 for the worst; `nil` where there is no answer yet.
    var bars: Double? {
        switch self {
        case .met: 4
        case .likely: 3
        case .leaning: 2
        case .atRisk: 1
        case .unlikely, .missed: 0
        case .awaitingResult, .notAssessable: nil
        }
    }
}
