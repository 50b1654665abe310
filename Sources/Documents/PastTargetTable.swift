public import Planning

/// A table of targets that have come due, in the columns of `data/reference-class/past-targets.csv`, in any order; further
/// columns are left unread.
///
/// Where there is a column `status`, rows that aren't `due` are no results yet and are left out.
public struct PastTargetTable: Hashable, Sendable {
    /// In the order of the file.
    public let targets: [PastTarget]
    /// The lines of rows left out because they aren't due.
    public let linesNotDue: [Int]
    /// The lines of due rows left out because neither `better` nor the base says which way is better.
    public let linesWithoutDirection: [Int]

    /// Reads the table in the file at `path`.
    ///
    /// - Throws: ``DocumentError`` with every problem of the file.
    public static func read(file path: String) throws(DocumentError) -> PastTargetTable {
        let decoded = try TextDecoding.decode(InputFile.bytes(of: path), file: path, encoding: nil)
        return try read(utf8: decoded.utf8, file: path)
    }

    static func read(utf8: [UInt8], file: String) throws(DocumentError) -> PastTargetTable {
        var problems = ProblemList()
        let table = read(utf8: utf8, file: file, &problems)
        try problems.throwIfAny()
        return table
    }

    private static let needed = [
        "municipality", "indicator", "unit", "baseline_period", "baseline_value", "target_period", "target_value",
        "actual_value", "better",
    ]

    private static func read(utf8: [UInt8], file: String, _ problems: inout ProblemList) -> PastTargetTable {
        var targets: [PastTarget] = []
        var (notDue, undirected): ([Int], [Int]) = ([], [])
        if let csv = CSVTable(utf8: utf8, file: file, problems: &problems),
            let columns = columns(of: csv, &problems)
        {
            for row in csv.rows {
                var reader = PastTargetRow(row: row, columns: columns, file: file)
                guard reader.isDue else {
                    notDue.append(row.line)
                    continue
                }
                let found = reader.target()
                for problem in reader.problems { problems.add(problem) }
                if let found { targets.append(found) } else if reader.problems.isEmpty { undirected.append(row.line) }
            }
        }
        return PastTargetTable(targets: targets, linesNotDue: notDue, linesWithoutDirection: undirected)
    }

    /// The place of each column by its name; `nil` when one is missing.
    private static func columns(of csv: CSVTable, _ problems: inout ProblemList) -> [String: Int]? {
        let names = csv.header.cells.map { $0.trimmed.lowercased() }
        let columns = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
        let missing = needed.filter { columns[$0] == nil }
        guard !missing.isEmpty else { return columns }
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
}

/// One row of the table.
private struct PastTargetRow {
    let row: CSVRow
    let columns: [String: Int]
    let file: String
    var problems: [DocumentProblem] = []

    var isDue: Bool { columns["status"] == nil || text("status") == "due" }

    /// `nil` when the row says neither which way is better nor anything to read it from, or has problems.
    mutating func target() -> PastTarget? {
        let base = text("baseline_value").isEmpty ? nil : number("baseline_value")
        let goal = number("target_value")
        let actual = number("actual_value")
        let isLess = lessIsBetter(base: base, goal: goal)
        guard problems.isEmpty, let goal, let actual, let isLess else { return nil }
        return PastTarget(
            text("municipality"), text("indicator"), unit: text("unit"), base: base, years: years(to: "target_period"),
            target: goal, actual: actual, measuredAfter: years(to: "actual_period"), lessIsBetter: isLess)
    }

    /// As stated, else from base to target.
    private mutating func lessIsBetter(base: Double?, goal: Double?) -> Bool? {
        switch text("better").lowercased() {
        case "higher": return false
        case "lower": return true
        case "":
            guard let base, let goal else { return nil }
            return goal < base
        default:
            report("better", BilingualText(japanese: "higher、lower、または空欄", english: "higher, lower or an empty cell"))
            return nil
        }
    }

    /// From the year of the base to that in the column `name`, where both are given.
    private func years(to name: String) -> Int? {
        guard let start = Self.year(in: text("baseline_period")), let end = Self.year(in: text(name)) else {
            return nil
        }
        return end - start
    }

    /// The first four digits in a row: `FY2014`, `2010-06(住基)`, `2005国勢調査`.
    private static func year(in text: String) -> Int? {
        text.split { !("0"..."9").contains($0) }.first { $0.count == 4 }.flatMap { Int($0) }
    }

    private mutating func number(_ name: String) -> Double? {
        if let value = Double(text(name)), value.isFinite { return value }
        report(name, BilingualText(japanese: "数値", english: "a number"))
        return nil
    }

    private mutating func report(_ name: String, _ expected: BilingualText) {
        problems.append(
            DocumentProblem(
                file: file, line: row.line, column: columns[name].map { $0 + 1 }, columnName: name,
                found: .quoted(text(name)), expected: expected))
    }

    private func text(_ name: String) -> String {
        guard let column = columns[name], row.cells.indices.contains(column) else { return "" }
        return FormulaGuard.unguarded(row.cells[column]).trimmed
    }
}
