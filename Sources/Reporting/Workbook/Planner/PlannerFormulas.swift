import MitoshiPlanning

/// The formulas of one row. Only functions that Excel 2010 and LibreOffice share: IF, AND, OR, INT, ROUND, MIN, MAX, INDEX, MATCH,
/// IFERROR, ISNUMBER.
struct PlannerFormulas {
    let entry: PlannerEntry
    let sheets: WorkbookSheets
    /// Where the formulas stand: cells of the same sheet go without its name.
    let home: SheetName

    /// Stands for a limit that isn't there.
    static let unlimited = "1E+300"
    /// ``unlimited`` as a number.
    static let unlimitedNumber = 1e300
    /// A number as formulas write it.
    static func number(_ value: Double) -> String {
        guard value.isFinite else { return value > 0 ? unlimited : "(-\(unlimited))" }
        let text = (machineText(value) ?? "0").replacing("e", with: "E")
        return value < 0 ? "(\(text))" : text
    }

    func planner(_ column: PlannerColumn, row: Int? = nil) -> String {
        reference(to: column.place(row ?? entry.row), on: sheets.planner)
    }

    func calculated(_ column: CalculationColumn) -> String {
        reference(to: column.place(entry.row), on: sheets.calculations)
    }

    private func reference(to place: CellPlace, on sheet: SheetName) -> String {
        sheet == home ? place.name : "\(CellPlace.quoted(sheet.text))!\(place.name)"
    }

    private func number(_ value: Double) -> String { Self.number(value) }

    // MARK: What meets the target

    var level: String { "IF(ISNUMBER(\(planner(.target))),\(planner(.target)),\"\")" }

    /// The least value that meets the target, as it is written: ``AttainmentRule/leastWritten``.
    var least: String {
        guard let rule else { return "\"\"" }
        guard !rule.direction.isAtMost else { return withLevel("-\(Self.unlimited)") }
        let asked = difference(calculated(.level), rule.tolerance)
        if rule.isOpen, rule.digit > 0 {
            return withLevel("(INT(\(digits(of: asked)))+1)*\(number(rule.digit))")
        }
        return withLevel(rule.digit > 0 ? "-INT(-\(digits(of: asked)))*\(number(rule.digit))" : asked)
    }

    /// The greatest value that meets the target, as it is written: ``AttainmentRule/mostWritten``.
    var most: String {
        guard let rule else { return "\"\"" }
        guard !rule.direction.isAtLeast else { return withLevel(Self.unlimited) }
        let asked = difference(calculated(.level), -rule.tolerance)
        if rule.isOpen, rule.digit > 0 {
            return withLevel("(-INT(-\(digits(of: asked)))-1)*\(number(rule.digit))")
        }
        return withLevel(rule.digit > 0 ? "INT(\(digits(of: asked)))*\(number(rule.digit))" : asked)
    }

    /// ``AttainmentRule/aim(from:)``.
    func aim(from value: String) -> String {
        guard let rule else { return calculated(.level) }
        if rule.isOpen { return calculated(rule.direction.isAtMost ? .most : .least) }
        return rule.direction == .maintainWithin
            ? "MIN(MAX(\(value),\(calculated(.least))),\(calculated(.most)))" : calculated(.level)
    }

    private var rule: AttainmentRule? { entry.answer.rule }

    /// Half of the last digit: what rounds to a value lies within it.
    private var half: Double { (rule?.digit ?? 0) / 2 }

    /// How many last digits a value has, without the noise of a division.
    private func digits(of value: String) -> String { "ROUND((\(value))/\(number(rule?.digit ?? 1)),6)" }

    private func difference(_ value: String, _ amount: Double) -> String {
        amount == 0 ? value : "\(value)-\(number(amount))"
    }

    var decided: String {
        guard rule != nil, entry.decision.isPossible else { return "\"\"" }
        return withLevel(entry.decision.formula(least: calculated(.least), most: calculated(.most)))
    }

    var shift: String {
        "IF(ISNUMBER(\(planner(.pace))),\(planner(.pace))*\(number(entry.whatIf?.yearsOfExtraPace ?? 0)),0)"
    }

    /// An empty text where there is no number to reach.
    private func withLevel(_ formula: String) -> String { "IF(\(calculated(.level))=\"\",\"\",\(formula))" }

    // MARK: The chance

    var lowerPoint: String { withLevel("\(difference(calculated(.least), half))-\(calculated(.shift))") }
    var upperPoint: String { withLevel("\(difference(calculated(.most), -half))-\(calculated(.shift))") }

    func row(of point: CalculationColumn) -> String {
        "IFERROR(MATCH(\(calculated(point)),\(values),1),0)"
    }

    var below: String { tail(at: .lowerPoint, .lowerRow, isInclusive: false) }
    var atMost: String { tail(at: .upperPoint, .upperRow, isInclusive: true) }

    /// What the table takes for certain is only nearly so, unless nothing else is possible.
    var probability: String {
        let least = "(\(difference(calculated(.least), half)))", most = "(\(difference(calculated(.most), -half)))"
        let upTo = "IF(\(most)>=\(upper),1,\(calculated(.atMost)))"
        let under = "IF(\(least)<=\(lower),0,\(calculated(.below)))"
        let open = "MAX(0.000001,MIN(0.999999,\(upTo)-\(under)))"
        let every = "AND(\(least)<=\(lower),\(most)>=\(upper))"
        return withLevel("IF(OR(\(least)>\(upper),\(most)<\(lower)),0,IF(\(every),1,\(open)))")
    }

    var lower: String { number(entry.whatIf?.reachable.lowerBound ?? -.infinity) }
    var upper: String { number(entry.whatIf?.reachable.upperBound ?? .infinity) }

    private var count: Int { entry.table?.rows.count ?? 0 }

    private func column(_ index: Int) -> String {
        let range = CellRange(CellPlace(entry.tableRow, index), CellPlace(entry.tableRow + count - 1, index))
        return "\(CellPlace.quoted(sheets.distributions.text))!\(range.name)"
    }

    private var values: String { column(2) }

    /// The distribution function between two rows of the table, in a straight line.
    private func tail(at point: CalculationColumn, _ row: CalculationColumn, isInclusive: Bool) -> String {
        let (x, row, below, atMost) = (calculated(point), calculated(row), column(3), column(4))
        func at(_ range: String, _ offset: String = "") -> String { "INDEX(\(range),\(row)\(offset))" }
        let onRow = "IF(\(at(values))=\(x),\(at(isInclusive ? atMost : below))"
        let slope = "(\(at(below, "+1"))-\(at(atMost)))*(\(x)-\(at(values)))/(\(at(values, "+1"))-\(at(values)))"
        return withLevel("IF(\(row)=0,0,\(onRow),IF(\(row)=\(count),1,\(at(atMost))+\(slope))))")
    }
}
