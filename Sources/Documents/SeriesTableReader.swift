import Planning
import Statistics

/// Reads the rows of a table of series straight from its bytes.
struct SeriesTableReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let file: String
    private var parser: CSVParser
    /// The places of `series_id`, `period` and `value`.
    private var places = (id: 0, period: 0, value: 0)
    private var width = 0
    private var unread: [String] = []

    private var series: [SeriesTable.Series] = []
    /// Where each finished series began, to find rows that come back to it.
    private var finished: [String: Int] = [:]
    private var idBytes: [UInt8] = []
    private var id = ""
    private var firstLine = 0
    private var periods: [Int] = []
    private var values: [Double] = []
    private var lastPeriod: Int?

    private static let names = ["series_id", "period", "value"]

    init(_ bytes: UnsafeBufferPointer<UInt8>, file: String) {
        self.bytes = bytes
        self.file = file
        parser = CSVParser(bytes)
    }

    mutating func read(_ problems: inout ProblemList) -> SeriesTable {
        do throws(CSVParser.Failure) {
            if try readHeader(&problems) {
                while try parser.next() { readRow(&problems) }
                finish(&problems)
            }
        } catch {
            problems.add(error.problem(file: file))
        }
        return SeriesTable(series: series, unreadColumns: unread)
    }

    private mutating func readHeader(_ problems: inout ProblemList) throws(CSVParser.Failure) -> Bool {
        repeat {
            guard try parser.next() else {
                problems.add(CSVTable.empty(file))
                return false
            }
        } while isBlankRow
        let header = parser.cells.map { parser.text($0).trimmed.lowercased() }
        width = header.count
        unread = header.filter { !Self.names.contains($0) }
        let found = Self.names.map { name in header.indices.filter { header[$0] == name } }
        for (name, columns) in zip(Self.names, found) where columns.count != 1 {
            problems.add(headerProblem(name, count: columns.count))
        }
        guard found.allSatisfy({ $0.count == 1 }) else { return false }
        places = (found[0][0], found[1][0], found[2][0])
        return true
    }

    private var isBlankRow: Bool { parser.cells.allSatisfy { $0.start == $0.end } }

    private mutating func readRow(_ problems: inout ProblemList) {
        if isBlankRow { return }
        guard parser.cells.count == width else {
            problems.add(ragged)
            return
        }
        let cells = parser.cells
        let idCell = parser.raw(cells[places.id])
        if firstLine == 0 || !idCell.elementsEqual(idBytes) { begin(cells[places.id], &problems) }
        guard let period = NumberBytes.integer(parser.raw(cells[places.period])) else {
            problems.add(problem(places.period, "period", Self.wholeNumber))
            return
        }
        if let lastPeriod, period <= lastPeriod {
            problems.add(problem(places.period, "period", Self.increasing(after: lastPeriod)))
            return
        }
        lastPeriod = period
        let valueCell = parser.raw(cells[places.value])
        if valueCell.isEmpty { return }
        guard let value = NumberBytes.number(valueCell) else {
            problems.add(problem(places.value, "value", Self.number))
            return
        }
        periods.append(period)
        values.append(value)
    }

    private mutating func begin(_ cell: CSVParser.Cell, _ problems: inout ProblemList) {
        finish(&problems)
        idBytes = Array(parser.raw(cell))
        id = parser.text(cell)
        firstLine = parser.rowLine
        periods = []
        values = []
        lastPeriod = nil
        if id.isEmpty { problems.add(problem(places.id, "series_id", Self.filled)) }
        if let line = finished[id] { problems.add(problem(places.id, "series_id", Self.together(line))) }
    }

    private mutating func finish(_ problems: inout ProblemList) {
        guard firstLine > 0 else { return }
        if finished[id] == nil { finished[id] = firstLine }
        series.append(SeriesTable.Series(id: id, periods: periods, values: values))
    }
}

extension SeriesTableReader {
    private func problem(_ place: Int, _ name: String, _ expected: BilingualText) -> DocumentProblem {
        DocumentProblem(
            file: file, line: parser.rowLine, column: place + 1, columnName: name,
            found: .quoted(parser.text(parser.cells[place])), expected: expected)
    }

    private var ragged: DocumentProblem {
        .ragged(file: file, line: parser.rowLine, found: parser.cells.count, expected: width)
    }

    private func headerProblem(_ name: String, count: Int) -> DocumentProblem {
        DocumentProblem(
            file: file, line: parser.rowLine,
            found: count == 0
                ? BilingualText(japanese: "「\(name)」のない見出し行", english: "a header without “\(name)”")
                : BilingualText(
                    japanese: "「\(name)」が\(count)つある見出し行", english: "a header with “\(name)” \(count) times"),
            expected: BilingualText(
                japanese: "series_id・period・value の列をひとつずつ", english: "one column each of series_id, period and value"))
    }

    private static let wholeNumber = BilingualText(japanese: "整数", english: "a whole number")
    private static let number = BilingualText(
        japanese: "有限の数値（例：1234.5）、または空欄", english: "a finite number such as 1234.5, or an empty cell")
    private static let filled = BilingualText(japanese: "空でない系列名", english: "a name that isn't empty")

    private static func increasing(after last: Int) -> BilingualText {
        BilingualText(
            japanese: "同じ系列の前の行（\(last)）より大きい期間", english: "a period after \(last), that of the series' row before")
    }

    private static func together(_ line: Int) -> BilingualText {
        BilingualText(
            japanese: "続けて並んだ同じ系列の行（この系列は\(line)行目から始まり、途切れている）",
            english: "the rows of a series together (this one began on line \(line) and was interrupted)")
    }
}
