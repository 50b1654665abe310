import MitoshiPlanning

extension TableFinder {
    /// A table whose columns are the indicators and whose rows say of when and what their values are, turned round.
    func turned(at index: Int) -> FoundTable? {
        let names = rows[index].cells
        guard names.count > 1, names.dropFirst().allSatisfy({ !$0.text.isEmpty }) else { return nil }
        let end = valueRows.end(from: index + 1, width: names.count)
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
}

/// Rows whose first cell says what the others are: 実績, 令和2年度, 単位. Told once for each row, since a document may consist of
/// them and each row asks how many follow.
final class ValueRows {
    private let rows: [DocumentRow]
    /// For each row where the run of such rows ends that it is in, all as wide as it; the row's own place where it is none.
    private lazy var ends: [Int] = {
        var ends = Array(rows.indices)
        for place in rows.indices.reversed() where isValueRow(rows[place]) {
            let next = place + 1
            let goesOn = next < rows.count && ends[next] > next && rows[next].cells.count == rows[place].cells.count
            ends[place] = goesOn ? ends[next] : next
        }
        return ends
    }()

    init(_ rows: [DocumentRow]) { self.rows = rows }

    /// Where the run ends that begins with the row at `place`; `place` where that is none of them.
    func end(from place: Int, width: Int) -> Int {
        guard place < rows.count, rows[place].cells.count == width else { return place }
        return ends[place]
    }

    private func isValueRow(_ row: DocumentRow) -> Bool {
        guard row.cells.count > 1, let first = row.cells.first, !first.text.isEmpty, TableFinder.canHead(first.text),
            let role = HeaderReading(first.text).role
        else { return false }
        return role.holdsValues || role == .unit
    }
}
