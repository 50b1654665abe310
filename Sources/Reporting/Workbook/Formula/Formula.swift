import Foundation
import MitoshiBasics

/// A formula of a sheet as a tree: the text in the cell and the value stored beside it are both made of it.
///
/// Only functions that Excel 2010 and LibreOffice share, each with as many arguments as it takes.
indirect enum Formula {
    case number(Double)
    case text(String)
    case cell(SheetCell)
    case operation(Operator, Formula, Formula)
    case negative(Formula)
    /// In brackets that the order of operations doesn't ask for.
    case bracketed(Formula)
    case `if`(Formula, then: Formula, else: Formula)
    case and([Formula])
    case or([Formula])
    case min([Formula])
    case max([Formula])
    case round(Formula, decimals: Int)
    /// The greatest whole number that isn't above.
    case int(Formula)
    case isNumber(Formula)
    case ifError(Formula, else: Formula)
    /// The cell with this number, from 1, of a column.
    case index(SheetColumn, Formula)
    /// The number, from 1, of the last cell of a rising column that isn't above.
    case match(Formula, SheetColumn)
    /// The number, from 1, of the first cell of a column that is equal.
    case find(Formula, SheetColumn)

    enum Operator: String {
        /// One text behind the other.
        case join = "&"
        case add = "+"
        case subtract = "-"
        case multiply = "*"
        case divide = "/"
        case equal = "="
        case unequal = "<>"
        case less = "<"
        case atMost = "<="
        case greater = ">"
        case atLeast = ">="
    }
}

/// One cell of the workbook.
struct SheetCell: Hashable {
    let sheet: SheetName
    let place: CellPlace

    /// Few cells of a workbook share a place, and their sheets' names are long.
    func hash(into hasher: inout Hasher) { hasher.combine(place) }
}

/// Cells of one sheet below each other.
struct SheetColumn: Hashable {
    let first: SheetCell
    let count: Int

    /// The cell with this number, from 1.
    subscript(number: Int) -> SheetCell {
        SheetCell(sheet: first.sheet, place: CellPlace(first.place.row + number - 1, first.place.column))
    }
}

// MARK: - Writing

extension Formula: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
    init(floatLiteral value: Double) { self = .number(value) }
    init(integerLiteral value: Int) { self = .number(Double(value)) }
    init(stringLiteral value: String) { self = .text(value) }

    static func + (left: Formula, right: Formula) -> Formula { .operation(.add, left, right) }
    static func - (left: Formula, right: Formula) -> Formula { .operation(.subtract, left, right) }
    static func * (left: Formula, right: Formula) -> Formula { .operation(.multiply, left, right) }
    static func / (left: Formula, right: Formula) -> Formula { .operation(.divide, left, right) }
    static func & (left: Formula, right: Formula) -> Formula { .operation(.join, left, right) }
    static func == (left: Formula, right: Formula) -> Formula { .operation(.equal, left, right) }
    static func != (left: Formula, right: Formula) -> Formula { .operation(.unequal, left, right) }
    static func < (left: Formula, right: Formula) -> Formula { .operation(.less, left, right) }
    static func <= (left: Formula, right: Formula) -> Formula { .operation(.atMost, left, right) }
    static func > (left: Formula, right: Formula) -> Formula { .operation(.greater, left, right) }
    static func >= (left: Formula, right: Formula) -> Formula { .operation(.atLeast, left, right) }
    static prefix func - (formula: Formula) -> Formula { .negative(formula) }

    /// As it stands in a cell of the sheet `home`, without the sign that begins it: cells of that sheet go without its name.
    func text(home: SheetName) -> String {
        func call(_ name: String, _ arguments: [Formula], _ last: String? = nil) -> String {
            "\(name)(\((arguments.map { $0.text(home: home) } + [last].compactMap(\.self)).joined(separator: ",")))"
        }
        switch self {
        case .number(let value): return Self.written(value)
        case .text(let text): return "\"\(text.replacing("\"", with: "\"\""))\""
        case .cell(let cell): return Self.reference(to: cell.place.name, on: cell.sheet, from: home)
        case .operation(let sign, let left, let right):
            return left.operand(within: sign.rank, home) + sign.rawValue + right.operand(within: sign.rank + 1, home)
        case .negative(let formula): return "-" + formula.operand(within: Self.highestRank, home)
        case .bracketed(let formula): return "(\(formula.text(home: home)))"
        case .if(let condition, let then, let other): return call("IF", [condition, then, other])
        case .and(let conditions): return call("AND", conditions)
        case .or(let conditions): return call("OR", conditions)
        case .min(let values): return call("MIN", values)
        case .max(let values): return call("MAX", values)
        case .round(let value, let decimals): return call("ROUND", [value, .number(Double(decimals))])
        case .int(let value): return call("INT", [value])
        case .isNumber(let value): return call("ISNUMBER", [value])
        case .ifError(let value, let other): return call("IFERROR", [value, other])
        case .index(let column, let number):
            return "INDEX(\(Self.range(column, from: home)),\(number.text(home: home)))"
        case .match(let value, let column):
            return "MATCH(\(value.text(home: home)),\(Self.range(column, from: home)),1)"
        case .find(let value, let column):
            return "MATCH(\(value.text(home: home)),\(Self.range(column, from: home)),0)"
        }
    }

    /// How tightly an operator binds, from 0; what isn't one has ``highestRank``.
    private var rank: Int { if case .operation(let sign, _, _) = self { sign.rank } else { Self.highestRank } }

    private static let highestRank = 4

    /// In brackets where it binds less tightly than what it stands in.
    private func operand(within rank: Int, _ home: SheetName) -> String {
        self.rank < rank ? "(\(text(home: home)))" : text(home: home)
    }

    private static func written(_ value: Double) -> String {
        guard let text = machineText(value) else { return Failure.number.rawValue }
        // A small number in decimals, as people write it.
        let decimals = text.contains("e-") ? Decimal(string: text)?.description : nil
        let plain = decimals ?? text.replacing("e", with: "E")
        return value < 0 ? "(\(plain))" : plain
    }

    /// Fixed, so that rows can be sorted.
    private static func range(_ column: SheetColumn, from home: SheetName) -> String {
        let cells = CellRange(column.first.place, column[column.count].place)
        return reference(to: cells.absolute, on: column.first.sheet, from: home)
    }

    private static func reference(to name: String, on sheet: SheetName, from home: SheetName) -> String {
        sheet == home ? name : "\(CellPlace.quoted(sheet.text))!\(name)"
    }
}

extension Formula.Operator {
    fileprivate var rank: Int {
        switch self {
        case .equal, .unequal, .less, .atMost, .greater, .atLeast: 0
        case .join: 1
        case .add, .subtract: 2
        case .multiply, .divide: 3
        }
    }
}
