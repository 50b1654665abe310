import MitoshiPlanning
import MitoshiStatistics

/// One row of a package's table; its cells are asked for by name, and what they don't hold is reported.
struct PackageRow {
    let file: String
    let line: Int
    private let table: PackageTable
    private let cells: [String]
    /// The place of each column.
    private let columns: [String: Int]
    private let numbers: IndicatorNumbers
    /// The month in which the plan's fiscal years begin.
    private let fiscalYearBegins: Int

    /// - Parameter numbers: The numbers that the row's indicator may have.
    init(
        _ row: CSVRow, of table: PackageTable, columns: [String: Int], file: String, numbers: IndicatorNumbers,
        fiscalYearBegins: Int
    ) {
        self.fiscalYearBegins = fiscalYearBegins
        self.file = file
        line = row.line
        self.table = table
        cells = row.cells
        self.columns = columns
        self.numbers = numbers
    }

    /// A problem with the cell in the column `name`.
    func problem(_ name: String, expected: BilingualText) -> DocumentProblem {
        problem(name, found: .quoted(raw(name)), expected: expected)
    }

    /// A problem with the cell in the column `name`, or with the row when the column isn't there.
    func problem(_ name: String, found: BilingualText, expected: BilingualText) -> DocumentProblem {
        DocumentProblem(
            file: file, line: line, column: columns[name].map { $0 + 1 }, columnName: name, found: found,
            expected: expected)
    }

    /// The cell's text as it stands, without the guard against formulas; empty when the column isn't there.
    func text(_ name: String) -> String { FormulaGuard.unguarded(raw(name)) }

    private func raw(_ name: String) -> String { columns[name].map { cells[$0] } ?? "" }

    func optionalText(_ name: String) -> String? {
        let text = text(name)
        return text.isEmpty ? nil : text
    }

    /// A text without the spaces around it; `nil` and reported when it is empty.
    func identifier(_ name: String, _ problems: inout ProblemList) -> String? {
        let text = text(name).trimmed
        if !text.isEmpty { return text }
        problems.add(problem(name, expected: Self.filled))
        return nil
    }

    /// The number of an indicator as the table of indicators has it; `nil` and reported when the cell is empty.
    func indicatorID(_ problems: inout ProblemList) -> String? {
        identifier("indicator_id", &problems).map(numbers.id)
    }

    /// The indicator that the row is about, where it names one.
    var writtenIndicatorID: String { numbers.id(text("indicator_id").trimmed) }

    /// Whether all of the named cells are empty or say that there is no value.
    func hasNoValue(in columns: [String]) -> Bool {
        columns.allSatisfy { raw($0).trimmed.isEmpty || NoValueMark.isWritten(in: raw($0)) }
    }

    /// A text; `nil` and reported when it is empty.
    func requiredText(_ name: String, _ problems: inout ProblemList) -> String? {
        if let text = optionalText(name) { return text }
        problems.add(problem(name, expected: Self.filled))
        return nil
    }

    var source: Source? {
        let title = text("source")
        let address = optionalText("source_url")
        return title.isEmpty && address == nil ? nil : Source(title: title, address: address)
    }

    static func cells(of source: Source?) -> [String: String] {
        ["source": source?.title ?? "", "source_url": source?.address ?? ""]
    }

    private static let filled = BilingualText(japanese: "空でないセル", english: "a cell that isn't empty")

    // MARK: Cells that may be empty; `nil` is an empty cell, or one that was reported

    /// A member of an enumeration by its code or a word for it.
    func choice<Value: PackageWord>(_ name: String, _ type: Value.Type, _ problems: inout ProblemList) -> Value? {
        let text = raw(name)
        if text.trimmed.isEmpty { return nil }
        if let value = Value(written: text) { return value }
        problems.add(problem(name, expected: Value.list))
        return nil
    }

    static func oneOf(_ names: [String]) -> BilingualText {
        let list = names.joined(separator: ", ")
        return BilingualText(japanese: "次のいずれか：\(list)", english: "one of \(list)")
    }

