import MitoshiPlanning

extension TableFinder {
    /// A table whose columns are the indicators and whose rows say of when and what their values are, turned round.
    func turned(at index: Int) -> FoundTable? {
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
}
