import Foundation
package import MitoshiBasics
import MitoshiPlanning
package import MitoshiStatistics

/// A table of many series: the columns `series_id`, `period` and `value`, in any order; further columns are left unread.
///
/// A series' rows stand together and its periods increase: whole numbers of any meaning, fiscal years (FY2020, 2020年度) or
/// calendar years (CY2020, 2020年); an empty value is a missing year.
package struct SeriesTable: Hashable, Sendable {
    /// One series of the table.
    package struct Series: Hashable, Sendable {
        package let id: String
        /// Increasing; one for each value.
        package let periods: [Int]
        /// Finite.
        package let values: [Double]
        /// The sort of year that the periods name; `nil` where they are plain numbers.
        package let axis: YearAxis?

        /// The period with that number, as the table writes periods.
        package func text(ofPeriod number: Int) -> String {
            axis?.year(number)?.canonicalText ?? String(number)
        }

        /// The series on the annual grid, each period being a year.
        package func annualSeries() throws(StatisticsError) -> AnnualSeries {
            try AnnualSeries(observations: zip(periods, values).map { Observation(year: $0, value: .exact($1)) })
        }
    }

    /// In the order of the file.
    package let series: [Series]
    /// The headers of the columns that were left unread.
    package let unreadColumns: [String]

    /// Reads the table in the file at `path`.
    ///
    /// - Parameter encoding: `nil` finds it out.
    /// - Throws: ``DocumentError`` with every problem of the file.
    package static func read(file path: String, encoding: TextEncoding? = nil) throws(DocumentError) -> SeriesTable {
        let decoded = try TextDecoding.decode(InputFile.bytes(of: path), file: path, encoding: encoding)
        return try read(utf8: decoded.utf8, file: path)
    }

    static func read(utf8: [UInt8], file: String) throws(DocumentError) -> SeriesTable {
        var problems = ProblemList()
        var reader = SeriesTableReader(file: file, findsReturns: true)
        utf8.withUnsafeBufferPointer { bytes in _ = reader.read(bytes, isLast: true, &problems) }
        try problems.throwIfAny()
        return SeriesTable(series: reader.takeSeries(), unreadColumns: reader.unread)
    }

    init(series: [Series], unreadColumns: [String]) {
        self.series = series
        self.unreadColumns = unreadColumns
    }
}

extension SeriesTable {
    /// The tables that a path means: the file itself, or the CSV files of a folder, `.csv` and `.csv.gz`, in the order of
    /// their names.
    ///
    /// - Throws: ``DocumentError`` when there is nothing at `path`, or no table in the folder.
    package static func files(at path: String) throws(DocumentError) -> [String] {
        var status = stat()
        guard stat(path, &status) == 0 else { throw DocumentError([InputFile.unreadable(path, errno)]) }
        guard status.st_mode & S_IFMT == S_IFDIR else { return [path] }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw DocumentError([InputFile.unreadable(path, errno == 0 ? EIO : errno)])
        }
        let tables = names.filter(isTable).sorted()
        guard !tables.isEmpty else {
            throw DocumentError([
                DocumentProblem(
                    file: path, found: BilingualText(japanese: "CSVのないフォルダ", english: "a folder without CSV files"),
                    expected: BilingualText(
                        japanese: "データパッケージ、または系列のCSV", english: "a data package, or CSV files of series"))
            ])
        }
        return tables.map { path.inFolder($0) }
    }

    private static func isTable(_ name: String) -> Bool {
        (name.hasSuffix(".csv") || name.hasSuffix(".csv.gz")) && !name.hasPrefix(".")
    }
}
