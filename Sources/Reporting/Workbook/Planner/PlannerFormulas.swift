import Planning

/// The formulas of one row. Only functions that Excel 2010 and LibreOffice share: IF, AND, OR, ABS, INT, MIN, MAX, INDEX, MATCH,
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
    /// A fall by less than this share of the base may have been meant as keeping the level.
    static let ambiguousShare = 0.05
    /// How far below a level to keep still counts, as a share of the level, where no tolerance is stated.
    static let toleranceShare = 0.02

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

    var final: String {
        let target = planner(.target, row: entry.finalRow)
        return "IF(ISNUMBER(\(target)),\(target),\(number(entry.finalLevel)))"
    }

    var direction: String {
        let setting = entry.indicator.indicator
        guard setting.direction == .inferredFromTargets else {
            return number(Double(PlannerFigures.direction(of: setting, base: nil, final: 0) ?? 0))
        }
        guard let base = entry.base.map(number) else { return "\"\"" }
        return "IF(\(calculated(.final))>\(base),1,IF(\(calculated(.final))<\(base),-1,0))"
    }

    var isAmbiguous: String {
        guard entry.indicator.indicator.direction == .inferredFromTargets, let base = entry.base else { return "0" }
        let final = calculated(.final)
        return
            "IF(AND(\(final)<\(number(base)),\(number(base))-\(final)<\(number(Self.ambiguousShare * abs(base)))),1,0)"
    }

    /// The tolerance of a level to keep.
    private var ownTolerance: String {
        let (setting, level) = (entry.indicator.indicator, calculated(.level))
        if let tolerance = setting.tolerance { return number(max(0, tolerance)) }
        let share = "\(number(Self.toleranceShare))*ABS(\(level))"
        return setting.kind == .share ? share : "IF(AND(ABS(\(level))<30,\(level)=INT(\(level))),0,\(share))"
    }

    var tolerance: String {
        let keeps = "OR(\(calculated(.direction))=0,\(calculated(.direction))=2"
        let same = entry.base.map { ",\(calculated(.final))=\(number($0))" } ?? ""
        return withLevel("IF(\(keeps)\(same)),\(ownTolerance),0)")
    }

    var least: String {
        withLevel(
            "IF(\(calculated(.direction))=-1,-\(Self.unlimited),\(calculated(.level))-\(calculated(.tolerance)))")
    }

    var most: String {
        let direction = calculated(.direction)
        return withLevel(
            "IF(OR(\(direction)=1,\(direction)=0),\(Self.unlimited),\(calculated(.level))+\(calculated(.tolerance)))")
    }

    var decided: String {
        guard entry.decision.isPossible else { return "\"\"" }
        return withLevel(entry.decision.formula(least: calculated(.least), most: calculated(.most)))
    }

    var shift: String {
        "IF(ISNUMBER(\(planner(.pace))),\(planner(.pace))*\(number(entry.whatIf?.yearsOfExtraPace ?? 0)),0)"
    }

    /// An empty text where there is no number to reach, or nothing tells the direction.
    private func withLevel(_ formula: String) -> String {
        "IF(OR(\(calculated(.level))=\"\",\(calculated(.direction))=\"\"),\"\",\(formula))"
    }

    // MARK: The chance

    var lowerPoint: String { withLevel("\(calculated(.least))-\(calculated(.shift))") }
    var upperPoint: String { withLevel("\(calculated(.most))-\(calculated(.shift))") }
    var keptPoint: String { withLevel("\(calculated(.level))-\(ownTolerance)-\(calculated(.shift))") }

    func row(of point: CalculationColumn) -> String {
        "IFERROR(MATCH(\(calculated(point)),\(values),1),0)"
    }

    var below: String { tail(at: .lowerPoint, .lowerRow, isInclusive: false) }
    var atMost: String { tail(at: .upperPoint, .upperRow, isInclusive: true) }
    var keptBelow: String { tail(at: .keptPoint, .keptRow, isInclusive: false) }

    var probability: String {
        let (least, most) = (calculated(.least), calculated(.most))
        let upTo = "IF(\(most)>=\(upper),1,IF(\(most)<\(lower),0,\(calculated(.atMost))))"
        let under = "IF(\(least)<=\(lower),0,IF(\(least)>\(upper),1,\(calculated(.below))))"
        return withLevel("MAX(0,MIN(1,\(upTo)-\(under)))")
    }

    var kept: String {
        let least = "(\(calculated(.keptPoint))+\(calculated(.shift)))"
        return withLevel("IF(\(least)<=\(lower),1,IF(\(least)>\(upper),0,1-\(calculated(.keptBelow))))")
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
