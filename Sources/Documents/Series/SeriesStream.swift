package import MitoshiBasics
import MitoshiPlanning

/// The series of a table one after the other, so that memory doesn't grow with their number.
///
/// The file is read twice: first through to its end, so that every problem is known before the first series is handed out,
/// then again for the series. Of the first pass nothing stays but a count; while it runs, 16 bytes a series, to find rows
/// that come back to an earlier series. What can't be read twice (a pipe) or isn't well-formed UTF-8 is read whole, as
/// ``SeriesTable`` reads it.
package struct SeriesStream {
    /// How many series there are.
    package let count: Int
    private var source: Source

    private enum Source {
        case whole(ArraySlice<SeriesTable.Series>)
        case pieces(SeriesPieces)
    }

    /// - Throws: ``DocumentError`` with every problem of the file.
    package init(file path: String) throws(DocumentError) {
        if var first = try SeriesPieces(file: path, isChecking: true), let count = try first.countAll(),
            let pieces = try SeriesPieces(file: path, isChecking: false)
        {
            self.count = count
            source = .pieces(pieces)
        } else {
            let table = try SeriesTable.read(file: path)
            count = table.series.count
            source = .whole(table.series[...])
        }
    }

    /// The next `number` series, in the order of the table; fewer at the end, and then none.
    ///
    /// - Throws: ``DocumentError`` when the file has changed since it was checked, and now has problems.
    package mutating func next(_ number: Int) throws(DocumentError) -> [SeriesTable.Series] {
        switch source {
        case .whole(let rest):
            source = .whole(rest.dropFirst(number))
            return Array(rest.prefix(number))
        case .pieces(var pieces):
            // Let go of the copy inside the enumeration, so that the buffers aren't copied.
            source = .whole([])
            defer { source = .pieces(pieces) }
            return try pieces.next(number)
        }
    }
}

/// Series read from a file piece by piece.
struct SeriesPieces {
    private let file: String
    private let input: InputPieces
    private let isChecking: Bool
    private var reader: SeriesTableReader
    private var problems = ProblemList()
    /// From the beginning of a row.
    private var bytes: [UInt8] = []
    private var isAtStart = true
    private var isAtEnd = false
    private var isUTF8 = true
    private var waiting: [SeriesTable.Series] = []

    /// - Parameter isChecking: Whether to look for everything that could be wrong; else only for what stops the reading.
    /// - Returns: `nil` for what can't be read twice.
    init?(file: String, isChecking: Bool) throws(DocumentError) {
        guard let input = try InputPieces(of: file) else { return nil }
        self.file = file
        self.input = input
        self.isChecking = isChecking
        reader = SeriesTableReader(file: file, findsReturns: isChecking)
    }

    /// How many series the file has; `nil` when its text isn't well-formed UTF-8 of lines that could be a table's.
    ///
    /// - Throws: ``DocumentError`` with every problem of the file.
    mutating func countAll() throws(DocumentError) -> Int? {
        var count = 0
        while !isAtEnd {
            try readPiece()
            guard isUTF8 else { return nil }
            count += waiting.count
            waiting.removeAll(keepingCapacity: true)
        }
        try problems.throwIfAny()
        return count
    }

    mutating func next(_ number: Int) throws(DocumentError) -> [SeriesTable.Series] {
        while waiting.count < number, !isAtEnd {
            try readPiece()
            try problems.throwIfAny()
        }
        let series = Array(waiting.prefix(number))
        waiting.removeFirst(series.count)
        return series
    }

    private mutating func readPiece() throws(DocumentError) {
        let isLast = try !input.append(to: &bytes)
        if isAtStart {
            guard bytes.count >= TextEncoding.byteOrderMark.count || isLast else { return }
            if bytes.starts(with: TextEncoding.byteOrderMark) {
                bytes.removeFirst(TextEncoding.byteOrderMark.count)
            }
            isAtStart = false
        }
        let used = bytes.withUnsafeBufferPointer { bytes in
            let used = reader.read(bytes, isLast: isLast, &problems)
            if isChecking { isUTF8 = isUTF8 && Self.isText(UnsafeBufferPointer(rebasing: bytes[..<used])) }
            return used
        }
        bytes.removeFirst(used)
        // No row of a table is that long; the whole reading says on which line.
        if bytes.count > InputFile.lineLimit { isUTF8 = false }
        isAtEnd = isLast || !isUTF8
        waiting += reader.takeSeries()
    }

    private static func isText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        UTF8Validation.firstInvalidOffset(in: bytes) == nil && !bytes.contains(0)
    }
}
