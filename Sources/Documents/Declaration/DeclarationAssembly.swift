import MitoshiPlanning
import MitoshiStatistics

/// A declaration while its rows are being sorted into parts.
struct DeclarationAssembly {
    let file: String
    /// The workbook's sheet; empty for other documents.
    let sheet: String
    let rows: [DocumentRow]
    let mapping: ReadingMapping
    let today: CalendarDate
    var parts = DeclarationParts()
    private(set) var items: [ReadItem] = []
    private(set) var questions: [ReadingQuestion] = []
    private var tables: [(table: FoundTable, heading: DocumentCell?)] = []
    private var layouts: [TableLayout] = []
    private var conventions = PeriodConventions(of: [], isEnglish: false)
    private let finder: TableFinder
    private var index = 0
    /// The part that a line without a heading of its own continues.
    private var open: DeclarationParts.List?
    /// The words last met alone on a line.
    private var heading: DocumentCell?

    init(file: String, sheet: String, rows: [DocumentRow], mapping: ReadingMapping, today: CalendarDate) {
        self.file = file
        self.sheet = sheet
        self.rows = rows
        finder = TableFinder(rows: rows)
        self.mapping = mapping
        self.today = today
    }

    var hasTables: Bool { !tables.isEmpty }

    /// Sorts every row into a part; what belongs to none is listed as left out.
    mutating func readBlocks() {
        while index < rows.count {
            let row = rows[index]
            if let only = row.onlyCell { heading = only }
            if let table = finder.table(at: index) {
                open = nil
                tables.append((table, heading))
                index = max(table.end, index + 1)
                heading = nil
            } else if readTitle(row) {
                continue
            } else if let block = DeclarationBlock(row) {
                read(block, row)
            } else if !continueOpen(row) {
                leaveOut(row.cells, Self.outside)
                index += 1
            }
        }
    }

    private mutating func read(_ block: DeclarationBlock, _ row: DocumentRow) {
        open = nil
        index += 1
        switch block {
        case .message: readMessage(header: row)
        case .divisions: readDivisions(header: row)
        case .policies: readPolicies(row)
        case .targetPlan: parts.addTargetPlan(row.onlyCell, file)
        case .remark:
            parts.append(
                row.onlyCell.map { [DeclarationBlock.withoutMark($0.text)] } ?? [], to: .remarks, row.onlyCell, file)
            open = .remarks
        case .date(let date): parts.set(date: date, row.onlyCell, file)
        }
    }

    private mutating func leaveOut(_ cells: [DocumentCell], _ reason: BilingualText) {
        guard let first = cells.first(where: { !$0.text.isEmpty }) else { return }
        let text = cells.filter { !$0.text.isEmpty }.map { HTMLText.joined($0.text) }.joined(separator: " | ")
        items.append(
            ReadItem(
                line: first.line, cell: first.number,
                name: BilingualText(japanese: "読まなかった行", english: "line left out"),
                value: text, basis: .leftOut(reason: reason)))
    }

    // MARK: Title

    /// The first line that stands alone, or a later one that calls itself a declaration.
    private mutating func readTitle(_ row: DocumentRow) -> Bool {
        guard parts.title.isEmpty, let cell = row.onlyCell,
            index == 0 || cell.text.contains("宣言") || DeclarationBlock(row) == nil, !cell.text.contains("。")
        else { return false }
        if case .date = DeclarationBlock(row) { return false }
        parts.setTitle(cell, file)
        index += 1
        return true
    }

    // MARK: Blocks of a header and a row

