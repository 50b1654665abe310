import MitoshiPlanning
import MitoshiStatistics

/// Reads the rows of a table of series straight from its bytes, all at once or piece by piece.
struct SeriesTableReader {
    private let file: String
    private var parser = CSVParser(UnsafeBufferPointer(start: nil, count: 0))
    /// The places of `series_id`, `period` and `value`; `nil` before the header.
    private var places: (id: Int, period: Int, value: Int)?
    private var width = 0
    /// The headers of the columns that are left unread.
    private(set) var unread: [String] = []
    /// Set when there is nothing more to read, because of a problem or the end.
    private var isDone = false

    private var series: [SeriesTable.Series] = []
    /// Where each finished series began, to find rows that come back to it; `nil` when nobody asks.
    private var finished: [Fingerprint: Int]?
    private var idBytes: [UInt8] = []
    private var id = ""
    private var firstLine = 0
    private var periods: [Int] = []
    private var values: [Double] = []
    private var lastPeriod: Int?
    private var axis: YearAxis?

    private static let names = ["series_id", "period", "value"]

    /// - Parameter findsReturns: Whether rows that come back to an earlier series are problems.
    init(file: String, findsReturns: Bool) {
        self.file = file
        finished = findsReturns ? [:] : nil
    }

    /// Reads the whole rows of `bytes`, which go on where the last ones read ended.
    ///
    /// - Parameter isLast: Whether these are the last bytes; without that the last row may go on, and stays.
    /// - Returns: How many bytes were read.
    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, _ problems: inout ProblemList) -> Int {
        guard !isDone else { return bytes.count }
        parser = CSVParser(bytes, line: parser.line)
        while !isDone {
            let place = parser.place
            do throws(CSVParser.Failure) {
                guard try parser.next() else { break }
                if parser.isAtEnd, !isLast {
                    parser.rewind(to: place)
                    return place.position
                }
                if places == nil { readHeader(&problems) } else { readRow(&problems) }
            } catch {
                if case .unterminatedQuote = error, !isLast {
                    parser.rewind(to: place)
                    return place.position
                }
                problems.add(error.problem(file: file))
                isDone = true
            }
        }
        if isLast, !isDone {
            if places == nil { problems.add(CSVTable.empty(file)) }
            finish()
            isDone = true
        }
        return bytes.count
    }

    /// The series finished since the last call.
    mutating func takeSeries() -> [SeriesTable.Series] {
        defer { series.removeAll(keepingCapacity: true) }
        return series
    }

    private mutating func readHeader(_ problems: inout ProblemList) {
        if isBlankRow { return }
        let header = parser.cells.map { parser.text($0).trimmed.lowercased() }
        width = header.count
        unread = header.filter { !Self.names.contains($0) }
        let found = Self.names.map { name in header.indices.filter { header[$0] == name } }
        for (name, columns) in zip(Self.names, found) where columns.count != 1 {
            problems.add(headerProblem(name, count: columns.count))
        }
        guard found.allSatisfy({ $0.count == 1 }) else {
            isDone = true
            return
        }
        places = (found[0][0], found[1][0], found[2][0])
    }

    private var isBlankRow: Bool { parser.cells.allSatisfy { $0.start == $0.end } }

    private mutating func readRow(_ problems: inout ProblemList) {
        guard !isBlankRow, let places else { return }
        guard parser.cells.count == width else {
            problems.add(ragged)
            return
        }
        let cells = parser.cells
        let idCell = parser.raw(cells[places.id])
        if firstLine == 0 || !idCell.elementsEqual(idBytes) { begin(cells[places.id], at: places.id, &problems) }
        guard let (period, axis) = period(in: cells[places.period]) else {
            problems.add(problem(places.period, "period", Self.period))
            return
        }
        if lastPeriod != nil, axis != self.axis {
            problems.add(problem(places.period, "period", Self.sameSort))
            return
        }
        self.axis = axis
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

    /// A whole number, or the number of a fiscal or calendar year with the sort of year.
    private func period(in cell: CSVParser.Cell) -> (Int, YearAxis?)? {
        if let number = NumberBytes.integer(parser.raw(cell)) { return (number, nil) }
        guard case .fiscalYear(let year)? = try? PeriodParser.parse(parser.text(cell)) else { return nil }
        return (year.year, YearAxis(firstMonth: year.firstMonth))
    }

    private mutating func begin(_ cell: CSVParser.Cell, at place: Int, _ problems: inout ProblemList) {
        finish()
        idBytes = Array(parser.raw(cell))
        id = parser.text(cell)
        firstLine = parser.rowLine
        periods = []
        values = []
        lastPeriod = nil
        axis = nil
        if id.isEmpty { problems.add(problem(place, "series_id", Self.filled)) }
        if let line = finished?[Fingerprint(of: id)] { problems.add(problem(place, "series_id", Self.together(line))) }
    }

    private mutating func finish() {
        guard firstLine > 0 else { return }
        let fingerprint = Fingerprint(of: id)
        if finished != nil, finished?[fingerprint] == nil { finished?[fingerprint] = firstLine }
        series.append(SeriesTable.Series(id: id, periods: periods, values: values, axis: axis))
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

    private static let period = BilingualText(
        japanese: "整数、または年度・暦年（例：2020、FY2020、CY2020）",
        english: "a whole number, or a fiscal or calendar year (2020, FY2020, CY2020)")
    private static let sameSort = BilingualText(
        japanese: "同じ系列のほかの行と同じ種類の期間（整数、年度、暦年のどれか1つ）",
        english: "a period of the same sort as the series' other rows (plain numbers, fiscal or calendar years)")
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

/// 128 bits in place of a text of any length: among a million different texts two have the same with a chance of 10⁻²⁷.
///
/// Source: FNV-1a (Fowler, Noll & Vo) beside a chain of the mixer of SplitMix64 (Steele, Lea & Flood 2014, OOPSLA).
struct Fingerprint: Hashable {
    private let first: UInt64
    private let second: UInt64

    init(of text: String) {
        var (first, second): (UInt64, UInt64) = (0xcbf2_9ce4_8422_2325, 0x8422_2325_cbf2_9ce4)
        for byte in text.utf8 {
            first = (first ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
            second = Self.mixed(second &+ UInt64(byte) &+ 1)
        }
        (self.first, self.second) = (Self.mixed(first), second)
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }
}
