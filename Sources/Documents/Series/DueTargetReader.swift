import Foundation
package import MitoshiPlanning
import MitoshiStatistics

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

    /// - Throws: ``DocumentError`` with every series that can't be read: constants are learned of whole tables.
    init(series: [TableSeries], subjects: [String: Entry]) throws(DocumentError) {
        var problems = ProblemList()
        var values: [String: [Int: Double]] = [:]
        for one in series {
            switch one.question {
            case .success(let asked):
                values[one.id] = Dictionary(
                    asked.question.observations.compactMap { seen in seen.exactValue.map { (seen.year, $0) } },
                    uniquingKeysWith: { first, _ in first })
            case .failure(let invalid): problems.add(invalid.problem)
            }
        }
        try problems.throwIfAny()
        self.values = values
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

/// Targets of public offices that came due, with their indicators' series, in a folder.
///
/// For each set of files: `NAME_targets.csv` (`series_id, case, asof, target_seen, base_period, target_period, n, target,
/// better, met, jump`), `NAME_series.csv` (`series_id, period, value`) and `NAME_indicators.csv` (`series_id, ministry, bureau,
/// kind, group, unit`), each also with `.gz`; besides `attainment_cells.csv`. Further columns are left unread.
///
/// Cases are ``DueTarget/Setting``'s codes; `n` is how many consecutive values, the last of `base_period`, were known in the
/// year `asof`. A row whose series jumps is left out.
package struct DueTargetFolder: Sendable {
    /// In the order of the files.
    package let targets: [DueTarget]
    /// How the targets that were set from one value fared; empty where there is no such file.
    package let cells: [TargetCellCount]
    /// The sets that were read, with their counts of targets.
    package let description: String
    /// SHA-256 over the name, the length and the bytes of every file that was read, in the order of their names.
    package let digest: String

    private static let cellFile = "attainment_cells.csv"

    /// Whether `path` is a folder with targets in it.
    package static func exists(at path: String) -> Bool {
        ((try? SeriesFiles.all(at: path)) ?? []).contains { DueTargetFile($0, .targets) != nil }
    }

    /// The files that are read.
    package static func files(in folder: String) throws(DocumentError) -> [String] {
        let all = try SeriesFiles.all(at: folder)
        let sets = Set(all.compactMap { DueTargetFile($0, .targets)?.set })
        return all.filter { path in
            path.hasSuffix("/" + cellFile)
                || DueTargetFile.Part.allCases.contains { part in
                    DueTargetFile(path, part).map { sets.contains($0.set) } ?? false
                }
        }
    }

    /// - Throws: ``DocumentError`` with every problem of the first file that has any, or where one is missing.
    package static func read(_ folder: String) throws(DocumentError) -> DueTargetFolder {
        var hashed: [UInt8] = []
        var contents: [String: [UInt8]] = [:]
        let files = try files(in: folder)
        for path in files {
            let bytes = try InputFile.bytes(of: path)
            let name = path.split(separator: "/").last.map(String.init) ?? path
            hashed += Array("\(name.replacing(/\.gz$/, with: "")) \(bytes.count)\n".utf8) + bytes
            contents[path] = try TextDecoding.decode(bytes, file: path, encoding: nil).utf8
        }
        func text(_ part: DueTargetFile.Part, of set: String) throws(DocumentError) -> (path: String, utf8: [UInt8]) {
            guard let path = files.first(where: { DueTargetFile($0, part)?.set == set }), let utf8 = contents[path]
            else { throw missing("\(set)\(part.rawValue).csv", in: folder) }
            return (path, utf8)
        }
        var targets: [DueTarget] = []
        var sets: [String] = []
        for set in files.compactMap({ DueTargetFile($0, .targets)?.set }) {
            let series = try text(.series, of: set)
            let indicators = try text(.indicators, of: set)
            let table = try text(.targets, of: set)
            let reader = try DueTargetReader(
                series: SeriesQuestionStream.all(in: series.utf8, file: series.path),
                subjects: DueTargetReader.subjects(utf8: indicators.utf8, file: indicators.path))
            let found = try reader.read(utf8: table.utf8, file: table.path)
            sets.append("\(set) (\(found.count) targets)")
            targets += found
        }
        guard !sets.isEmpty else { throw missing("NAME_targets.csv", in: folder) }
        let cells = try files.first { $0.hasSuffix("/" + cellFile) }.map { path throws(DocumentError) in
            try TargetCellTable.read(utf8: contents[path] ?? [], file: path)
        }
        return DueTargetFolder(
            targets: targets, cells: cells ?? [], description: sets.joined(separator: "; "),
            digest: Digest.hexadecimal(of: hashed))
    }

    private static func missing(_ name: String, in folder: String) -> DocumentError {
        DocumentError([
            DocumentProblem(
                file: folder, found: BilingualText(japanese: "\(name) のないフォルダ", english: "a folder without \(name)"),
                expected: BilingualText(
                    japanese: "期限の来た目標のフォルダ", english: "a folder of targets that came due"))
        ])
    }
}

/// What the name of a file says.
private struct DueTargetFile {
    enum Part: String, CaseIterable {
        case targets = "_targets"
        case series = "_series"
        case indicators = "_indicators"
    }

    /// The name of the set that the file belongs to.
    let set: String

    /// `nil` for a file of another sort.
    init?(_ path: String, _ part: Part) {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let stem = file.replacing(kept(/\.csv(\.gz)?$/), with: "")
        guard stem.hasSuffix(part.rawValue) else { return nil }
        set = String(stem.dropLast(part.rawValue.count))
    }
}
