import Planning

/// One indicator's row of a declaration, its cells beside the columns of its table.
struct IndicatorRecord {
    let columns: [IndicatorColumn]
    let cells: [DocumentCell]

    func cell(_ column: IndicatorColumn) -> DocumentCell? {
        columns.firstIndex(of: column).map { cells[$0] }
    }

    /// The columns and cells whose column has the property.
    func cells(where matches: (IndicatorColumn) -> Bool) -> [(column: IndicatorColumn, cell: DocumentCell)] {
        zip(columns, cells).filter { matches($0.0) }.map { ($0.0, $0.1) }
    }
}

/// A table of indicators: its header, and how its rows are put together from lines.
struct IndicatorTable {
    let columns: [IndicatorColumn]
    /// True when the header's cells stand apart by runs of tabs, so that an empty cell means nothing.
    private let ignoresEmptyCells: Bool
    private let file: String

    /// True when a row is the header of such a table: short cells, one of which names a target and another what it is
    /// for, and none of which is an indicator's number.
    static func isHeader(_ row: DocumentRow) -> Bool {
        guard row.cells.count >= 3 else { return false }
        // Headers are short; a message that speaks of targets isn't one.
        let texts = row.cells.filter { $0.text.utf8.count < 200 }
            .map { HTMLText.joined($0.text).foldingWidth.withoutWhitespace }
        guard texts.contains(where: { $0.contains("目標") && $0.count < 30 }) else { return false }
        let words = ["指標", "KPI", "番号", "事業"]
        return texts.contains { text in text.count < 20 && !text.contains("目標") && words.contains(where: text.contains)
        }
            && !texts.contains { IndicatorNumber.normalised($0)?.contains(where: \.isNumber) == true }
    }

    /// Reads a header; columns that can't be understood are reported, and so are two of one sort.
    init?(header: DocumentRow, file: String, problems: inout ProblemList) {
        ignoresEmptyCells = header.cells.contains(where: \.text.isEmpty)
        var columns: [IndicatorColumn] = []
        var isSound = true
        for cell in header.cells where !cell.text.isEmpty {
            do throws(IndicatorColumn.Failure) {
                let column = try IndicatorColumn(header: cell.text)
                if columns.contains(column) {
                    problems.add(Self.problem(file, cell, Self.once))
                    isSound = false
                }
                columns.append(column)
            } catch {
                problems.add(Self.problem(file, cell, error.expected))
                isSound = false
            }
        }
        for (column, name) in Self.required where !columns.contains(column) {
            problems.add(Self.missing(name, file, line: header.line))
            isSound = false
        }
        guard isSound else { return nil }
        self.columns = columns
        self.file = file
    }

    /// The records of the rows from `index` on, and the index of the first row after the table.
    func records(
        _ rows: [DocumentRow], from start: Int, problems: inout ProblemList
    ) -> (records: [IndicatorRecord], end: Int) {
        var records: [IndicatorRecord] = []
        var index = start
        while index < rows.count, belongs(rows[index]) {
            var cells = filled(rows[index].cells)
            index += 1
            while index < rows.count, continues(rows[index], width: cells.count) {
                append(rows[index], to: &cells)
                index += 1
            }
            if let record = record(cells, problems: &problems) { records.append(record) }
        }
        return (records, index)
    }

    /// A row of several cells that isn't the beginning of something else.
    private func belongs(_ row: DocumentRow) -> Bool {
        row.cells.count { !$0.text.isEmpty } > 1 && !Self.isHeader(row) && !beginsBlock(row)
    }

    /// A row as wide as the table is a record, whatever its words.
    private func beginsBlock(_ row: DocumentRow) -> Bool {
        filled(row.cells).count != columns.count && DeclarationBlock(row) != nil
    }

    /// True when the row is the rest of a record whose cell was broken by a line break.
    private func continues(_ row: DocumentRow, width: Int) -> Bool {
        guard !row.followsBlank, !Self.isHeader(row), !beginsBlock(row) else { return false }
        let cells = filled(row.cells)
        return width + cells.count - 1 <= columns.count && !startsRecord(row)
    }

    private func startsRecord(_ row: DocumentRow) -> Bool {
        guard row.cells.count > 1, let place = columns.firstIndex(of: .id), place < row.cells.count else {
            return false
        }
        return IndicatorNumber.normalised(row.cells[place].text) != nil
    }

    private func append(_ row: DocumentRow, to cells: inout [DocumentCell]) {
        let more = filled(row.cells)
        if let first = more.first, !cells.isEmpty { cells[cells.count - 1].text += "\n" + first.text }
        cells.append(contentsOf: more.dropFirst())
    }

    private func filled(_ cells: [DocumentCell]) -> [DocumentCell] {
        ignoresEmptyCells && cells.count > columns.count ? cells.filter { !$0.text.isEmpty } : cells
    }

    private func record(_ cells: [DocumentCell], problems: inout ProblemList) -> IndicatorRecord? {
        var cells = cells
        while cells.count > columns.count, cells.last?.text.isEmpty == true { cells.removeLast() }
        if cells.count > columns.count { cells.removeAll(where: \.text.isEmpty) }
        guard cells.count == columns.count else {
            problems.add(ragged(cells))
            return nil
        }
        return IndicatorRecord(columns: columns, cells: cells)
    }
}

extension IndicatorTable {
    private static let required: [(IndicatorColumn, String)] = [(.id, "事業番号"), (.indicator, "事業指標")]
    private static let once = BilingualText(
        japanese: "同じ内容の見出しは1つだけ", english: "only one column of this sort")

    private static func problem(_ file: String, _ cell: DocumentCell, _ expected: BilingualText) -> DocumentProblem {
        DocumentProblem(
            file: file, line: cell.line, column: cell.number, found: .quoted(cell.text), expected: expected)
    }

    private static func missing(_ name: String, _ file: String, line: Int) -> DocumentProblem {
        DocumentProblem(
            file: file, line: line,
            found: BilingualText(japanese: "「\(name)」のない見出し行", english: "a header without “\(name)”"),
            expected: BilingualText(japanese: "「\(name)」の列", english: "a column “\(name)”"))
    }

    private func ragged(_ cells: [DocumentCell]) -> DocumentProblem {
        .ragged(file: file, line: cells.first?.line, found: cells.count, expected: columns.count)
    }
}

/// The number of an indicator, for instance `17-101`.
enum IndicatorNumber {
    /// `text` with narrow digits and plain hyphens, or `nil` when it is no number of that sort.
    static func normalised(_ text: String) -> String? {
        let folded = HTMLText.joined(text).foldingWidth.withoutWhitespace
        let plain = String(folded.map { "‐‑‒–—―−ーｰ".contains($0) ? "-" : $0 })
        return plain.wholeMatch(of: /[0-9A-Za-z]+([-.][0-9A-Za-z]+)*/) == nil ? nil : plain
    }
}
