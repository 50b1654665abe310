import MitoshiPlanning

/// The hidden sheet with every step between what is entered and the probability, one row a target, in the planner's rows.
struct CalculationSheet {
    let contents: WorkbookContents

    init(_ contents: WorkbookContents) { self.contents = contents }

    func write(to file: WorkbookFile) throws(WorkbookError) {
        let sheet = try file.addSheet(contents.sheets.calculations)
        try sheet.setWidths(CalculationColumn.allCases.map { _ in 14 })
        for column in CalculationColumn.allCases {
            try sheet.write(
                .text(column.heading[contents.language]), at: column.place(PlannerSheet.headingRow), .header)
        }
        for entry in contents.entries { try write(entry, on: sheet) }
        sheet.freeze(rows: PlannerSheet.firstRow, columns: 0)
        sheet.hide()
    }

    private func write(_ entry: PlannerEntry, on sheet: SheetWriter) throws(WorkbookError) {
        let formulas = PlannerFormulas(
            entry: entry, sheets: contents.sheets, home: contents.sheets.calculations)
        let figures = PlannerFigures(of: entry)
        for column in CalculationColumn.allCases {
            guard let (formula, result) = Self.content(of: column, formulas, figures) else { continue }
            try sheet.write(.formula(formula, result), at: column.place(entry.row), nil)
        }
    }

    /// `nil` for steps that a row without a distribution doesn't take.
    private static func content(
        of column: CalculationColumn, _ formulas: PlannerFormulas, _ figures: PlannerFigures
    ) -> (formula: String, result: SheetWriter.Result)? {
        func number(_ value: Double?) -> SheetWriter.Result {
            value.map { .number($0.isFinite ? $0 : ($0 > 0 ? 1 : -1) * PlannerFormulas.unlimitedNumber) } ?? .text("")
        }
        switch column {
        case .level: return (formulas.level, number(formulas.entry.level))
        case .least: return (formulas.least, number(figures.rule?.leastWritten))
        case .most: return (formulas.most, number(figures.rule?.mostWritten))
        case .shift: return (formulas.shift, .number(0))
        case .decided: return (formulas.decided, number(figures.decided))
        case .lowerPoint, .lowerRow, .below, .upperPoint, .upperRow, .atMost, .probability:
            guard let tail = figures.tabulated, let rule = figures.rule else { return nil }
            switch column {
            case .lowerPoint: return (formulas.lowerPoint, number(rule.least))
            case .lowerRow: return (formulas.row(of: .lowerPoint), number(Double(tail.lowerRow)))
            case .below: return (formulas.below, number(tail.below))
            case .upperPoint: return (formulas.upperPoint, number(rule.most))
            case .upperRow: return (formulas.row(of: .upperPoint), number(Double(tail.upperRow)))
            case .atMost: return (formulas.atMost, number(tail.atMost))
            default: return (formulas.probability, number(tail.probability))
            }
        }
    }
}
