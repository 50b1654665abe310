import MitoshiPlanning

extension TableFinder {
    /// Whether cells stand apart by runs of tabs, so that an empty one means nothing.
    func ignoresEmptyCells(_ header: [[DocumentCell]], from start: Int) -> Bool {
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
    func readRows(_ table: inout FoundTable, width: Int, outOf full: Int, keeping kept: [Int]?) {
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
    static func isRest(_ text: String, followsBlank: Bool) -> Bool {
        if text.starts(with: kept(/[\(（\[]/)) { return text.count < 24 }
        if !followsBlank, text.count < 40, endsLikeOffice(text) { return true }
        guard !followsBlank, text.count < 16, !text.starts(with: kept(/[※*＊【]/)) else { return false }
        return text.contains(kept(/[:：].*[0-9０-９]/)) && !text.contains("→")
    }

    private func beginsBlock(_ row: DocumentRow) -> Bool { DeclarationBlock(row) != nil }

    static func join(_ more: [DocumentCell], to cells: inout [DocumentCell]) {
        if let first = more.first, !cells.isEmpty { cells[cells.count - 1].text += "\n" + first.text }
        cells.append(contentsOf: more.dropFirst())
    }

    static func padded(_ cells: [DocumentCell], to width: Int) -> [DocumentCell] {
        guard let last = cells.last, cells.count < width else { return cells }
        return cells + (cells.count..<width).map { DocumentCell(text: "", line: last.line, number: $0 + 1) }
    }
}
