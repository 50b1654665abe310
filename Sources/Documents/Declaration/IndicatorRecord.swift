import MitoshiPlanning

/// One indicator's rows of a table: one, or several where rows hold targets and results, or one year each.
struct IndicatorRecord {
    let layout: TableLayout
    var rows: [[DocumentCell]]
    /// The words above the table, which name the indicator where no column does.
    let heading: DocumentCell?
    /// The number by which the plan knows the indicator: the document's, or made from the row.
    var id = ""
    /// What tells the rows of one name apart: 男性, 時間/月.
    var breakdown = ""

    /// The number as the document writes it.
    var writtenNumber: String? {
        cell(.number).flatMap { cell in
            IndicatorNumber.ofDate(cell.text) ?? IndicatorNumber.normalised(cell.text)
                ?? IndicatorNumber.ordinal(cell.text).map(String.init)
        }
    }

    /// The unit that holds for the whole table.
    var statedUnit: String? {
        ([heading?.text].compactMap(\.self) + layout.header.flatMap { $0.map(\.text) }).lazy
            .compactMap { UnitText.stated(in: HTMLText.joined($0)) }.first ?? layout.unit
    }

    /// The first cell with text of the first column with the role.
    func cell(_ role: ColumnRole) -> DocumentCell? {
        guard let place = layout.columns.firstIndex(where: { $0.role == role }) else { return nil }
        return rows.lazy.map { $0[place] }.first { !$0.text.isEmpty }
    }

    /// The joined text of that cell.
    func text(_ role: ColumnRole) -> String { cell(role).map { HTMLText.joined($0.text) } ?? "" }

    /// The same, `nil` where it is empty.
    func stated(_ role: ColumnRole) -> String? {
        let text = text(role)
        return text.isEmpty ? nil : text
    }

    /// The cells of all columns with the role, those that repeat left out.
    func texts(_ role: ColumnRole) -> [String] {
        layout.columns.indices.filter { layout.columns[$0].role == role }.flatMap { place in
            rows.map { HTMLText.joined($0[place].text) }
        }.reduce(into: []) { if !$1.isEmpty, !$0.contains($1) { $0.append($1) } }
    }
}

extension TableLayout {
    /// The records of its rows, and the rows that are none: totals, examples, and those that a mapping leaves out.
    func records(heading: DocumentCell?, mapping: ReadingMapping) -> (
        records: [IndicatorRecord], leftOut: [[DocumentCell]], failed: [FailedCell]
    ) {
        var records: [IndicatorRecord] = []
        var leftOut: [[DocumentCell]] = []
        var failed: [FailedCell] = []
        var places: [String: Int] = [:]
        var carried: [Int: DocumentCell] = [:]
        let joins = rowRole != nil || rowYear != nil
        var lastName: DocumentCell?
        for row in rows {
            var row = row
            var own = name.map { HTMLText.joined(row[$0].text).foldingWidth.withoutWhitespace } ?? ""
            // One cell over the whole row is a heading.
            let isHeading = row.count > 2 && Set(row.map(\.text)).count == 1
            let words = columns.indices.filter { !columns[$0].role.holdsValues }.prefix(4).map {
                HTMLText.joined(row[$0].text)
            }
            let isNone = words.contains { word in
                let plain = word.foldingWidth.withoutWhitespace.lowercased()
                return Self.noIndicators.contains(plain)
                    || plain.wholeMatch(of: kept(/[(【]?(記入)?例[0-9]*[)】]?|examples?[0-9]*/)) != nil
            }
            let isExample = row.contains { Self.exampleRemarks.contains(HTMLText.joined($0.text)) }
            if mapping.skips(row) || isHeading || isNone || isExample {
                leftOut.append(row)
                continue
            }
            let ownFailed = takeFailed(&row)
            failed += ownFailed
            // Whose values they are, or what they are, nobody knows.
            if ownFailed.contains(where: { $0.place == name || $0.place == rowRole || $0.place == rowYear }) {
                leftOut.append(row)
                continue
            }
            // What stands once for several rows: a group, a number over two lines.
            for place in columns.indices where [.group, .programme, .section].contains(columns[place].role) {
                if ownFailed.contains(where: { $0.place == place }) { continue }
                if row[place].text.isEmpty, let above = carried[place] {
                    row[place] = above
                } else {
                    carried[place] = row[place]
                }
            }
            if joins, own.isEmpty || places[own] != nil, let last = own.isEmpty ? records.indices.last : places[own] {
                records[last].rows.append(row)
                continue
            }
            // A row of formulas without results below the table is no indicator.
            let holdsAny = row.contains { !$0.text.isEmpty && FailedResult($0.text) == nil }
            if !joins, own.isEmpty, let place = name, let lastName, holdsAny {
                row[place] = lastName
                own = HTMLText.joined(lastName.text).foldingWidth.withoutWhitespace
            }
            if let place = name, !row[place].text.isEmpty { lastName = row[place] }
            let holdsValues = columns.indices.contains { columns[$0].role.holdsValues && !row[$0].text.isEmpty }
            guard holdsValues, !own.isEmpty || name == nil && heading != nil else {
                leftOut.append(row)
                continue
            }
            if joins { places[own] = records.count }
            records.append(IndicatorRecord(layout: self, rows: [row], heading: name == nil ? heading : nil))
        }
        return (toldApart(records), leftOut, failed)
    }

