import Planning
import Statistics

/// A declaration while its rows are being sorted into parts.
struct DeclarationAssembly {
    let file: String
    let rows: [DocumentRow]
    var parts = DeclarationParts()
    private(set) var tables: [(table: IndicatorTable, records: [IndicatorRecord])] = []
    private(set) var items: [ReadItem] = []
    private var index = 0
    /// The part that a line without a heading of its own continues.
    private var open: DeclarationParts.List?

    init(file: String, rows: [DocumentRow]) {
        self.file = file
        self.rows = rows
    }

    /// Sorts every row into a part; what belongs to none is reported.
    mutating func readBlocks(_ problems: inout ProblemList) {
        while index < rows.count {
            let row = rows[index]
            if IndicatorTable.isHeader(row) {
                readTable(&problems)
            } else if let block = DeclarationBlock(row), !(index == 0 && isTitle(row)) {
                read(block, row, &problems)
            } else if !continueOpen(row), !readTitle(row) {
                problems.add(unplaced(row))
                index += 1
            }
        }
        if tables.isEmpty, !rows.isEmpty, problems.isEmpty { problems.add(noTable) }
    }

    private mutating func readTable(_ problems: inout ProblemList) {
        open = nil
        let header = rows[index]
        guard let table = IndicatorTable(header: header, file: file, problems: &problems) else {
            // Its rows can't be understood without the header, which has been reported.
            repeat {
                index += 1
            } while index < rows.count && rows[index].cells.count > 1
                && DeclarationBlock(rows[index]) == nil && !IndicatorTable.isHeader(rows[index])
            return
        }
        let (records, end) = table.records(rows, from: index + 1, problems: &problems)
        tables.append((table, records))
        index = end
    }

    private mutating func read(_ block: DeclarationBlock, _ row: DocumentRow, _ problems: inout ProblemList) {
        open = nil
        index += 1
        switch block {
        case .message: readMessage(header: row)
        case .divisions: readDivisions(header: row)
        case .policies: readPolicies(row, &problems)
        case .targetPlan: parts.addTargetPlan(row.onlyCell, file)
        case .remark:
            parts.append(
                row.onlyCell.map { [DeclarationBlock.withoutMark($0.text)] } ?? [], to: .remarks, row.onlyCell, file)
            open = .remarks
        case .date(let date): parts.set(date: date, row.onlyCell, file)
        }
    }

    // MARK: Title

    private func isTitle(_ row: DocumentRow) -> Bool { row.onlyCell?.text.contains("宣言") == true }

    private mutating func readTitle(_ row: DocumentRow) -> Bool {
        guard parts.title.isEmpty, let cell = row.onlyCell, index == 0 || isTitle(row) else { return false }
        parts.setTitle(cell, file)
        index += 1
        return true
    }

    // MARK: Blocks of a header and a row

    /// The row after a header, unless it begins something else.
    private mutating func bodyRow() -> DocumentRow? {
        guard index < rows.count, DeclarationBlock(rows[index]) == nil, !IndicatorTable.isHeader(rows[index]) else {
            return nil
        }
        defer { index += 1 }
        return rows[index]
    }

    private mutating func readMessage(header: DocumentRow) {
        let place = header.cells.firstIndex { $0.text.withoutWhitespace.hasSuffix("メッセージ") } ?? 0
        if let post = header.cells.enumerated().first(where: { $0.offset != place && !$0.element.text.isEmpty }) {
            parts.setPost(post.element, file)
        }
        guard let body = bodyRow() else { return }
        let filled = body.cells.filter { !$0.text.isEmpty }
        let name =
            filled.count > 1 ? body.cells.enumerated().first { $0.offset != place && !$0.element.text.isEmpty } : nil
        if let name { parts.setDirector(name.element, file) }
        let message = place < body.cells.count && filled.count > 1 ? body.cells[place] : filled.last
        if let message { parts.append(HTMLText.paragraphs(message.text), to: .message, message, file) }
        open = .message
    }

