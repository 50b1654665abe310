import Planning

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

    /// So many rows a header has at most.
    private static let deepest = 3

    // MARK: Headers

    /// The header's first row, which may be broken over several lines, and the index after it.
    private func header(at index: Int) -> ([DocumentCell], Int)? {
        let row = rows[index]
        if let broken = brokenHeader(at: index) { return broken }
        guard Self.isHeader(row.cells) else { return nil }
        // The rest of its last cell: 【目標】, （見込み）.
        var (cells, next) = (row.cells, index + 1)
        while !row.isWhole, next < rows.count, !rows[next].followsBlank, rows[next].cells.count == 1,
            rows[next].cells[0].text.count < 12, rows[next].cells[0].text.starts(with: kept(/[\(（\[【〔]/))
        {
            Self.join(rows[next].cells, to: &cells)
            next += 1
        }
        return (cells, next)
    }

    /// The row at `index`, and the index after it; put together again where line breaks inside its cells took it apart.
    private func joinedRow(at index: Int, width: Int) -> (DocumentRow, Int) {
        var row = rows[index]
        var next = index + 1
        while !row.isWhole, next < rows.count, row.cells.count < width, !rows[next].followsBlank,
            row.cells.count + rows[next].cells.count - 1 <= width
        {
            Self.join(rows[next].cells, to: &row.cells)
            next += 1
        }
        return row.cells.count == width ? (row, next) : (rows[index], index + 1)
    }

    /// A header whose cells hold line breaks, put together again.
    private func brokenHeader(at index: Int) -> ([DocumentCell], Int)? {
        let row = rows[index]
        guard !row.isWhole, row.cells.count > 1, row.cells.count < Self.widest,
            row.cells.allSatisfy({ $0.text.isEmpty || Self.canHead($0.text) })
        else { return nil }
        // As wide as the widest line of its block.
        var width = 0
        var last = index
        while last < rows.count, last < index + Self.blockLength, last == index || !rows[last].followsBlank {
            width = max(width, rows[last].cells.count)
            last += 1
        }
        guard width > row.cells.count else { return nil }
        var cells = row.cells
        var next = index + 1
        while next < last, cells.count < width, cells.count + rows[next].cells.count - 1 <= width {
            Self.join(rows[next].cells, to: &cells)
            next += 1
        }
        while next < last, rows[next].cells.count == 1, Self.isRest(rows[next].cells[0].text, followsBlank: false) {
            Self.join(rows[next].cells, to: &cells)
            next += 1
        }
        return cells.count == width && Self.isHeader(cells) ? (cells, next) : nil
    }

    private static let widest = 60
    private static let blockLength = 200

    /// Short cells whose words say what stands below them, at least one of them values.
    static func isHeader(_ cells: [DocumentCell]) -> Bool {
        guard cells.count > 2 || cells.count == 2 && cells[0].text.isEmpty, !isMergedHeading(cells) else {
            return false
        }
        let filled = cells.filter { !$0.text.isEmpty }
        guard filled.count > 1, filled.allSatisfy({ canHead($0.text) }) else { return false }
        let readings = filled.map { HeaderReading($0.text) }
        let values = readings.count { $0.role?.holdsValues == true }
        let words = readings.count { $0.role != nil && $0.role?.holdsValues == false }
        let hasName = words > 0 || readings.contains(where: \.mayBeName)
        let known = values + words
        guard values > 0, 2 * known >= filled.count else { return false }
        return hasName && known > 1 || values > 1
    }

    /// One text in every cell: a heading that is merged over the whole row.
    private static func isMergedHeading(_ cells: [DocumentCell]) -> Bool {
        cells.count > 2 && Set(cells.map(\.text)).count == 1
    }

    /// Whether a cell can stand in a header: short, without numbers but those of years.
    private static func canHead(_ text: String) -> Bool {
        guard text.utf8.count < 240 else { return false }
        let plain = HTMLText.joined(text).foldingWidth.withoutIdleSpaces
        guard plain.count < 60, !plain.contains("。") else { return false }
        var words = plain
        let periods = PeriodFinder.all(in: plain)
        for period in periods.reversed() { words.removeSubrange(period.range) }
        if words.contains(kept(/[0-9][0-9,.]{2,}|[0-9]%|^[△▲-]?[0-9]/)),
            HeaderReading(text).role == nil || words.contains(kept(/[0-9],[0-9]|[0-9]{4}|[0-9]%/))
        {
            return false
        }
        if !periods.isEmpty { return true }
        return IndicatorNumber.ordinal(plain).map { _ in false } ?? !plain.contains(kept(/^[0-9A-Za-z]+-[0-9]+$/))
    }

    /// Another row of the header: nothing but roles and years, with an empty or repeated cell where the row above has names.
    private static func furtherHeader(_ row: DocumentRow, below header: [[DocumentCell]]) -> [DocumentCell]? {
        guard let above = header.last else { return nil }
        let cells = padded(row.cells, to: above.count)
        guard cells.count == above.count, !isMergedHeading(cells) else { return nil }
        var (told, untold) = (0, 0)
        var parent: HeaderReading?
        for (cell, above) in zip(cells, above) {
            if !above.text.isEmpty { parent = HeaderReading(above.text) }
            if cell.text.isEmpty || cell.text == above.text { continue }
            guard canHead(cell.text) else { return nil }
            let reading = HeaderReading(cell.text)
            if reading.role?.holdsValues == true {
                told += 1
            } else if reading.role == nil {
                // Below a name stands a name; what divides values may be anything.
                guard parent.map({ $0.period != nil || $0.role?.holdsValues == true || $0.isUnclear }) ?? false else {
                    return nil
                }
                untold += 1
            } else if ![.name, .number, .unit, .year, .derived, .note, .group, .comparison].contains(reading.role) {
                return nil
            }
        }
        return told > 0 && told >= untold ? cells : nil
    }

    /// A cell of an upper row stands over the columns to its right that have none of their own.
    private static func spread(_ header: [[DocumentCell]]) -> [[DocumentCell]] {
        guard let last = header.last, header.count > 1 else { return header }
        return header.dropLast().map { row in
            var row = row
            for place in row.indices.dropFirst() where row[place].text.isEmpty && !last[place].text.isEmpty {
                let isYear = HeaderReading(last[place].text).role?.holdsValues == true
                let parent = row[place - 1]
                let reading = HeaderReading(parent.text)
                if isYear, reading.role?.holdsValues == true || reading.period != nil || reading.isUnclear {
                    row[place] = DocumentCell(text: parent.text, line: parent.line, number: row[place].number)
                }
            }
            return row
        } + [last]
    }

    // MARK: Years down

    /// A table whose columns are the indicators and whose rows say of when and what their values are, turned round.
    private func turned(at index: Int) -> FoundTable? {
        let names = rows[index].cells
        guard names.count > 1, names.dropFirst().allSatisfy({ !$0.text.isEmpty }) else { return nil }
        var end = index + 1
        while end < rows.count, rows[end].cells.count == names.count, let first = rows[end].cells.first,
            !first.text.isEmpty,
            Self.canHead(first.text), let role = HeaderReading(first.text).role, role.holdsValues || role == .unit
        {
            end += 1
        }
        // The cheap questions first: hardly any row begins such a table.
        guard end > index + 2, HeaderReading(names[0].text).role?.holdsValues != true,
            names.dropFirst().allSatisfy({ !Self.isNumber($0.text) })
        else { return nil }
        let columns = rows[(index + 1)..<end].map(\.cells)
        let values = columns.filter { HeaderReading($0[0].text).role?.holdsValues == true }
        guard values.count > 1, values.allSatisfy({ $0.dropFirst().contains { Self.isNumber($0.text) } }) else {
            return nil
        }
        let corner = DocumentCell(text: "指標", line: names[0].line, number: names[0].number)
        // A column of 実績 and 目標 says what the values of its row are.
        let roles = names.indices.dropFirst().first { place in
            columns.allSatisfy { RowRole(text: HTMLText.joined($0[place].text)) != nil }
        }
        let headers = columns.map { row in
            guard let roles else { return row[0] }
            var header = row[0]
            header.text += " " + row[roles].text
            return header
        }
        var table = FoundTable(header: [[corner] + headers], end: end)
        table.rows = names.indices.dropFirst().filter { $0 != roles }.map { place in
            [names[place]] + columns.map { $0[place] }
        }
        return table
    }

    private static func isNumber(_ text: String) -> Bool {
        if case .quantity = CellReading(text).content { true } else { false }
    }

    // MARK: Rows

    /// Whether cells stand apart by runs of tabs, so that an empty one means nothing.
    private func ignoresEmptyCells(_ header: [[DocumentCell]], from start: Int) -> Bool {
        guard header.count == 1, let cells = header.first, cells.contains(where: \.text.isEmpty),
            start < rows.count, !rows[start].isWhole
        else { return false }
        let empty = cells.indices.filter { cells[$0].text.isEmpty }
        let next = rows[start..<min(rows.count, start + 12)].filter { $0.cells.count > 1 }
        let asWide = next.filter { $0.cells.count == cells.count }
        let isRun =
            2 * empty.count >= cells.count - 1
            && asWide.allSatisfy { row in
                empty.allSatisfy { row.cells[$0].text.isEmpty }
            }
        return isRun || 2 * asWide.count < next.count
            || next.allSatisfy { $0.cells.count { !$0.text.isEmpty } == cells.count - empty.count }
    }

    /// - Parameters:
    ///   - full: The width of the header with its empty cells.
    ///   - kept: The places of its other cells, where empty ones mean nothing.
    private func readRows(_ table: inout FoundTable, width: Int, outOf full: Int, keeping kept: [Int]?) {
        func filled(_ cells: [DocumentCell]) -> [DocumentCell] {
            var cells = cells
            if let kept, cells.count == full, cells.indices.allSatisfy({ kept.contains($0) || cells[$0].text.isEmpty })
            {
                return kept.map { cells[$0] }
            }
            while cells.count > width, cells.last?.text.isEmpty == true { cells.removeLast() }
            return cells.count > width || kept != nil && cells.count != width
                ? cells.filter { !$0.text.isEmpty } : cells
        }
        var index = table.end
        while index < rows.count, !isHeader(at: index) || isRecordOfYears(rows[index], width: width) {
            var cells = filled(rows[index].cells)
            let row = rows[index]
            if row.onlyCell != nil, !startsRecord(at: index, width: width, filled) {
                guard continues(after: index, width: width) else { break }
                table.leftOut.append(row)
                index += 1
                continue
            }
            if cells.count < width, beginsBlock(row) { break }
            index += 1
            if !row.isWhole {
                while index < rows.count, cells.count < width, !(rows[index].followsBlank && isHeader(at: index)) {
                    let more = filled(rows[index].cells)
                    guard cells.count + more.count - 1 <= width, !beginsBlock(rows[index]) else { break }
                    if rows[index].followsBlank, more.count == width { break }
                    Self.join(more, to: &cells)
                    index += 1
                }
                while cells.count == width, let end = restEnd(from: index, of: cells) {
                    for row in rows[index..<end] { Self.join(row.cells.filter { !$0.text.isEmpty }, to: &cells) }
                    index = end
                }
            }
            if row.isWhole { cells = Self.padded(cells, to: width) }
            if cells.count == width { table.rows.append(cells) } else { table.ragged.append(cells) }
        }
        table.end = index
    }

    /// Whether a row of the table only looks like a header since its values are numbers such as 2015: they don't rise evenly.
    private func isRecordOfYears(_ row: DocumentRow, width: Int) -> Bool {
        let filled = row.cells.filter { !$0.text.isEmpty }
        guard row.cells.count == width, !row.followsBlank || row.isWhole else { return false }
        let numbers = filled.compactMap { Int(HTMLText.joined($0.text).foldingWidth) }
        let others = filled.filter { Int(HTMLText.joined($0.text).foldingWidth) == nil }
        let roles = others.map { HeaderReading($0.text).role }
        let isEven = zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 && $1 - $0 <= 5 }
        return numbers.count > 1
            && !roles.contains { $0 != nil && ![.unit, .group, .programme, .section, .prose].contains($0) }
            && (!isEven || !others.isEmpty && roles.allSatisfy { $0 == nil })
    }

    /// Whether the only cell of a row is the first line of a record that goes on below.
    private func startsRecord(at index: Int, width: Int, _ filled: ([DocumentCell]) -> [DocumentCell]) -> Bool {
        guard !rows[index].isWhole, width > 1, DeclarationBlock(rows[index]) == nil else {
            return rows[index].isWhole && isPart(rows[index])
        }
        var count = 1
        var next = index + 1
        while next < rows.count, count < width, next < index + 12, !isHeader(at: next) {
            let more = filled(rows[next].cells).count
            // A row that is whole by itself isn't the rest of a heading.
            guard more < width, count + more - 1 <= width else { return false }
            count += more - 1
            next += 1
        }
        return count == width
    }

    /// Of a sheet or page: a row with one cell beside the first column belongs to the table.
    private func isPart(_ row: DocumentRow) -> Bool {
        row.cells.first?.text.isEmpty == true && row.cells.count > 1
    }

    /// Whether rows of the table follow a heading between them.
    private func continues(after index: Int, width: Int) -> Bool {
        for next in rows[(index + 1)...].prefix(4) {
            if next.onlyCell != nil { continue }
            return next.cells.count >= min(width, 3) && !Self.isHeader(next.cells) && !beginsBlock(next)
                && next.cells.count <= width + 1
        }
        return false
    }

    /// The index after the lines from `start` on that are the rest of a record's last cell; `nil` where none are.
    private func restEnd(from start: Int, of cells: [DocumentCell]) -> Int? {
        for index in start..<min(rows.count, start + 3) {
            guard let only = rows[index].onlyCell else { return nil }
            if Self.isRest(only.text, followsBlank: rows[index].followsBlank) { return index + 1 }
            // Of the offices in charge one may be broken over lines: 人権・広聴, 相談課.
            guard !rows[index].followsBlank, only.text.count < 24,
                cells.last.map({ Self.endsLikeOffice($0.text) }) ?? false,
                IndicatorNumber.normalised(only.text) == nil
            else { return nil }
        }
        return nil
    }

    private static func endsLikeOffice(_ text: String) -> Bool {
        text.contains(kept(/(?:課|室|係|局|担当|センター|館|委員会|チーム|グループ)$/))
    }

    /// The rest of a value's cell: a period or remark in brackets, a share of its own.
    private static func isRest(_ text: String, followsBlank: Bool) -> Bool {
        if text.starts(with: kept(/[\(（\[]/)) { return text.count < 24 }
        if !followsBlank, text.count < 40, endsLikeOffice(text) { return true }
        guard !followsBlank, text.count < 16, !text.starts(with: kept(/[※*＊【]/)) else { return false }
        return text.contains(kept(/[:：].*[0-9０-９]/)) && !text.contains("→")
    }

    private func beginsBlock(_ row: DocumentRow) -> Bool { DeclarationBlock(row) != nil }

    private static func join(_ more: [DocumentCell], to cells: inout [DocumentCell]) {
        if let first = more.first, !cells.isEmpty { cells[cells.count - 1].text += "\n" + first.text }
        cells.append(contentsOf: more.dropFirst())
    }

    private static func padded(_ cells: [DocumentCell], to width: Int) -> [DocumentCell] {
        guard let last = cells.last, cells.count < width else { return cells }
        return cells + (cells.count..<width).map { DocumentCell(text: "", line: last.line, number: $0 + 1) }
    }
}
