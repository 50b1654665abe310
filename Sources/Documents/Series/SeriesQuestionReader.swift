package import MitoshiBasics
package import MitoshiPlanning
import MitoshiStatistics

/// One series of a table with what is asked of it.
package struct TableSeries: Sendable {
    /// What a series that can be read asks.
    package struct Question: Sendable {
        package let question: SeriesQuestion
        /// How the table writes the series' periods.
        package let calendar: SeriesCalendar
    }

    /// Why a series can't be read.
    package struct Invalid: Error, Hashable, Sendable {
        /// A word for programs.
        package let code: String
        /// What is wrong at which place, the first where there are several.
        package let problem: DocumentProblem
    }

    package let id: String
    package let question: Result<Question, Invalid>
}

/// Reads a table of series with what is asked of each: a row for each value, in any order, or one for each series or period, and
/// optional columns.
///
/// A cell that can't be read is a problem of its series alone. What is said once of a series (its kind, its bounds) may stand in
/// every row or in one; each row may hold a target.
struct SeriesQuestionReader {
    private let file: String
    private let form: SeriesTableForm
    /// Whether a series' rows stand together, so that it is whole once another one begins.
    private let isSorted: Bool
    private var parser = CSVParser(UnsafeBufferPointer(start: nil, count: 0))
    private var header: [String] = []
    private var layout: SeriesLayout?
    private var isDone = false
    private var drafts: [SeriesDraft] = []
    /// The places of the drafts by id.
    private var places: [String: Int] = [:]
    /// Of the series that are handed out, where rows stand together.
    private var finished: Set<Fingerprint> = []

    init(file: String, form: SeriesTableForm, isSorted: Bool) {
        self.file = file
        self.form = form
        self.isSorted = isSorted
    }

    /// The headers of the columns that mean nothing.
    var unread: [BilingualText] { layout?.unread ?? [] }

    /// Reads the whole rows of `bytes`, which go on where the last ones read ended.
    ///
    /// - Parameter isLast: Whether these are the last bytes; without that the last row may go on, and stays.
    /// - Returns: How many bytes were read.
    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, _ problems: inout ProblemList) -> Int {
        parser = CSVParser(bytes, line: parser.line)
        while !isDone {
            let place = parser.place
            do throws(CSVParser.Failure) {
                guard try parser.next() else { break }
                if parser.isAtEnd, !isLast {
                    parser.rewind(to: place)
                    return place.position
                }
                if parser.cells.allSatisfy({ $0.start == $0.end }) { continue }
                if let layout { readRow(layout) } else { readHeader(&problems) }
            } catch {
                if case .unterminatedQuote = error, !isLast {
                    parser.rewind(to: place)
                    return place.position
                }
                problems.add(error.problem(file: file))
                isDone = true
            }
        }
        return bytes.count
    }

    /// The series that are whole, in the order in which they begin.
    mutating func takeSeries(isLast: Bool) -> [TableSeries] {
        let count = isLast ? drafts.count : isSorted ? drafts.count - startedCount : 0
        let whole = drafts.prefix(count).map { $0.series(file: file) }
        guard count > 0 else { return whole }
        if isSorted { for draft in drafts.prefix(count) { finished.insert(Fingerprint(of: draft.id)) } }
        drafts.removeFirst(count)
        places = Dictionary(uniqueKeysWithValues: drafts.enumerated().map { ($0.element.id, $0.offset) })
        return whole
    }

    /// How many series later rows may go on with, where rows stand together: the last one; all where each has a column.
    private var startedCount: Int {
        if case .seriesAcross? = layout?.values { drafts.count } else { min(1, drafts.count) }
    }

    private mutating func readHeader(_ problems: inout ProblemList) {
        header = parser.cells.map { parser.text($0).trimmed }
        layout = SeriesLayout(header: header, form: form)
        if layout == nil {
            problems.add(headerProblem(header))
            isDone = true
        }
    }

    private mutating func readRow(_ layout: SeriesLayout) {
        let isWhole = parser.cells.count == layout.width
        switch layout.values {
        case .rows(let id, let time, let value):
            let place = draft(namedIn: id)
            guard isWhole else { return drafts[place].add(ragged(layout.width)) }
            readValue(value, time: time, target: layout.target, into: place)
            readOthers(layout, into: place)
        case .periodsAcross(let id, let periods):
            let place = draft(namedIn: id)
            guard isWhole else { return drafts[place].add(ragged(layout.width)) }
            for (period, column) in periods { readValue(column, of: period, into: place) }
            readOthers(layout, into: place)
        case .seriesAcross(let time, let series):
            for column in series {
                let place = draft(of: header[column])
                guard isWhole else {
                    drafts[place].add(ragged(layout.width))
                    continue
                }
                readValue(column, time: time, target: nil, into: place)
            }
        }
    }

    /// The place of the draft of the series whose name stands in a column.
    private mutating func draft(namedIn column: Int) -> Int {
        let id = column < parser.cells.count ? parser.text(parser.cells[column]) : ""
        let count = drafts.count
        let place = draft(of: id)
        if drafts.count > count {
            if id.isEmpty { drafts[place].add(problem("no-id", column, Self.filled)) }
            if finished.contains(Fingerprint(of: id)) {
                drafts[place].add(problem("rows-apart", column, Self.together))
            }
        }
        return place
    }

    private mutating func draft(of id: String) -> Int {
        if let known = places[id] { return known }
        places[id] = drafts.count
        drafts.append(SeriesDraft(id: id))
        return drafts.count - 1
    }

    /// - Parameters:
    ///   - time: The column of the row's period.
    ///   - target: That of a target, which a row may hold alone.
    private mutating func readValue(_ column: Int, time: Int, target: Int?, into place: Int) {
        if let period = SeriesPeriod(parser.text(parser.cells[time])) {
            return readValue(column, of: period, into: place)
        }
        let hasTarget = target.map { !parser.raw(parser.cells[$0]).isEmpty } ?? false
        if hasTarget, [time, column].allSatisfy({ parser.raw(parser.cells[$0]).isEmpty }) { return }
        drafts[place].add(problem("invalid-period", time, Self.period))
    }

    private mutating func readValue(_ column: Int, of period: SeriesPeriod, into place: Int) {
        let cell = parser.cells[column]
        drafts[place].periods.append(period)
        if let number = NumberBytes.number(parser.raw(cell)) ?? SeriesNumber.read(parser.text(cell)) {
            drafts[place].values.append(SeriesValue(period: period, value: number))
        } else if !SeriesNumber.isMissing(parser.text(cell)) {
            drafts[place].add(problem("invalid-value", column, Self.number))
        }
    }

    private mutating func readOthers(_ layout: SeriesLayout, into place: Int) {
        for (attribute, column) in layout.attributes { readAttribute(attribute, column, into: place) }
        readTargets(layout, into: place)
    }

    private mutating func readAttribute(_ attribute: SeriesDraft.Attribute, _ column: Int, into place: Int) {
        let text = parser.text(parser.cells[column]).trimmed
        guard !SeriesNumber.isMissing(text) else { return }
        if let known = drafts[place].attributes[attribute], known != text {
            return drafts[place].add(problem("several-\(attribute.rawValue)s", column, Self.same(as: known)))
        }
        guard drafts[place].attributes[attribute] == nil else { return }
        guard attribute.canBe(text) else {
            return drafts[place].add(problem("invalid-\(attribute.rawValue)", column, attribute.expected))
        }
        drafts[place].attributes[attribute] = text
    }

    private mutating func readTargets(_ layout: SeriesLayout, into place: Int) {
        var cells = layout.targets.map { (Optional($0.0), $0.1) }
        if let target = layout.target {
            cells.append((layout.targetPeriod.flatMap { SeriesPeriod(parser.text(parser.cells[$0])) }, target))
        }
        for (period, column) in cells {
            let text = parser.text(parser.cells[column])
            guard !SeriesNumber.isMissing(text) else { continue }
            guard let period else {
                let column = layout.targetPeriod ?? column
                drafts[place].add(problem("invalid-target", column, Self.period))
                continue
            }
            guard let level = SeriesNumber.read(text) else {
                drafts[place].add(problem("invalid-target", column, Self.number))
                continue
            }
            let goal = SeriesQuestion.Goal(year: period.year, range: .exact(level))
            if !drafts[place].goals.contains(goal) { drafts[place].goals.append(goal) }
        }
    }
}