    /// The row after a header, unless it begins something else.
    private mutating func bodyRow() -> DocumentRow? {
        guard index < rows.count, DeclarationBlock(rows[index]) == nil, !finder.isHeader(at: index)
        else { return nil }
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

    private mutating func readPolicies(_ first: DocumentRow) {
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

    private static let outside = BilingualText(
        japanese: "表の外の文章", english: "words outside the tables")
}

extension DeclarationAssembly {
    /// The plan that the parts and tables make together.
    mutating func plan() -> Plan {
        items += parts.items
        conventions = documentConventions
        var records: [IndicatorRecord] = []
        for (table, heading) in tables {
            let words = parts.title + " " + (heading.map { HTMLText.joined($0.text) } ?? "")
            let layout = TableLayout(header: table.header, rows: table.rows, mapping: mapping, title: words)
            layouts.append(layout)
            let (found, leftOut, failed) = layout.records(heading: heading, mapping: mapping)
            records += found
            askAboutFailed(failed, in: layout)
            for row in leftOut { leaveOut(row, Self.noIndicator) }
            for row in table.leftOut { leaveOut(row.cells, Self.betweenRows) }
            for row in table.ragged { questions.append(Self.ragged(row, width: layout.columns.count)) }
            for column in layout.unknownYears {
                let isOver = column.period?.lastDay.map { $0 <= today } ?? false
                questions.append(.roleMissing(column, guess: isOver ? .measured : .target))
            }
            listColumns(of: layout)
        }
        let context = ReadingContext(
            file: file, sheet: sheet, conventions: conventions, titleYear: titleYear, mapping: mapping,
            sections: SectionNames(names: parts.divisions), today: today)
        let results = records.numbered.compactMap(IndicatorRecordReader(context: context).read)
        for result in results {
            items += result.items
            questions += result.questions
        }
        let stages = results.filter { !$0.stages.isEmpty }.map { ($0.indicator.id, $0.stages) }
        var plan = Plan(
            declaration: parts.declaration, indicators: results.map(\.indicator), targets: results.flatMap(\.targets),
            stages: Dictionary(stages) { first, _ in first }, measurements: results.flatMap(\.measurements))
        askAboutProblems(of: &plan, results)
        items.sort { ($0.line, $0.cell ?? 0) < ($1.line, $1.cell ?? 0) }
        var asked: Set<ReadingQuestion> = []
        questions.removeAll { !asked.insert($0).inserted }
        for place in questions.indices { questions[place].file = file }
        questions.sort { ($0.line ?? 0, $0.cell ?? 0) < ($1.line ?? 0, $1.cell ?? 0) }
        return plan
    }

    /// The tables as they were understood.
    var readLayouts: [ReadLayout] {
        layouts.map { layout in
            ReadLayout(
                line: layout.columns.first?.line ?? 0,
                columns: layout.columns.map { column in
                    ReadLayout.Column(
                        header: column.header, role: column.role.label,
                        period: column.period.flatMap(conventions.period)?.canonicalText ?? "",
                        isGuessed: column.isGuessed)
                },
                rows: layout.rows.map { $0.map { HTMLText.joined($0.text) } })
        }
    }

    /// The lines that say what the columns were taken for, to be corrected by hand.
    var mappingLines: [String] {
        var seen: Set<String> = []
        let columns = layouts.flatMap(\.columns).filter {
            !$0.isUnnamed && seen.insert(ReadingMapping.key($0.header)).inserted
        }
        return columns.map { column in
            ReadingMapping.line(
                "column", column.header, column.role.rawValue,
                column.period.flatMap(conventions.period)?.canonicalText ?? "")
        } + mapping.lines(besides: seen)
    }

    /// The questions as problems, for a document of which nothing else is left.
    var problems: [DocumentProblem] {
        questions.prefix(DocumentError.limit).map {
            DocumentProblem(file: file, line: $0.line, column: $0.cell, found: .quoted($0.found), question: $0.question)
        }
    }

    // MARK: Years

    /// What the periods in headers, values' brackets and the title tell of those written in short.
    private var documentConventions: PeriodConventions {
        var found: [WrittenPeriod] = PeriodFinder.all(in: parts.title.foldingWidth.withoutIdleSpaces).map(\.written)
        var isEnglish = true
        for (table, _) in tables {
            for cell in table.header.flatMap(\.self) {
                let text = HTMLText.joined(cell.text).foldingWidth.withoutWhitespace
                found += PeriodFinder.all(in: text).map(\.written)
                isEnglish = isEnglish && text.unicodeScalars.allSatisfy { $0.value < 0x2E80 }
            }
            for cell in table.rows.flatMap(\.self) where cell.text.utf8.count < 120 {
                if let period = CellReading(cell.text).period { found.append(period) }
            }
        }
        var conventions = PeriodConventions(of: found, isEnglish: isEnglish)
        conventions.documentYear = parts.declaration.fiscalYear
        if let settled = mapping.bareYearIsFiscal { conventions.bareYearIsFiscal = settled }
        return conventions
    }

    /// The only year that the title names.
    private var titleYear: Period? {
        let found = PeriodFinder.all(in: parts.title.foldingWidth.withoutIdleSpaces).map(\.written)
        guard found.count == 1, parts.title.contains(kept(/宣言|目標/)), let first = found.first else { return nil }
        if case .bareYear(let year) = first { return FiscalYear(year).map(Period.fiscalYear) }
        guard case .fiscalYear = conventions.period(first) else { return nil }
        return conventions.period(first)
    }

    // MARK: What contradicts itself

    /// Takes out of the plan what breaks its rules, and asks about it.
    private mutating func askAboutProblems(of plan: inout Plan, _ results: [IndicatorRecordReader.Result]) {
        let places = Dictionary(cells.map { ($0.place(in: file), $0) }) { first, _ in first }
        let resultsByID = Dictionary(results.map { ($0.indicator.id, $0) }) { first, _ in first }
        var asked: Set<DocumentPlace> = []
        // What is asked about wasn't read.
        defer {
            items.removeAll { item in
                item.indicatorID != nil && item.name.english != "indicator"
                    && asked.contains(DocumentPlace(line: item.line, cell: item.cell))
            }
        }
        for _ in 0..<Self.rounds {
            let problems = plan.problems
            if problems.isEmpty { return }
            var (targets, measurements, indicators): (Set<Int>, Set<Int>, Set<String>) = ([], [], [])
            for problem in problems {
                switch problem.record {
                case .target(let place): targets.insert(place)
                case .measurement(let place): measurements.insert(place)
                case .stages(let id): indicators.insert(id)
                case .indicator(let place):
                    if problem.field == .basePeriod {
                        plan.indicators[place].basePeriod = nil
                        continue
                    }
                    indicators.insert(plan.indicators[place].id)
                case .driver, .driverValue, .event, .earlierTarget, .comparable: break
                }
                let question = question(problem, plan, resultsByID, places)
                questions.append(question)
                if let line = question.line { asked.insert(DocumentPlace(line: line, cell: question.cell)) }
            }
            plan.targets = plan.targets.enumerated().filter { !targets.contains($0.offset) }.map(\.element)
            plan.measurements = plan.measurements.enumerated().filter { !measurements.contains($0.offset) }.map(
                \.element)
            plan.indicators.removeAll { indicators.contains($0.id) }
            plan.targets.removeAll { indicators.contains($0.indicatorID) }
            plan.measurements.removeAll { indicators.contains($0.indicatorID) }
            plan.stages = plan.stages.filter { !indicators.contains($0.key) }
        }
    }

    /// What was taken out may leave something else without its ground, but not endlessly.
    private static let rounds = 6

    /// - Parameters:
    ///   - results: By their indicators' numbers.
    ///   - places: The cells of all tables by what sources call them.
    private func question(
        _ problem: PlanProblem, _ plan: Plan, _ results: [String: IndicatorRecordReader.Result],
        _ places: [String: DocumentCell]
    ) -> ReadingQuestion {
        let id: String
        var place: String?
        switch problem.record {
        case .target(let index): (id, place) = (plan.targets[index].indicatorID, plan.targets[index].source?.title)
        case .measurement(let index):
            (id, place) = (plan.measurements[index].indicatorID, plan.measurements[index].source?.title)
        case .indicator(let index): id = plan.indicators[index].id
        case .stages(let indicator): id = indicator
        case .driver, .driverValue, .event, .earlierTarget, .comparable: id = ""
        }
        let result = results[id]
        let cell = place.flatMap { places[$0] } ?? result?.name
        return ReadingQuestion(
            line: cell?.line, cell: cell?.number, indicator: result?.indicator.name ?? "",
            found: cell.map { HTMLText.joined($0.text) } ?? "",
            question: BilingualText(
                japanese: "\(problem.found.japanese)：ここは\(problem.expected.japanese)のはず。正しくは何か",
                english: "\(problem.found.english), where \(problem.expected.english) should be: what is right?"),
            mapping: cell.map {
                ReadingMapping.line("cell", SpreadsheetSheet.name(row: $0.line - 1, column: $0.number - 1), "", "")
            } ?? "")
    }

    private var cells: [DocumentCell] { tables.flatMap { $0.table.rows.flatMap(\.self) } }

    private mutating func listColumns(of layout: TableLayout) {
        for column in layout.columns where !column.header.isEmpty {
            switch column.role {
            case .derived, .other, .prose, .skip, .expected, .comparison:
                items.append(
                    ReadItem(
                        line: column.line, cell: column.number,
                        name: BilingualText(japanese: "読まなかった列", english: "column left out"), value: column.header,
                        basis: .leftOut(reason: column.role.label)))
            default: break
            }
        }
    }

    /// Asks about what formulas should have said of the values, in headers and in words beside them.
    private mutating func askAboutFailed(_ cells: [TableLayout.FailedCell], in layout: TableLayout) {
        for one in cells {
            questions.append(.about(one.cell, one.result, expected: one.expected, in: sheet, name: one.name))
        }
        let header = BilingualText(japanese: "列の見出し", english: "a column's header")
        for cell in layout.failedHeaders {
            guard let result = FailedResult(cell.text) else { continue }
            questions.append(.about(cell, result, expected: header, in: sheet, name: ""))
        }
    }

    private static func ragged(_ cells: [DocumentCell], width: Int) -> ReadingQuestion {
        let filled = cells.filter { !$0.text.isEmpty }
        return ReadingQuestion(
            line: cells.first?.line, cell: nil, found: filled.map { HTMLText.joined($0.text) }.joined(separator: " | "),
            question: BilingualText(
                japanese: "この行のセルは\(cells.count)個、見出しは\(width)個。どのセルがどの列か",
                english: "this row has \(cells.count) cells, the header \(width): which cell belongs to which column?"))
    }

    private static let noIndicator = BilingualText(
        japanese: "指標の名称か値のない行、見出し、合計、記入例", english: "no indicator's name, or no values; a heading, a total, an example"
    )
    private static let betweenRows = BilingualText(japanese: "表の中の見出し", english: "a heading within the table")
}
