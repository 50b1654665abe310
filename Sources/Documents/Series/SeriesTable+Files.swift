import Foundation
package import MitoshiBasics
import MitoshiPlanning

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