    /// A number with at most the given unit after it.
    func quantity(_ name: String, unit: String? = nil, _ problems: inout ProblemList) -> Quantity? {
        let text = raw(name)
        if text.trimmed.isEmpty { return nil }
        if let quantity = Quantity(text)?.converted(to: unit), !quantity.isToBeKept { return quantity }
        let suffix = unit.map { $0.isEmpty ? "" : "（単位は「\($0)」か省略）" } ?? ""
        let suffixEnglish = unit.map { $0.isEmpty ? "" : ", with the unit “\($0)” or none" } ?? ""
        // A text without digits in a column of values may be meant as a stage.
        let isStage = name == "value" && text.foldingWidth.count > 1 && !text.foldingWidth.contains { $0.isNumber }
        problems.add(
            problem(
                name,
                expected: BilingualText(
                    japanese: "数値（例：1,234.5）\(suffix)"
                        + (isStage ? "。段階の目標なら indicators.csv の kind を milestone（段階目標）にする" : ""),
                    english: "a number such as 1,234.5\(suffixEnglish)"
                        + (isStage ? "; for stages the kind in indicators.csv has to be milestone" : ""))))
        return nil
    }

    /// A number within the column's range.
    func number(_ name: String, unit: String? = nil, _ problems: inout ProblemList) -> Double? {
        measure(name, unit: unit, &problems)?.value
    }

    /// A number that isn't a bound, within the column's range, with its decimals.
    func measure(_ name: String, unit: String? = nil, _ problems: inout ProblemList) -> Quantity? {
        guard let quantity = quantity(name, unit: unit, &problems) else { return nil }
        guard !quantity.isBound else {
            problems.add(problem(name, expected: BilingualText(japanese: "ひとつの数値", english: "one number, not a bound")))
            return nil
        }
        if let range = table.fields.first(where: { $0.name == name })?.range, !range.contains(quantity.value) {
            problems.add(problem(name, expected: Self.within(range)))
            return nil
        }
        return quantity
    }

    private static func within(_ range: ClosedRange<Double>) -> BilingualText {
        let least = PlainNumber.text(range.lowerBound)
        if range.upperBound >= 1e300 {
            return BilingualText(japanese: "\(least)以上の数値", english: "a number of at least \(least)")
        }
        let greatest = PlainNumber.text(range.upperBound)
        return BilingualText(japanese: "\(least)から\(greatest)までの数値", english: "a number from \(least) to \(greatest)")
    }

    /// A whole number within the column's range.
    func integer(_ name: String, _ problems: inout ProblemList) -> Int? {
        guard let number = number(name, &problems) else { return nil }
        if let integer = Int(exactly: number) { return integer }
        problems.add(problem(name, expected: BilingualText(japanese: "整数", english: "a whole number")))
        return nil
    }

    func period(_ name: String, _ problems: inout ProblemList) -> Period? {
        parsed(name, PeriodParser.Failure.period, &problems) { text throws(PeriodParser.Failure) in
            try PeriodParser.parse(text, fiscalYearBegins: fiscalYearBegins, takesBareYears: true)
        }
    }

    func fiscalYear(_ name: String, _ problems: inout ProblemList) -> FiscalYear? {
        parsed(name, PeriodParser.Failure.fiscalYear, &problems) { text throws(PeriodParser.Failure) in
            try PeriodParser.parseFiscalYear(text, fiscalYearBegins: fiscalYearBegins)
        }
    }

    func date(_ name: String, _ problems: inout ProblemList) -> CalendarDate? {
        parsed(name, PeriodParser.Failure.date, &problems) { text throws(PeriodParser.Failure) in
            guard case .date(let date) = try PeriodParser.parse(text) else { throw .notAPeriod }
            return date
        }
    }

    private func parsed<Value>(
        _ name: String, _ kind: BilingualText, _ problems: inout ProblemList,
        _ parse: (String) throws(PeriodParser.Failure) -> Value
    ) -> Value? {
        let text = raw(name)
        if text.trimmed.isEmpty { return nil }
        do throws(PeriodParser.Failure) {
            return try parse(text)
        } catch {
            problems.add(problem(name, expected: error.expected(kind)))
            return nil
        }
    }

    /// False for an empty cell, and for one that was reported.
    func flag(_ name: String, _ problems: inout ProblemList) -> Bool {
        switch raw(name).trimmed.lowercased() {
        case "", "false", "0", "いいえ", "×": return false
        case "true", "1", "はい", "○", "〇": return true
        default:
            problems.add(
                problem(name, expected: BilingualText(japanese: "true または空欄", english: "true, or an empty cell")))
            return false
        }
    }

    /// The value of a cell that must not be empty.
    func required<Value>(_ name: String, _ value: Value?, _ problems: inout ProblemList) -> Value? {
        if value == nil, raw(name).trimmed.isEmpty { problems.add(problem(name, expected: Self.filled)) }
        return value
    }
}
