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
