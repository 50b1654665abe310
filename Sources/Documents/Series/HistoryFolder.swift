import Foundation
package import MitoshiBasics
import MitoshiPlanning
package import MitoshiStatistics

/// Annual histories in a folder: a table of series a file, `.csv` or `.csv.gz`.
///
/// A file's name names its data set; an ending `_train` is left out. Files that end in `_test` or `_meta` are not histories
/// and are passed over. The series of a set whose name holds `_quarterly` or `_monthly` are averaged over whole years, the
/// last of which ends with the last value. A kind says how dated months are added up, and nothing else: what is learned is how
/// plain series go on.
package struct HistoryFolder: Sendable {
    package struct DataSet: Sendable {
        package let name: String
        package let series: [AnnualSeries]
    }

    /// A series that is none, and why.
    package struct Refused: Sendable {
        package let id: String
        /// A word for programs.
        package let code: String
        package let problem: DocumentProblem
    }

    /// In the order of their names.
    package let sets: [DataSet]
    /// What was left out of them.
    package let refused: [Refused]
    /// SHA-256 over the name, the length and the bytes of every file that was read, in the order of their names.
    package let digest: String

    /// - Parameters:
    ///   - joined: Sets whose `_test` values continue their histories.
    ///   - skipped: Sets that are passed over.
    /// - Throws: ``DocumentError`` when a table can't be read, or a set that is named isn't there.
    package static func read(
        _ folder: String, joining joined: Set<String> = [], skipping skipped: Set<String> = []
    ) throws(DocumentError) -> HistoryFolder {
        let files = try SeriesFiles.all(at: folder).map { (name: DataSetName(path: $0), path: $0) }
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
        var tables: [String: [TableSeries]] = [:]
        for (name, path) in files {
            guard name.part == .history || name.part == .continuation && joined.contains(name.set) else { continue }
            let contents = try InputFile.bytes(of: path)
            bytes += Array("\(name.set)_\(name.part) \(contents.count)\n".utf8) + contents
            let decoded = try TextDecoding.decode(contents, file: path, encoding: nil)
            let table = try SeriesQuestionStream.all(in: decoded.utf8, file: path)
            tables[name.set] =
                name.part == .history ? table + (tables[name.set] ?? []) : (tables[name.set] ?? []) + table
        }
        var sets: [DataSet] = []
        var refused: [Refused] = []
        for (name, parts) in tables.sorted(by: { $0.key < $1.key }) {
            var series: [AnnualSeries] = []
            for (id, part) in joining(parts) {
                do throws(TableSeries.Invalid) {
                    series.append(try annual(part.get(), of: name))
                } catch {
                    refused.append(Refused(id: id, code: error.code, problem: error.problem))
                }
            }
            sets.append(DataSet(name: name, series: series))
        }
        return HistoryFolder(sets: sets, refused: refused, digest: Digest.hexadecimal(of: bytes))
    }

    private typealias Part = Result<[Observation], TableSeries.Invalid>

    /// Parts of one series put together, wherever they stand.
    private static func joining(_ series: [TableSeries]) -> [(id: String, part: Part)] {
        var places: [String: Int] = [:]
        var joined: [(id: String, part: Part)] = []
        for one in series {
            let part = one.question.map(\.question.observations)
            if let place = places[one.id] {
                joined[place].part = joined[place].part.flatMap { known in part.map { known + $0 } }
            } else {
                places[one.id] = joined.count
                joined.append((one.id, part))
            }
        }
        return joined
    }

    private static func annual(
        _ observations: [Observation], of set: String
    ) throws(TableSeries.Invalid) -> AnnualSeries {
        do throws(StatisticsError) {
            let series = try AnnualSeries(observations: observations)
            if set.contains("_quarterly") { return try series.yearlyMeans(of: 4) }
            return try set.contains("_monthly") ? series.yearlyMeans(of: 12) : series
        } catch {
            let expected = BilingualText(japanese: "1年に1つの値", english: "one value a year")
            throw TableSeries.Invalid(
                code: "invalid-series", problem: DocumentProblem(file: set, found: error.text, expected: expected))
        }
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

extension AnnualSeries {
    /// The means of whole years of `count` values; the last year ends with the last value.
    fileprivate func yearlyMeans(of count: Int) throws(StatisticsError) -> AnnualSeries {
        let values = exactValues
        let years = values.count / count
        let whole = values.suffix(years * count)
        let means = (0..<years).map { year in
            whole.dropFirst(year * count).prefix(count).reduce(0, +) / Double(count)
        }
        return try AnnualSeries(firstYear: 0, values: means)
    }
}