extension SeriesQuestionReader {
    private func problem(_ code: String, _ place: Int, _ expected: BilingualText) -> TableSeries.Invalid {
        let found: BilingualText = place < parser.cells.count ? .quoted(parser.text(parser.cells[place])) : .quoted("")
        return TableSeries.Invalid(
            code: code,
            problem: DocumentProblem(
                file: file, line: parser.rowLine, column: place + 1, columnName: header[place], found: found,
                expected: expected))
    }

    private func ragged(_ width: Int) -> TableSeries.Invalid {
        let problem = DocumentProblem.ragged(
            file: file, line: parser.rowLine, found: parser.cells.count, expected: width)
        return TableSeries.Invalid(code: "ragged-row", problem: problem)
    }

    private func headerProblem(_ header: [String]) -> DocumentProblem {
        let found = header.joined(separator: ", ")
        return DocumentProblem(
            file: file, line: parser.rowLine,
            found: BilingualText(japanese: "見出し「\(found)」", english: "the header “\(found)”"),
            expected: form.expected)
    }

    private static let period = BilingualText(
        japanese: "期間（2020、FY2020、2020-03-31、2020-03、2020Q1）",
        english: "a period such as 2020, FY2020, 2020-03-31, 2020-03 or 2020Q1")
    private static let number = BilingualText(
        japanese: "有限の数値（例：1234.5）、または空欄・NA・-", english: "a finite number such as 1234.5, or nothing, NA or -")
    private static let filled = BilingualText(japanese: "空でない系列名", english: "a name that isn't empty")
    private static let together = BilingualText(
        japanese: "続けて並んだ同じ系列の行（--sorted のとき）", english: "the rows of a series together, with --sorted")

    private static func same(as known: String) -> BilingualText {
        BilingualText(japanese: "同じ系列のほかの行と同じ「\(known)」", english: "“\(known)”, as in the series' other rows")
    }
}

/// Numbers as data tools write them.
enum SeriesNumber {
    private static let missing: Set = ["", "nan", "null", "none", "nil", "<na>", "nat", "."]

    /// Whether a cell says that there is no value.
    static func isMissing(_ text: String) -> Bool {
        missing.contains(text.trimmed.lowercased()) || NoValueMark.isWritten(in: text)
    }

    /// A finite number, with or without commas between thousands, in digits of either width.
    static func read(_ text: String) -> Double? {
        let text = text.foldingWidth.trimmed
        let isGrouped = text.wholeMatch(of: kept(/[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?/)) != nil
        return Array((isGrouped ? text.replacing(",", with: "") : text).utf8)
            .withUnsafeBufferPointer(NumberBytes.number)
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
