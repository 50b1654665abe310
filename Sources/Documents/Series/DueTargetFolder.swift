import Foundation
package import MitoshiPlanning

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
        ((try? SeriesTable.files(at: path)) ?? []).contains { DueTargetFile($0, .targets) != nil }
    }

    /// The files that are read.
    package static func files(in folder: String) throws(DocumentError) -> [String] {
        let all = try SeriesTable.files(at: folder)
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
            let reader = DueTargetReader(
                series: try SeriesTable.read(utf8: series.utf8, file: series.path).series,
                subjects: try DueTargetReader.subjects(utf8: indicators.utf8, file: indicators.path))
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
