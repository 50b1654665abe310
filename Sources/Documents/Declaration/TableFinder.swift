import MitoshiPlanning

/// A table found among the rows of a document: its header's rows and the rows below, all of one width.
struct FoundTable {
    var header: [[DocumentCell]]
    var rows: [[DocumentCell]] = []
    /// Lines between the rows that are no records: headings, totals.
    var leftOut: [DocumentRow] = []
    /// Rows that have fewer or more cells than the header, so that nobody knows which is which.
    var ragged: [[DocumentCell]] = []
    /// The first row after the table.
    var end: Int
}

/// Finds tables by what their headers say, and puts the rows together that line breaks inside cells took apart.
struct TableFinder {
    let rows: [DocumentRow]
    let valueRows: ValueRows

    init(rows: [DocumentRow]) {
        self.rows = rows
        valueRows = ValueRows(rows)
    }

    /// The table whose header begins at `index`; `nil` when none does.
    func table(at index: Int) -> FoundTable? {
        guard let (first, next) = header(at: index) else { return turned(at: index) }
        var header = [first]
        var end = next
        while header.count < Self.deepest, end < rows.count {
            let (row, following) = joinedRow(at: end, width: first.count)
            guard let second = Self.furtherHeader(row, below: header) else { break }
            header.append(second)
            end = following
        }
        let width = header.map(\.count).max() ?? 0
        header = header.map { Self.padded($0, to: width) }
        var table = FoundTable(header: Self.spread(header), end: end)
        let kept = ignoresEmptyCells(header, from: end) ? header[0].indices.filter { !header[0][$0].text.isEmpty } : nil
        if let kept { table.header = [kept.map { header[0][$0] }] }
        readRows(&table, width: table.header[0].count, outOf: width, keeping: kept)
        Self.joinNames(&table)
        Self.partArrows(&table)
        return table
    }

    /// Joins columns under one header of names that reaches over both: a group's name and that of its part.
    private static func joinNames(_ table: inout FoundTable) {
        for place in (table.header.last?.indices ?? 0..<0).dropFirst().reversed() {
            let isOne = table.header.allSatisfy { !$0[place].text.isEmpty && $0[place].text == $0[place - 1].text }
            guard isOne, let header = table.header.last?[place], HeaderReading(header.text).role == .name,
                table.rows.allSatisfy({ IndicatorNumber.normalised($0[place - 1].text) == nil })
            else { continue }
            for row in table.rows.indices {
                let (group, own) = (table.rows[row][place - 1].text, table.rows[row][place].text)
                table.rows[row][place - 1].text =
                    own.isEmpty || own == group ? group : group.isEmpty ? own : "\(group) \(own)"
                table.rows[row].remove(at: place)
            }
            for row in table.header.indices { table.header[row].remove(at: place) }
        }
    }

    /// Parts a column whose cells go from one value to another, `98.4（R5）→ 102（R12）`, into base and target.
    private static func partArrows(_ table: inout FoundTable) {
        guard let width = table.header.first?.count, !table.rows.isEmpty else { return }
        for place in (0..<width).reversed() {
            let parts = table.rows.map { ListRows.parted($0[place].text) }
            guard 2 * parts.count(where: { $0 != nil }) > parts.count else { continue }
            for row in table.rows.indices {
                let cell = table.rows[row][place]
                let (base, target) = parts[row] ?? (cell.text, "")
                table.rows[row].replaceSubrange(
                    place...place,
                    with: [base, target].map { DocumentCell(text: $0, line: cell.line, number: cell.number) })
            }
            for row in table.header.indices {
                let cell = table.header[row][place]
                let named =
                    row == table.header.count - 1
                    ? ListRows.parted(cell.text, isHeader: true) ?? ("現状値", "目標値") : (cell.text, cell.text)
                table.header[row].replaceSubrange(
                    place...place,
                    with: [named.0, named.1].map { DocumentCell(text: $0, line: cell.line, number: cell.number) })
            }
        }
    }

    /// Whether a table begins at `index`.
    func isHeader(at index: Int) -> Bool { header(at: index) != nil || turned(at: index) != nil }

    /// Whether any row begins a table.
    var hasHeader: Bool { rows.indices.contains(where: isHeader) }

    /// So many rows a header has at most.
    private static let deepest = 3
}
