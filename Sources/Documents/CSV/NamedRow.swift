import MitoshiPlanning

/// The places of a table's columns by their names, in any order.
struct NamedColumns {
    fileprivate let places: [String: Int]

    /// - Returns: `nil` where a needed column is missing, which is then among `problems`.
    init?(of csv: CSVTable, needed: [String], _ problems: inout ProblemList) {
        let names = csv.header.cells.map { $0.trimmed.lowercased() }
        places = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
        let missing = needed.filter { places[$0] == nil }
        guard !missing.isEmpty else { return }
        let list = missing.joined(separator: ", ")
        problems.add(
            DocumentProblem(
                file: csv.file, line: csv.header.line,
                found: BilingualText(japanese: "ない列：\(list)", english: "no column \(list)"),
                expected: BilingualText(
                    japanese: "列 \(needed.joined(separator: ", "))",
                    english: "the columns \(needed.joined(separator: ", "))")))
        return nil
    }

    subscript(name: String) -> Int? { places[name] }
}

/// One row whose cells are asked for by name; what can't be read is collected.
struct NamedRow {
    let row: CSVRow
    let columns: NamedColumns
    let file: String
    private(set) var problems: [DocumentProblem] = []

    init(_ row: CSVRow, _ columns: NamedColumns, of file: String) {
        self.row = row
        self.columns = columns
        self.file = file
    }

    /// Empty where there is no such column.
    func text(_ name: String) -> String {
        guard let column = columns[name], row.cells.indices.contains(column) else { return "" }
        return FormulaGuard.unguarded(row.cells[column]).trimmed
    }

    mutating func number(_ name: String) -> Double? {
        if let value = Double(text(name)), value.isFinite { return value }
        report(name, BilingualText(japanese: "数値", english: "a number"))
        return nil
    }

    mutating func wholeNumber(_ name: String) -> Int? {
        if let value = Int(text(name)) { return value }
        report(name, BilingualText(japanese: "整数", english: "a whole number"))
        return nil
    }

    mutating func fiscalYear(_ name: String) -> FiscalYear? {
        if let year = Int(text(name)).flatMap({ FiscalYear($0) }) { return year }
        if let year = try? PeriodParser.parseFiscalYear(text(name)) { return year }
        report(
            name,
            BilingualText(
                japanese: "年度（例：2019）または暦年（例：CY2019）",
                english: "a fiscal year such as 2019, or a calendar year such as CY2019"))
        return nil
    }

    /// What one of a few words means.
    mutating func word<Meaning>(_ name: String, among meanings: [String: Meaning]) -> Meaning? {
        if let meaning = meanings[text(name)] { return meaning }
        let words = meanings.keys.sorted()
        report(
            name,
            BilingualText(
                japanese: words.joined(separator: "、") + "のいずれか",
                english: "one of " + words.joined(separator: ", ")))
        return nil
    }

    mutating func report(_ name: String, _ expected: BilingualText) {
        problems.append(
            DocumentProblem(
                file: file, line: row.line, column: columns[name].map { $0 + 1 }, columnName: name,
                found: .quoted(text(name)), expected: expected))
    }
}

extension NamedRow {
    /// What `value` makes of the rows of a table, those left out of which it makes nothing.
    ///
    /// - Throws: ``DocumentError`` with every problem that the rows tell.
    static func read<Value>(
        utf8: [UInt8], file: String, _ needed: [String], _ value: (inout NamedRow) -> Value?
    ) throws(DocumentError) -> [Value] {
        var problems = ProblemList()
        var values: [Value] = []
        if let csv = CSVTable(utf8: utf8, file: file, problems: &problems),
            let columns = NamedColumns(of: csv, needed: needed, &problems)
        {
            for row in csv.rows {
                var row = NamedRow(row, columns, of: file)
                if let found = value(&row) { values.append(found) }
                for problem in row.problems { problems.add(problem) }
            }
        }
        try problems.throwIfAny()
        return values
    }
}
