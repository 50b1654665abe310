import MitoshiPlanning

extension TableFinder {
    /// The header's first row, which may be broken over several lines, and the index after it.
    func header(at index: Int) -> ([DocumentCell], Int)? {
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
    func joinedRow(at index: Int, width: Int) -> (DocumentRow, Int) {
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
        guard !row.isWhole, row.cells.count > 1, row.cells.count < Self.widest else { return nil }
        // As wide as the widest line of its block.
        var width = 0
        var last = index
        while last < rows.count, last < index + Self.blockLength, last == index || !rows[last].followsBlank {
            width = max(width, rows[last].cells.count)
            last += 1
        }
        // The words last: reading them takes a thousand times as long as counting cells.
        guard width > row.cells.count, row.cells.allSatisfy({ $0.text.isEmpty || Self.canHead($0.text) }) else {
            return nil
        }
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
        let filled = cells.filter { !$0.text.isEmpty && FailedResult($0.text) == nil }
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
    static func canHead(_ text: String) -> Bool {
        text.utf8.count < 240 && headings.reading(of: text, isHeading)
    }

    private static let headings = KeptReadings<Bool>()

    private static func isHeading(_ text: String) -> Bool {
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
    static func furtherHeader(_ row: DocumentRow, below header: [[DocumentCell]]) -> [DocumentCell]? {
        guard let above = header.last else { return nil }
        let cells = padded(row.cells, to: above.count)
        guard cells.count == above.count, !isMergedHeading(cells) else { return nil }
        var (told, untold) = (0, 0)
        var parent: HeaderReading?
        for (cell, above) in zip(cells, above) {
            if !above.text.isEmpty { parent = HeaderReading(above.text) }
            if cell.text.isEmpty || cell.text == above.text || FailedResult(cell.text) != nil { continue }
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
    static func spread(_ header: [[DocumentCell]]) -> [[DocumentCell]] {
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
}
