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
        let calculation = PlannerCalculation(contents)
        for entry in contents.entries {
            let formulas = PlannerFormulas(entry, contents)
            for column in CalculationColumn.allCases {
                guard let formula = formulas.formula(of: column) else { continue }
                let place = column.place(entry.row)
                let content = try calculation.content(of: formula, at: place, home: contents.sheets.calculations)
                try sheet.write(content, at: place, nil)
            }
        }
        sheet.freeze(rows: PlannerSheet.firstRow, columns: 0)
        sheet.hide()
    }
}