    /// A cell beside the values that a formula left empty.
    struct FailedCell {
        let place: Int
        let cell: DocumentCell
        let result: FailedResult
        let expected: BilingualText
        /// The row's indicator; empty where that is what is missing.
        let name: String
    }

    /// Takes the texts of formulas that gave nothing out of what isn't a value, and returns those that matter; a year's
    /// stays, so that the value beside it isn't taken for another year's.
    private func takeFailed(_ row: inout [DocumentCell]) -> [FailedCell] {
        var found: [FailedCell] = []
        for place in columns.indices where !columns[place].role.holdsValues {
            guard let result = FailedResult(row[place].text) else { continue }
            let cell = row[place]
            if columns[place].role != .year { row[place].text = "" }
            guard let expected = columns[place].role.expectedWord,
                columns.indices.contains(where: { columns[$0].role.holdsValues && !row[$0].text.isEmpty })
            else { continue }
            let words = name.map { HTMLText.joined(row[$0].text) } ?? ""
            found.append(
                FailedCell(
                    place: place, cell: cell, result: result, expected: expected,
                    name: FailedResult(words) == nil ? words : ""))
        }
        return found
    }

    /// Of neighbouring rows with one name each is called by what differs: the words of a column right of the name, or the unit.
    private func toldApart(_ records: [IndicatorRecord]) -> [IndicatorRecord] {
        guard let name else { return records }
        var records = records
        var start = 0
        while start < records.count {
            let text = records[start].rows[0][name].text
            var end = start + 1
            while end < records.count, !text.isEmpty, records[end].rows[0][name].text == text { end += 1 }
            defer { start = end }
            let numbers = records[start..<end].compactMap(\.writtenNumber)
            guard end - start > 1, Set(numbers).count < end - start else { continue }
            let free = columns.indices.filter { [.other, .group, .programme, .unit].contains(columns[$0].role) }
            let order = free.filter { $0 > name } + free.filter { $0 < name }
            let telling = order.first { place in
                let texts = records[start..<end].map { HTMLText.joined($0.rows[0][place].text) }
                return texts.allSatisfy { !$0.isEmpty && $0.count < 30 } && Set(texts).count == texts.count
            }
            guard let telling else { continue }
            for place in start..<end {
                records[place].breakdown = HTMLText.joined(records[place].rows[0][telling].text)
            }
        }
        return records
    }

    /// Totals, and rows that only show how to fill the table in.
    private static let noIndicators: Set<String> = [
        "合計", "小計", "計", "総計", "平均", "total", "subtotal", "sum", "average",
    ]
    private static let exampleRemarks = [PlanSheetMarks.exampleRemark.japanese, PlanSheetMarks.exampleRemark.english]
}

extension [IndicatorRecord] {
    /// With numbers that no two share: the document's where they tell rows apart, with a counter behind them where they
    /// don't, and the row's place where there are none.
    var numbered: [IndicatorRecord] {
        var last: String?
        let written = map { record -> String? in
            last = record.writtenNumber ?? (record.cell(.number) == nil ? last : nil)
            return last
        }
        let counts = Dictionary(grouping: written.compactMap(\.self)) { $0 }.mapValues(\.count)
        var taken: Set<String> = []
        var seen: [String: Int] = [:]
        return enumerated().map { place, record in
            var record = record
            var id = String(place + 1)
            if let number = written[place] {
                seen[number, default: 0] += 1
                id = counts[number] == 1 ? number : "\(number)-\(seen[number] ?? 1)"
            }
            while !taken.insert(id).inserted { id += "-\(place + 1)" }
            record.id = id
            return record
        }
    }
}
