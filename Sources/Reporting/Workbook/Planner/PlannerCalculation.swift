import MitoshiPlanning

/// The planner's sheets as a spreadsheet program calculates them: what is stored beside their formulas.
final class PlannerCalculation {
    private let contents: WorkbookContents
    private let entered: [SheetCell: Formula.Value]
    private let distributions: [DistributionRow]
    private let numbers: [Int: Int]
    private var known: [SheetCell: Result<Formula.Value, Formula.Failure>] = [:]

    /// - Parameter entered: What stands in cells in place of what the workbook is written with.
    init(_ contents: WorkbookContents, entering entered: [SheetCell: Formula.Value] = [:]) {
        self.contents = contents
        self.entered = entered
        distributions = contents.entries.flatMap(\.table)
        numbers = Dictionary(uniqueKeysWithValues: contents.entries.map { ($0.row, $0.number) })
    }

    /// What is written into a cell of the sheet `home`.
    ///
    /// - Throws: ``WorkbookError/refused(place:reason:)`` where the formula fails.
    func content(
        of formula: Formula, at place: CellPlace, home: SheetName
    ) throws(WorkbookError) -> SheetWriter.Value {
        // An empty text stays a formula: a cell that holds nothing would be read as 0.
        if case .number(let number) = formula { return .number(number) }
        let result: SheetWriter.Result
        do throws(Formula.Failure) {
            switch try formula.value(in: self) {
            case .number(let number): result = .number(number)
            case .text(let text): result = .text(text)
            case .truth(let isTrue): result = .number(isTrue ? 1 : 0)
            case .blank: result = .number(0)
            }
        } catch {
            throw .refused(place: "\(home.text)!\(place.name)", reason: error.rawValue)
        }
        return .formula(formula.text(home: home), result)
    }

    private func formula(in cell: SheetCell) -> Formula? {
        switch cell.sheet {
        case contents.sheets.planner:
            guard let number = numbers[cell.place.row], let column = PlannerColumn(rawValue: cell.place.column) else {
                return nil
            }
            return PlannerFormulas(contents.entries[number - 1], contents).formula(of: column)
        case contents.sheets.calculations:
            let place = cell.place.row - CalculationSheet.firstRow
            guard contents.entries.indices.contains(place),
                let column = CalculationColumn(rawValue: cell.place.column)
            else { return nil }
            return PlannerFormulas(contents.entries[place], contents).formula(of: column)
        default: return nil
        }
    }
}

extension PlannerCalculation: FormulaCells {
    func value(of cell: SheetCell) throws(Formula.Failure) -> Formula.Value {
        if let entered = entered[cell] { return entered }
        if cell.sheet == contents.sheets.distributions {
            let row = cell.place.row - DistributionSheet.firstRow
            guard distributions.indices.contains(row), let column = DistributionColumn(rawValue: cell.place.column),
                let number = distributions[row][column]
            else { return .blank }
            return .number(number)
        }
        if let known = known[cell] { return try known.get() }
        let result = Result { () throws(Formula.Failure) in try formula(in: cell)?.value(in: self) ?? .blank }
        known[cell] = result
        return try result.get()
    }
}

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

/// The hidden sheet with the distribution functions of the target years, one below the other: value, P(Y < value), P(Y ≤ value);
/// indicator and year stand in the first row of each.
struct DistributionSheet {
    let contents: WorkbookContents

    /// The first row below the headings, from 0.
    static let firstRow = 1

    init(_ contents: WorkbookContents) { self.contents = contents }

    func write(to file: WorkbookFile) throws(WorkbookError) {
        guard contents.entries.contains(where: { !$0.table.isEmpty }) else { return }
        let sheet = try file.addSheet(contents.sheets.distributions)
        try sheet.setWidths([12, 10, 16, 16, 16])
        let language = contents.language
        let headings = [
            language.text("事業番号", "No."), language.text("年度（西暦）", "fiscal year"), language.text("値", "value"),
            "P(Y<\(language.text("値", "value")))", "P(Y<=\(language.text("値", "value")))",
        ]
        for (column, heading) in headings.enumerated() {
            try sheet.write(.text(heading), at: CellPlace(0, column), .header)
        }
        for entry in contents.entries where !entry.table.isEmpty {
            let first = entry.tableRow
            try sheet.write(
                .text(entry.answer.target.indicatorID), at: DistributionColumn.id.place(first), nil)
            try sheet.write(.number(Double(entry.year.year)), at: DistributionColumn.year.place(first), nil)
            for (offset, row) in entry.table.enumerated() {
                try sheet.write(.number(row.value), at: DistributionColumn.value.place(first + offset), nil)
                try sheet.write(.number(row.below), at: DistributionColumn.below.place(first + offset), nil)
                try sheet.write(.number(row.atMost), at: DistributionColumn.atMost.place(first + offset), nil)
            }
        }
        sheet.freeze(rows: Self.firstRow, columns: 0)
        sheet.hide()
    }
}
