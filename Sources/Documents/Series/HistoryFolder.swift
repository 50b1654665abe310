import Foundation
import MitoshiPlanning
package import MitoshiStatistics

/// Annual histories in a folder: a table of series a file, `.csv` or `.csv.gz`.
///
/// A file's name names its data set; an ending `_train` is left out. Files that end in `_test` or `_meta` are not histories
/// and are passed over. The series of a set whose name holds `_quarterly` or `_monthly` are averaged over whole years, the
/// last of which ends with the last value.
package struct HistoryFolder: Sendable {
    package struct DataSet: Sendable {
        package let name: String
        package let series: [AnnualSeries]
    }

    /// In the order of their names.
    package let sets: [DataSet]
    /// SHA-256 over the name, the length and the bytes of every file that was read, in the order of their names.
    package let digest: String

    /// - Parameters:
    ///   - joined: Sets whose `_test` values continue their histories.
    ///   - skipped: Sets that are passed over.
    /// - Throws: ``DocumentError`` when a table can't be read, or a set that is named isn't there.
    package static func read(
        _ folder: String, joining joined: Set<String> = [], skipping skipped: Set<String> = []
    ) throws(DocumentError) -> HistoryFolder {
        let files = try SeriesTable.files(at: folder).map { (name: DataSetName(path: $0), path: $0) }
        let names = Set(files.map(\.name.set))
        guard let unknown = joined.union(skipped).subtracting(names).min() else {
            return try read(files.filter { !skipped.contains($0.name.set) }, joining: joined)
        }
        throw DocumentError([
            DocumentProblem(
                file: folder, found: .quoted(unknown),
                expected: BilingualText(
                    japanese: "フォルダにあるデータの名前（\(names.sorted().joined(separator: "、"))）",
                    english: "the name of a set in the folder (\(names.sorted().joined(separator: ", ")))"))
        ])
    }

    private static func read(
        _ files: [(name: DataSetName, path: String)], joining joined: Set<String>
    ) throws(DocumentError) -> HistoryFolder {
        var bytes: [UInt8] = []
        var tables: [String: [SeriesTable.Series]] = [:]
        for (name, path) in files {
            guard name.part == .history || name.part == .continuation && joined.contains(name.set) else { continue }
            let contents = try InputFile.bytes(of: path)
            bytes += Array("\(name.set)_\(name.part) \(contents.count)\n".utf8) + contents
            let decoded = try TextDecoding.decode(contents, file: path, encoding: nil)
            let table = try SeriesTable.read(utf8: decoded.utf8, file: path).series
            tables[name.set] =
                name.part == .history ? table + (tables[name.set] ?? []) : (tables[name.set] ?? []) + table
        }
        var sets: [DataSet] = []
        for (name, series) in tables.sorted(by: { $0.key < $1.key }) {
            sets.append(DataSet(name: name, series: try annual(joining(series), of: name)))
        }
        return HistoryFolder(sets: sets, digest: Digest.hexadecimal(of: bytes))
    }

    /// Parts of one series, wherever they stand, put together in the order of their periods.
    private static func joining(_ series: [SeriesTable.Series]) -> [SeriesTable.Series] {
        var places: [String: Int] = [:]
        var joined: [SeriesTable.Series] = []
        for part in series {
            if let place = places[part.id] {
                joined[place] = joined[place].continued(by: part)
            } else {
                places[part.id] = joined.count
                joined.append(part)
            }
        }
        return joined
    }

    private static func annual(
        _ series: [SeriesTable.Series], of set: String
    ) throws(DocumentError) -> [AnnualSeries] {
        let perYear = set.contains("_quarterly") ? 4 : set.contains("_monthly") ? 12 : 1
        var annual: [AnnualSeries] = []
        for one in series {
            do throws(StatisticsError) {
                annual.append(try perYear == 1 ? one.annualSeries() : one.yearlyMeans(of: perYear))
            } catch {
                throw DocumentError([
                    DocumentProblem(
                        file: set, found: .quoted(one.id),
                        expected: error.text)
                ])
            }
        }
        return annual
    }
}

/// What the name of a file says.
private struct DataSetName: Sendable {
    enum Part: String, Sendable {
        case history
        case continuation
        case description
    }

    let set: String
    let part: Part

    init(path: String) {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let stem = file.replacing(kept(/\.csv(\.gz)?$/), with: "")
        let endings: [(String, Part)] = [("_train", .history), ("_test", .continuation), ("_meta", .description)]
        let ending = endings.first { stem.hasSuffix($0.0) }
        set = ending.map { String(stem.dropLast($0.0.count)) } ?? stem
        part = ending?.1 ?? .history
    }
}

extension SeriesTable.Series {
    fileprivate func continued(by other: Self) -> Self {
        let pairs = zip(periods + other.periods, values + other.values).sorted { $0.0 < $1.0 }
        return Self(id: id, periods: pairs.map(\.0), values: pairs.map(\.1), axis: axis)
    }

    /// The means of whole years of `count` values; the last year ends with the last value.
    fileprivate func yearlyMeans(of count: Int) throws(StatisticsError) -> AnnualSeries {
        let years = values.count / count
        let whole = values.suffix(years * count)
        let means = (0..<years).map { year in
            whole.dropFirst(year * count).prefix(count).reduce(0, +) / Double(count)
        }
        return try AnnualSeries(firstYear: 0, values: means)
    }
}
