import MitoshiPlanning

/// Splits UTF-8 bytes into rows and cells as RFC 4180 says: commas, quotes, and LF, CRLF or CR as line ends.
///
/// It hands out the positions of cells instead of texts, so that tables of many rows cost little.
struct CSVParser {
    /// The place of one cell among the bytes, without its quotes.
    struct Cell {
        var start: Int
        var end: Int
        /// True when it holds doubled quotes, each standing for one.
        var hasDoubledQuotes: Bool
        /// True when it stood in quotes.
        var isQuoted: Bool
        /// The line its text begins on, from 1.
        var line: Int
    }

    /// What keeps bytes from being CSV.
    enum Failure: Error, Hashable {
        /// A quote that is never closed.
        case unterminatedQuote(line: Int, column: Int)
        /// Text between a closing quote and the next comma.
        case textAfterQuote(line: Int, column: Int)
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    /// The line that `position` stands on, from 1.
    private(set) var line = 1
    /// The cells of the row last read.
    private(set) var cells: [Cell] = []
    /// The line on which the row last read begins.
    private(set) var rowLine = 1

    /// - Parameter line: The line on which `bytes` begin.
    init(_ bytes: UnsafeBufferPointer<UInt8>, line: Int = 1) {
        self.bytes = bytes
        self.line = line
    }

    /// A place between two rows.
    struct Place {
        let position: Int
        let line: Int
    }

    /// Where the next row begins.
    var place: Place { Place(position: position, line: line) }

    /// Goes back to the beginning of a row.
    mutating func rewind(to place: Place) {
        position = place.position
        line = place.line
    }

    /// Whether there is nothing after the row last read.
    var isAtEnd: Bool { position >= bytes.count }

    /// Reads the next row into ``cells``; false at the end. After a failure there is nothing more to read.
    mutating func next() throws(Failure) -> Bool {
        guard position < bytes.count else { return false }
        cells.removeAll(keepingCapacity: true)
        rowLine = line
        repeat {
            if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
                try readQuoted()
            } else {
                readPlain()
            }
        } while skipComma()
        skipLineEnd()
        return true
    }

    private mutating func readPlain() {
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
            position += 1
        }
        cells.append(Cell(start: start, end: position, hasDoubledQuotes: false, isQuoted: false, line: line))
    }

    private mutating func readQuoted() throws(Failure) {
        var cell = Cell(start: position + 1, end: 0, hasDoubledQuotes: false, isQuoted: true, line: line)
        position += 1
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
                    cell.end = position - 1
                    cells.append(cell)
                    return try checkAfterQuote()
                }
                cell.hasDoubledQuotes = true
                position += 1
            case UInt8(ascii: "\n"):
                line += 1
                position += 1
            case UInt8(ascii: "\r"):
                position += 1
                if position == bytes.count || bytes[position] != UInt8(ascii: "\n") { line += 1 }
            default: position += 1
            }
        }
        throw .unterminatedQuote(line: cell.line, column: cells.count + 1)
    }

    private func checkAfterQuote() throws(Failure) {
        guard position < bytes.count else { return }
        switch bytes[position] {
        case UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"): return
        default: throw .textAfterQuote(line: line, column: cells.count)
        }
    }

    private mutating func skipComma() -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: ",") else { return false }
        position += 1
        return true
    }

    private mutating func skipLineEnd() {
        guard position < bytes.count else { return }
        let isReturn = bytes[position] == UInt8(ascii: "\r")
        position += 1
        if isReturn, position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
        line += 1
    }

    /// The bytes of a cell as they stand; doubled quotes are still doubled.
    func raw(_ cell: Cell) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[cell.start..<cell.end]) }

    /// The text of a cell.
    func text(_ cell: Cell) -> String {
        guard cell.hasDoubledQuotes else { return String(decoding: raw(cell), as: UTF8.self) }
        var text: [UInt8] = []
        var isSecond = false
        for byte in raw(cell) {
            let isQuote = byte == UInt8(ascii: "\"")
            if !(isQuote && isSecond) { text.append(byte) }
            isSecond = isQuote && !isSecond
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension CSVParser.Failure {
    func problem(file: String) -> DocumentProblem {
        switch self {
        case .unterminatedQuote(let line, let column):
            DocumentProblem(
                file: file, line: line, column: column,
                found: BilingualText(japanese: "閉じられていない引用符（\"）", english: "a quote (\") that is never closed"),
                expected: BilingualText(japanese: "セルの終わりの引用符", english: "a quote at the end of the cell"))
        case .textAfterQuote(let line, let column):
            DocumentProblem(
                file: file, line: line, column: column,
                found: BilingualText(japanese: "閉じた引用符の後の文字", english: "text after a closing quote"),
                expected: BilingualText(
                    japanese: "カンマか改行（セル内の引用符は \"\" と2つ重ねる）",
                    english: "a comma or the end of the line (a quote inside a cell is written twice)"))
        }
    }
}
