import Foundation
package import MitoshiBasics
import MitoshiPlanning

/// The series of a table with what is asked of them, one after the other.
///
/// The rows may stand in any order, for which the table is kept as a whole. Where a series' rows stand together and the caller says
/// so, it is read piece by piece, and memory doesn't grow with the number of series.
package struct SeriesQuestionStream {
    private let file: String
    private var reader: SeriesQuestionReader
    private var input: InputPieces?
    private var bytes: [UInt8] = []
    private var waiting: ArraySlice<TableSeries> = []
    private var isAtStart = true
    private var isAtEnd = false

    /// - Parameters:
    ///   - path: `-` is standard input.
    ///   - form: How the table is laid out.
    ///   - isSorted: Whether the rows of each series stand together.
    /// - Throws: ``DocumentError`` when the table as a whole can't be read.
    package init(file path: String, form: SeriesTableForm, isSorted: Bool) throws(DocumentError) {
        file = path
        reader = SeriesQuestionReader(file: path, form: form, isSorted: isSorted)
        if isSorted {
            input = try InputPieces(of: path)
        } else {
            bytes = try TextDecoding.decode(InputFile.bytes(of: path), file: path, encoding: nil).utf8
            isAtStart = false
            try read(isLast: true)
        }
    }

    /// Every series of a table that is at hand.
    ///
    /// - Throws: ``DocumentError`` when the table as a whole can't be read.
    static func all(in utf8: [UInt8], file: String) throws(DocumentError) -> [TableSeries] {
        var problems = ProblemList()
        var reader = SeriesQuestionReader(file: file, form: .byHeaders, isSorted: false)
        utf8.withUnsafeBufferPointer { _ = reader.read($0, isLast: true, &problems) }
        try problems.throwIfAny()
        return reader.takeSeries(isLast: true)
    }

    /// The columns that mean nothing.
    package var unreadColumns: [BilingualText] { reader.unread }

    /// How many series there are; `nil` while the table is being read.
    package var count: Int? { isAtEnd ? waiting.count : nil }

    /// The next `number` series, in the order in which they begin; fewer at the end, and then none.
    package mutating func next(_ number: Int) throws(DocumentError) -> [TableSeries] {
        while waiting.count < number, !isAtEnd, let input {
            let isLast = try !input.append(to: &bytes)
            if isAtStart {
                guard bytes.count >= TextEncoding.byteOrderMark.count || isLast else { continue }
                if bytes.starts(with: TextEncoding.byteOrderMark) {
                    bytes.removeFirst(TextEncoding.byteOrderMark.count)
                }
                isAtStart = false
            }
            try read(isLast: isLast)
        }
        let series = Array(waiting.prefix(number))
        waiting = waiting.dropFirst(series.count)
        return series
    }

    private mutating func read(isLast: Bool) throws(DocumentError) {
        var problems = ProblemList()
        let used = bytes.withUnsafeBufferPointer { reader.read($0, isLast: isLast, &problems) }
        if let offset = UTF8Validation.firstInvalidOffset(in: Array(bytes[..<used])) {
            problems.add(
                DocumentProblem(
                    file: file,
                    found: BilingualText(
                        japanese: "UTF-8でないバイト（\(bytes[offset])）", english: "a byte that isn't UTF-8 (\(bytes[offset]))"
                    ),
                    expected: BilingualText(
                        japanese: "--sorted ではUTF-8の表", english: "a table in UTF-8, with --sorted")))
        }
        try problems.throwIfAny()
        bytes.removeFirst(used)
        guard bytes.count <= InputFile.lineLimit else { throw DocumentError([InputFile.tooLong(file, line: nil)]) }
        isAtEnd = isLast
        waiting += reader.takeSeries(isLast: isLast)
    }
}

/// The files in which series stand.
package enum SeriesFiles {
    /// The tables that a path means: the file itself, `-` for standard input, or the CSV files of a folder, `.csv` and
    /// `.csv.gz`, in the order of their names.
    ///
    /// - Throws: ``DocumentError`` when there is nothing at `path`, or no table in the folder.
    package static func all(at path: String) throws(DocumentError) -> [String] {
        guard path != InputFile.standardInput else { return [path] }
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
