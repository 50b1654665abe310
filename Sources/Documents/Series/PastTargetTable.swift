package import MitoshiPlanning

/// A table of targets that have come due, in the columns of `data/reference-class/past-targets.csv`, in any order; further
/// columns are left unread.
///
/// Where there is a column `status`, rows that aren't `due` are no results yet and are left out.
package struct PastTargetTable: Hashable, Sendable {
    /// In the order of the file.
    package let targets: [PastTarget]
    /// The lines of rows left out because they aren't due.
    package let linesNotDue: [Int]
    /// The lines of due rows left out because neither `better` nor the base says which way is better.
    package let linesWithoutDirection: [Int]

    /// Reads the table in the file at `path`.
    ///
    /// - Throws: ``DocumentError`` with every problem of the file.
    package static func read(file path: String) throws(DocumentError) -> PastTargetTable {
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
            let columns = NamedColumns(of: csv, needed: needed, &problems)
        {
            for row in csv.rows {
                var reader = PastTargetRow(row: NamedRow(row, columns, of: file))
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
}

extension PastTargetTable {
    /// The targets with a base and its year's distance, each with that one value.
    package var dueTargets: [DueTarget] { targets.compactMap(\.dueTarget) }
}

extension PastTarget {
    /// The target as a plan with the base alone would have it; `nil` without a base, or without the years from it.
    ///
    /// What kind of quantity it is, name, unit and values tell. Where no year is known, only how many lie between counts.
    package var dueTarget: DueTarget? {
        guard let base, let years, years > 0, let start = FiscalYear(baseYear ?? 2000),
            let year = FiscalYear(start.year + years)
        else { return nil }
        let subject = DueTarget.Subject(
            seriesID: "\(municipality) \(indicator)", name: indicator, unit: unit,
            kind: KindInference(name: indicator, unit: unit, values: [base, target]).kind, mover: nil,
            lessIsBetter: lessIsBetter)
        return DueTarget(
            of: subject, DueTarget.Owner(publisher: municipality, office: ""),
            setting: years == 1 ? .yearly : .final, values: [base], baseYear: start, year: year, level: target,
            isMet: isMet)
    }
}

/// One row of the table.
private struct PastTargetRow {
    var row: NamedRow

    var problems: [DocumentProblem] { row.problems }

    var isDue: Bool { row.columns["status"] == nil || row.text("status") == "due" }

    /// `nil` when the row says neither which way is better nor anything to read it from, or has problems.
    mutating func target() -> PastTarget? {
        let base = row.text("baseline_value").isEmpty ? nil : row.number("baseline_value")
        let goal = row.number("target_value")
        let actual = row.number("actual_value")
        let isLess = lessIsBetter(base: base, goal: goal)
        guard problems.isEmpty, let goal, let actual, let isLess else { return nil }
        return PastTarget(
            row.text("municipality"), row.text("indicator"), unit: row.text("unit"), base: base,
            baseYear: Self.year(in: row.text("baseline_period")), years: years(to: "target_period"), target: goal,
            actual: actual, measuredAfter: years(to: "actual_period"), lessIsBetter: isLess,
            source: row.text("source_url"))
    }

    /// As stated, else from base to target.
    private mutating func lessIsBetter(base: Double?, goal: Double?) -> Bool? {
        switch row.text("better").lowercased() {
        case "higher": return false
        case "lower": return true
        case "":
            guard let base, let goal else { return nil }
            return goal < base
        default:
            row.report(
                "better", BilingualText(japanese: "higher、lower、または空欄", english: "higher, lower or an empty cell"))
            return nil
        }
    }

    /// From the year of the base to that in the column `name`, where both are given.
    private func years(to name: String) -> Int? {
        guard let start = Self.year(in: row.text("baseline_period")), let end = Self.year(in: row.text(name)) else {
            return nil
        }
        return end - start
    }

    /// The first four digits in a row: `FY2014`, `2010-06(住基)`, `2005国勢調査`.
    private static func year(in text: String) -> Int? {
        text.split { !("0"..."9").contains($0) }.first { $0.count == 4 }.flatMap { Int($0) }
    }
}

/// The counts of `attainment_cells.csv`: the columns `kind, group, required, targets, met, indicators, publishers, weight,
/// met_weight, se_logit`.
enum TargetCellTable {
    private struct Sort: Hashable {
        let kind: String
        let group: String
        let required: String
    }

    private static let cells: [Sort: TargetCell] = [
        Sort(kind: "change", group: "own", required: ""): .ownChange,
        Sort(kind: "change", group: "response", required: "<=10%"): .othersSmallChange,
        Sort(kind: "change", group: "response", required: ">10%"): .othersLargeChange,
        Sort(kind: "change", group: "share", required: "<=10%"): .shareSmallChange,
        Sort(kind: "change", group: "share", required: ">10%"): .shareLargeChange,
        Sort(kind: "keep", group: "own", required: ""): .ownKeep,
        Sort(kind: "keep", group: "response", required: ""): .othersKeep,
        Sort(kind: "keep", group: "share", required: ""): .shareKeep,
        Sort(kind: "return", group: "own", required: ""): .ownReturn,
        Sort(kind: "return", group: "response", required: ""): .othersReturn,
    ]

    private static let needed = [
        "kind", "group", "required", "targets", "met", "indicators", "publishers", "weight", "met_weight", "se_logit",
    ]

    static func read(utf8: [UInt8], file: String) throws(DocumentError) -> [TargetCellCount] {
        try NamedRow.read(utf8: utf8, file: file, needed) { (row: inout NamedRow) -> TargetCellCount? in
            let sort = Sort(kind: row.text("kind"), group: row.text("group"), required: row.text("required"))
            guard let cell = cells[sort] else {
                row.report(
                    "kind",
                    BilingualText(
                        japanese: "change・keep・return のいずれかと、合う group・required",
                        english: "change, keep or return with the group and required that belong to it"))
                return nil
            }
            let (targets, met) = (row.wholeNumber("targets"), row.wholeNumber("met"))
            let (indicators, publishers) = (row.wholeNumber("indicators"), row.wholeNumber("publishers"))
            let (weight, metWeight) = (row.number("weight"), row.number("met_weight"))
            let error = row.number("se_logit")
            guard let targets, let met, let indicators, let publishers, let weight, let metWeight, let error else {
                return nil
            }
            return TargetCellCount(
                cell: cell, targets: targets, met: met, indicators: indicators, publishers: publishers, weight: weight,
                metWeight: metWeight, standardError: error)
        }
    }
}