    private mutating func readDivisions(header: DocumentRow) {
        guard let body = bodyRow() else { return }
        for (heading, cell) in zip(header.cells, body.cells) {
            let text = heading.text.foldingWidth.withoutWhitespace
            if DeclarationBlock.isRoles(text) {
                parts.append(HTMLText.items(cell.text), to: .roles, cell, file)
                open = .roles
            } else if DeclarationBlock.isDivisions(text) {
                parts.append(SectionNames.list(cell.text).names, to: .divisions, cell, file)
                if open == nil { open = .divisions }
            }
        }
    }

    private mutating func readPolicies(_ first: DocumentRow, _ problems: inout ProblemList) {
        parts.addPolicy(Array(first.cells.dropFirst()), file)
        open = .policies
    }

    /// A line that goes on with the open part: another policy, or more text.
    private mutating func continueOpen(_ row: DocumentRow) -> Bool {
        guard let open else { return false }
        if open == .policies, row.onlyCell == nil || row.followsBlank {
            guard parts.addPolicy(row.cells, file) else { return false }
        } else if let cell = row.onlyCell, !row.followsBlank {
            parts.extend(open, with: cell, file)
        } else {
            return false
        }
        index += 1
        return true
    }
}

extension DeclarationAssembly {
    /// The plan that the parts and tables make together.
    mutating func plan(_ problems: inout ProblemList) -> Plan {
        items = parts.items
        let reader = IndicatorRecordReader(file: file, sections: SectionNames(names: parts.divisions))
        var results: [IndicatorRecordReader.Result] = []
        for record in tables.flatMap(\.records) {
            guard let result = reader.read(record, problems: &problems) else { continue }
            if results.contains(where: { $0.indicator.id == result.indicator.id }) {
                problems.add(duplicate(result.indicator.id, record))
            }
            results.append(result)
            items += result.items
        }
        items.sort { ($0.line, $0.cell ?? 0) < ($1.line, $1.cell ?? 0) }
        let stages = results.filter { !$0.stages.isEmpty }.map { ($0.indicator.id, $0.stages) }
        let plan = Plan(
            declaration: parts.declaration, indicators: results.map(\.indicator), targets: results.flatMap(\.targets),
            stages: Dictionary(stages) { first, _ in first }, measurements: results.flatMap(\.measurements))
        // What contradicts itself is told once the cells by themselves can be read.
        if problems.isEmpty {
            for problem in plan.problems { problems.add(located(problem, results)) }
        }
        return plan
    }

    private func located(_ problem: PlanProblem, _ results: [IndicatorRecordReader.Result]) -> DocumentProblem {
        let cell: DocumentCell? =
            switch problem.record {
            case .indicator(let index): results[index].cells.name
            case .target(let index): results.flatMap(\.cells.targets)[index]
            case .measurement(let index): results.flatMap(\.cells.measurements)[index]
            case .stages(let id): results.first { $0.indicator.id == id }?.cells.name
            case .driver, .driverValue, .event, .earlierTarget, .comparable: nil
            }
        return DocumentProblem(
            file: file, line: cell?.line, column: cell?.number, found: problem.found, expected: problem.expected)
    }

    private func duplicate(_ id: String, _ record: IndicatorRecord) -> DocumentProblem {
        let cell = record.cell(.id)
        return DocumentProblem(
            file: file, line: cell?.line, column: cell?.number, found: .quoted(id),
            expected: BilingualText(
                japanese: "ほかの行と重ならない事業番号", english: "a number that no other row has"))
    }

    private func unplaced(_ row: DocumentRow) -> DocumentProblem {
        let cell = row.cells.first { !$0.text.isEmpty }
        return DocumentProblem(
            file: file, line: row.line, column: cell?.number, found: .quoted(cell?.text ?? ""),
            expected: BilingualText(
                japanese: "標題・メッセージ・課等と役割・取組方針・計画名・指標の表・注記のいずれか",
                english:
                    "a title, message, divisions and roles, policies, name of the plan, table of indicators or footnote"
            ))
    }

    private var noTable: DocumentProblem {
        DocumentProblem(
            file: file,
            found: BilingualText(japanese: "指標の表がない文書", english: "no table of indicators"),
            expected: BilingualText(
                japanese: "「事業番号」「事業指標」「現状値」「令和3年度目標値」などの見出しのある表",
                english: "a table with headers such as 事業番号, 事業指標, 現状値 and 令和3年度目標値"))
    }
}
