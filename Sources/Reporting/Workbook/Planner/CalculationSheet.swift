import Planning

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
        let known = figures.direction != nil
        func number(_ value: Double?) -> SheetWriter.Result {
            value.map { .number($0.isFinite ? $0 : ($0 > 0 ? 1 : -1) * PlannerFormulas.unlimitedNumber) } ?? .text("")
        }
        switch column {
        case .level: return (formulas.level, number(figures.level))
        case .final: return (formulas.final, number(formulas.entry.finalLevel))
        case .direction: return (formulas.direction, number(figures.direction.map(Double.init)))
        case .isAmbiguous: return (formulas.isAmbiguous, .number(figures.isAmbiguous ? 1 : 0))
        case .tolerance: return (formulas.tolerance, number(known ? figures.tolerance : nil))
        case .least: return (formulas.least, number(known ? figures.least : nil))
        case .most: return (formulas.most, number(known ? figures.most : nil))
        case .shift: return (formulas.shift, .number(0))
        case .decided: return (formulas.decided, number(figures.decided))
        case .lowerPoint, .lowerRow, .below, .upperPoint, .upperRow, .atMost, .probability:
            return figures.tabulated.map { tail(of: column, formulas, $0, number) }
        case .keptPoint, .keptRow, .keptBelow, .kept:
            return figures.keptIfRead.map { tail(of: column, formulas, $0, number) }
        }
    }

    private static func tail(
        of column: CalculationColumn, _ formulas: PlannerFormulas, _ tail: PlannerFigures.Tail,
        _ number: (Double?) -> SheetWriter.Result
    ) -> (formula: String, result: SheetWriter.Result) {
        switch column {
        case .lowerPoint: (formulas.lowerPoint, number(tail.lowerPoint))
        case .lowerRow: (formulas.row(of: .lowerPoint), number(Double(tail.lowerRow)))
        case .below: (formulas.below, number(tail.below))
        case .upperPoint: (formulas.upperPoint, number(tail.upperPoint))
        case .upperRow: (formulas.row(of: .upperPoint), number(Double(tail.upperRow)))
        case .atMost: (formulas.atMost, number(tail.atMost))
        case .keptPoint: (formulas.keptPoint, number(tail.lowerPoint))
        case .keptRow: (formulas.row(of: .keptPoint), number(Double(tail.lowerRow)))
        case .keptBelow: (formulas.keptBelow, number(tail.below))
        case .kept: (formulas.kept, number(tail.probability))
        default: (formulas.probability, number(tail.probability))
        }
    }
}
