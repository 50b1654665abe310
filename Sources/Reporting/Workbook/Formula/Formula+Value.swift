import MitoshiBasics

/// The cells that formulas read.
protocol FormulaCells {
    func value(of cell: SheetCell) throws(Formula.Failure) -> Formula.Value
}

/// What a spreadsheet program makes of a formula.
extension Formula {
    /// What a cell can show.
    enum Value: Hashable {
        case number(Double)
        case text(String)
        case truth(Bool)
        /// Of an empty cell: 0, an empty text or false, as is asked for.
        case blank
    }

    /// An error that stands in a cell in place of a value, with the mark for it.
    enum Failure: String, Error {
        case value = "#VALUE!"
        case division = "#DIV/0!"
        case number = "#NUM!"
        case reference = "#REF!"
        case notAvailable = "#N/A"
    }

    func value(in cells: some FormulaCells) throws(Failure) -> Value {
        switch self {
        case .number(let value): return .number(try Self.finite(value))
        case .text(let text): return .text(text)
        case .cell(let cell): return try cells.value(of: cell)
        case .operation(let sign, let left, let right): return try Self.result(of: sign, left, right, in: cells)
        case .negative(let formula): return .number(0 - (try formula.number(in: cells)))
        case .bracketed(let formula): return try formula.value(in: cells)
        case .if(let condition, let then, let other):
            return try condition.isTrue(in: cells) ? then.value(in: cells) : other.value(in: cells)
        case .and(let conditions): return .truth(try Self.truths(conditions, in: cells).allSatisfy(\.self))
        case .or(let conditions): return .truth(try Self.truths(conditions, in: cells).contains(true))
        case .min(let values): return .number(try Self.numbers(values, in: cells).min() ?? 0)
        case .max(let values): return .number(try Self.numbers(values, in: cells).max() ?? 0)
        case .round(let value, let decimals): return .number(Self.rounded(try value.number(in: cells), decimals))
        case .int(let value): return .number(try value.number(in: cells).rounded(.down))
        case .isNumber(let formula):
            if case .number? = try? formula.value(in: cells) { return .truth(true) }
            return .truth(false)
        case .ifError(let formula, let other):
            do throws(Failure) { return try formula.value(in: cells) } catch { return try other.value(in: cells) }
        case .index(let column, let number):
            let number = try number.number(in: cells)
            guard number >= 1, number < Double(column.count + 1) else { throw .reference }
            return try cells.value(of: column[Int(number)])
        case .match(let value, let column):
            return .number(try Self.place(of: value.value(in: cells), in: column, cells))
        case .find(let value, let column):
            let value = try value.value(in: cells)
            for number in 1...column.count where try cells.value(of: column[number]) == value {
                return .number(Double(number))
            }
            throw .notAvailable
        }
    }

    // MARK: What functions take

    private func number(in cells: some FormulaCells) throws(Failure) -> Double {
        switch try value(in: cells) {
        case .number(let value): return value
        case .truth(let isTrue): return isTrue ? 1 : 0
        case .blank: return 0
        case .text: throw .value
        }
    }

    private func text(in cells: some FormulaCells) throws(Failure) -> String {
        switch try value(in: cells) {
        case .number(let value): return machineText(value) ?? Failure.number.rawValue
        case .text(let text): return text
        case .truth(let isTrue): return isTrue ? "TRUE" : "FALSE"
        case .blank: return ""
        }
    }

    private func isTrue(in cells: some FormulaCells) throws(Failure) -> Bool { try number(in: cells) != 0 }

    /// All of them: one that fails does so also where another tells the answer already.
    private static func truths(_ conditions: [Formula], in cells: some FormulaCells) throws(Failure) -> [Bool] {
        var truths: [Bool] = []
        for condition in conditions { truths.append(try condition.isTrue(in: cells)) }
        return truths
    }

    /// A cell without a number goes for nothing.
    private static func numbers(_ formulas: [Formula], in cells: some FormulaCells) throws(Failure) -> [Double] {
        var numbers: [Double] = []
        for formula in formulas {
            let value = try formula.value(in: cells)
            if case .number(let number) = value {
                numbers.append(number)
            } else if case .cell = formula {
                continue
            } else {
                numbers.append(try formula.number(in: cells))
            }
        }
        return numbers
    }

    // MARK: Operators

    private static func result(
        of sign: Operator, _ left: Formula, _ right: Formula, in cells: some FormulaCells
    ) throws(Failure) -> Value {
        func numbers() throws(Failure) -> (Double, Double) {
            (try left.number(in: cells), try right.number(in: cells))
        }
        func order() throws(Failure) -> Int { try left.value(in: cells).order(beside: right.value(in: cells)) }
        switch sign {
        case .join: return .text(try left.text(in: cells) + right.text(in: cells))
        case .add:
            let (left, right) = try numbers()
            return .number(try finite(left + right))
        case .subtract:
            let (left, right) = try numbers()
            return .number(try finite(left - right))
        case .multiply:
            let (left, right) = try numbers()
            return .number(try finite(left * right))
        case .divide:
            let (left, right) = try numbers()
            guard right != 0 else { throw .division }
            return .number(try finite(left / right))
        case .equal: return .truth(try order() == 0)
        case .unequal: return .truth(try order() != 0)
        case .less: return .truth(try order() < 0)
        case .atMost: return .truth(try order() <= 0)
        case .greater: return .truth(try order() > 0)
        case .atLeast: return .truth(try order() >= 0)
        }
    }

    private static func finite(_ value: Double) throws(Failure) -> Double {
        guard value.isFinite else { throw .number }
        return value
    }

    /// Halves away from 0, as the number is shown: in 15 digits 1.005 is 1.005, though it is stored a little lower.
    private static func rounded(_ value: Double, _ decimals: Int) -> Double {
        let power = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
        let scaled = value * power * (1 + 0x1p-50)
        return abs(scaled) < 0x1p52 ? scaled.rounded(.toNearestOrAwayFromZero) / power : value
    }

    private static func place(
        of value: Value, in column: SheetColumn, _ cells: some FormulaCells
    ) throws(Failure) -> Double {
        var (low, high) = (1, column.count + 1)
        while low < high {
            let middle = (low + high) / 2
            if try cells.value(of: column[middle]).order(beside: value) <= 0 {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low > 1 else { throw .notAvailable }
        return Double(low - 1)
    }
}

extension Formula.Value {
    /// Below 0 where it stands before the other, 0 where both count as equal: numbers come before texts, texts before truths.
    func order(beside other: Formula.Value) -> Int {
        switch (self, other) {
        case (.number(let left), .number(let right)):
            // Programs compare numbers as they show them, in 15 digits.
            if abs(left - right) <= 0x1p-48 * max(abs(left), abs(right)) { return 0 }
            return left < right ? -1 : 1
        case (.text(let left), .text(let right)):
            let (left, right) = (left.lowercased(), right.lowercased())
            return left == right ? 0 : left < right ? -1 : 1
        case (.truth(let left), .truth(let right)): return left == right ? 0 : right ? -1 : 1
        case (.blank, .blank): return 0
        case (.blank, _): return other.empty.order(beside: other)
        case (_, .blank): return order(beside: empty)
        default: return rank < other.rank ? -1 : 1
        }
    }

    /// What an empty cell is beside this value.
    private var empty: Formula.Value {
        switch self {
        case .number: .number(0)
        case .text: .text("")
        case .truth: .truth(false)
        case .blank: .blank
        }
    }

    private var rank: Int {
        switch self {
        case .blank, .number: 0
        case .text: 1
        case .truth: 2
        }
    }
}
