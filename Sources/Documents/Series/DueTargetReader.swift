import MitoshiPlanning

/// Reads the tables of a ``DueTargetFolder``.
struct DueTargetReader {
    /// An indicator with its owner, as its row says it.
    struct Entry {
        let owner: DueTarget.Owner
        let kind: String
        let mover: Mover
        let unit: String
    }

    private let values: [String: [Int: Double]]
    private let subjects: [String: Entry]

    init(series: [SeriesTable.Series], subjects: [String: Entry]) {
        values = Dictionary(
            series.map { ($0.id, Dictionary(zip($0.periods, $0.values), uniquingKeysWith: { first, _ in first })) },
            uniquingKeysWith: { first, _ in first })
        self.subjects = subjects
    }

    static func subjects(utf8: [UInt8], file: String) throws(DocumentError) -> [String: Entry] {
        let needed = ["series_id", "ministry", "bureau", "kind", "group", "unit"]
        return Dictionary(
            try NamedRow.read(utf8: utf8, file: file, needed) { (row: inout NamedRow) -> (String, Entry)? in
                guard let mover = row.word("group", among: movers),
                    row.word("kind", among: kinds) != nil
                else { return nil }
                let owner = DueTarget.Owner(publisher: row.text("ministry"), office: row.text("bureau"))
                return (
                    row.text("series_id"),
                    Entry(owner: owner, kind: row.text("kind"), mover: mover, unit: row.text("unit"))
                )
            },
            uniquingKeysWith: { first, _ in first })
    }

    func read(utf8: [UInt8], file: String) throws(DocumentError) -> [DueTarget] {
        let needed = [
            "series_id", "case", "asof", "target_seen", "base_period", "target_period", "n", "target", "better", "met",
            "jump",
        ]
        let found = try NamedRow.read(utf8: utf8, file: file, needed) { (row: inout NamedRow) in Row(&row) }.filter {
            !$0.jumps
        }
        let yearly = Dictionary(grouping: found.filter { $0.setting == .yearly }, by: \.seriesID)
        var targets: [DueTarget] = []
        var problems = ProblemList()
        for row in found {
            if let target = target(of: row, earlier: row.earlier(among: yearly[row.seriesID] ?? [])) {
                targets.append(target)
            } else {
                problems.add(row.unknown(in: file))
            }
        }
        try problems.throwIfAny()
        return targets
    }

    /// `nil` where the indicator or one of its values isn't known.
    private func target(of row: Row, earlier: EarlierTargets?) -> DueTarget? {
        guard let entry = subjects[row.seriesID] else { return nil }
        let known = values[row.seriesID] ?? [:]
        let years = (row.baseYear.year - row.count + 1)...row.baseYear.year
        let values = years.compactMap { known[$0] }
        guard values.count == row.count else { return nil }
        // What exceeds a hundred per cent is no share of a whole.
        let exceeds = max(values.max() ?? 0, row.level) > 100
        let kind = Self.kinds[entry.kind] ?? .flow
        let subject = DueTarget.Subject(
            seriesID: row.seriesID, name: row.seriesID, unit: entry.unit,
            kind: kind == .share && exceeds ? .stock : kind, mover: entry.mover, lessIsBetter: row.lessIsBetter)
        return DueTarget(
            of: subject, entry.owner, setting: row.setting, values: values, baseYear: row.baseYear, year: row.year,
            level: row.level, isMet: row.isMet, earlier: earlier)
    }

    private static let kinds: [String: IndicatorKind] = [
        "small": .smallCount, "count": .flow, "people": .flow, "amount": .flow, "time": .flow, "stock": .stock,
        "score": .stock, "share": .share, "share_survey": .share,
    ]

    private static let movers: [String: Mover] = ["own": .own, "response": .others, "share": .share]
}

/// One row of the table of targets.
private struct Row {
    let line: Int
    let seriesID: String
    let setting: DueTarget.Setting
    /// The year in whose sheet the values were known, and that in whose sheet the result was.
    let known: Int
    let seen: Int
    let baseYear: FiscalYear
    let year: FiscalYear
    let count: Int
    let level: Double
    let lessIsBetter: Bool
    let isMet: Bool
    let jumps: Bool

    /// `nil` where a cell can't be read, which the row then tells.
    init?(_ row: inout NamedRow) {
        let settings = Dictionary(uniqueKeysWithValues: DueTarget.Setting.allCases.map { ($0.rawValue, $0) })
        let flags = ["0": false, "1": true]
        let setting = row.word("case", among: settings)
        let known = row.wholeNumber("asof")
        let seen = row.wholeNumber("target_seen")
        let baseYear = row.fiscalYear("base_period")
        let year = row.fiscalYear("target_period")
        let count = row.wholeNumber("n")
        let level = row.number("target")
        let lessIsBetter = row.word("better", among: ["1": false, "-1": true])
        let isMet = row.word("met", among: flags)
        let jumps = row.word("jump", among: flags)
        guard let setting, let known, let seen, let baseYear, let year, let count, count > 0, let level,
            let lessIsBetter, let isMet, let jumps
        else { return nil }
        line = row.row.line
        seriesID = row.text("series_id")
        (self.setting, self.known, self.seen, self.baseYear, self.year) = (setting, known, seen, baseYear, year)
        (self.count, self.level, self.lessIsBetter, self.isMet, self.jumps) = (count, level, lessIsBetter, isMet, jumps)
    }

    /// How those of `yearly` fared that were due before the year of this row's knowledge and known in it.
    func earlier(among yearly: [Row]) -> EarlierTargets? {
        let due = yearly.filter { $0.year.year < known && $0.seen <= known }
        return due.isEmpty ? nil : EarlierTargets(due: due.count, met: due.count { $0.isMet })
    }

    func unknown(in file: String) -> DocumentProblem {
        DocumentProblem(
            file: file, line: line, columnName: "series_id", found: .quoted(seriesID),
            expected: BilingualText(
                japanese: "指標の行と、n個の続いた値のある系列",
                english: "a series with a row among the indicators and n consecutive values"))
    }
}
