import MitoshiPlanning

/// The hidden sheet with every step between what is entered and the chance, one row a target, in the plan's order. It finds what
/// is entered, and the planner sheet finds its row, by its number, so that the planner sheet can be sorted.
struct CalculationSheet {
    let contents: WorkbookContents

    /// The first row below the headings, from 0.
    static let firstRow = 1

    init(_ contents: WorkbookContents) { self.contents = contents }

    func write(to file: WorkbookFile) throws(WorkbookError) {
        guard !contents.entries.isEmpty else { return }
        let sheet = try file.addSheet(contents.sheets.calculations)
        try sheet.setWidths(CalculationColumn.allCases.map { _ in 14 })
        for column in CalculationColumn.allCases {
            try sheet.write(
                .text(column.heading[contents.language]), at: column.place(Self.firstRow - 1), .header)
        }
        let calculation = PlannerCalculation(contents)
        for entry in contents.entries {
            let row = Self.firstRow + entry.number - 1
            try sheet.write(.text(entry.answer.target.indicatorID), at: CalculationColumn.id.place(row), nil)
            let formulas = PlannerFormulas(entry, contents)
            for column in CalculationColumn.allCases {
                guard let formula = formulas.formula(of: column) else { continue }
                let place = column.place(row)
                let content = try calculation.content(of: formula, at: place, home: contents.sheets.calculations)
                try sheet.write(content, at: place, nil)
            }
            try name(entry, at: row, in: file)
        }
        sheet.freeze(rows: Self.firstRow, columns: 0)
        sheet.hide()
    }

    /// `target_17_101_2022` and the like, for formulas that people add.
    private func name(_ entry: PlannerEntry, at row: Int, in file: WorkbookFile) throws(WorkbookError) {
        let ending = contents.names.ending(of: entry)
        let named: [(String, CalculationColumn)] = [
            ("target_", .level), ("pace_", .pace), ("probability_", .probability),
        ]
        for (name, column) in named {
            let place = column.place(row).absolute(on: contents.sheets.calculations.text)
            try file.define(name + ending, as: place)
        }
    }
}
