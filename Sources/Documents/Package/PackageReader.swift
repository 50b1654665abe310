import Foundation
import MitoshiPlanning

/// Reads the files of a data package and checks them against each other.
struct PackageReader {
    let folder: String
    let encoding: TextEncoding?
    private var problems = ProblemList()
    private var found: TextEncoding = .utf8
    private var draft = PackageDraft()
    private var questions = QuestionDraft()
    /// Tables of which something couldn't be read.
    private var incomplete: Set<String> = []
    private var numbers = IndicatorNumbers()
    /// By the number of the indicator; without those whose kind can't be read.
    private var facts: [String: IndicatorFacts] = [:]
    private var notices: [BilingualText] = []
    private var doubts: [BilingualText] = []

    init(folder: String, encoding: TextEncoding?) {
        self.folder = folder
        self.encoding = encoding
    }

    mutating func read() throws(DocumentError) -> DataPackage {
        try examine().result.get()
    }

    mutating func examine() -> DataPackage.Examination {
        do throws(DocumentError) {
            try checkFolder()
            StagingFolder.sweep(folder)
            readTables()
            try problems.throwIfAny()
        } catch {
            return DataPackage.Examination(
                result: .failure(error), notices: notices, doubts: doubts, draft: draft)
        }
        let package = DataPackage(
            plan: draft.plan, scenarios: questions.scenarios.map(\.value), interventions: questions.merged,
            floors: questions.minimums, encoding: found)
        return DataPackage.Examination(
            result: .success(package), notices: notices + stageNotices, doubts: doubts, draft: draft)
    }

    private mutating func readTables() {
        readDeclaration()
        var rows: [PackageRow] = []
        forEachRow(of: .indicators) { row, _ in rows.append(row) }
        numbers = IndicatorNumbers(rows.map { $0.text("indicator_id").trimmed })
        for row in rows { facts[row.text("indicator_id").trimmed] = IndicatorsTable.facts(row) }
        draft.indicators = located(.indicators, rows, IndicatorsTable.read)
        let facts = facts
        let fact: (String) -> IndicatorFacts = { facts[$0] ?? IndicatorFacts() }
        draft.targets = valued(.targets, TargetsTable.valueColumns) { TargetsTable.read($0, facts: fact, &$1) }
        draft.stages = located(.stages, StagesTable.read)
        draft.measurements = valued(.measurements, MeasurementsTable.valueColumns) {
            MeasurementsTable.read($0, facts: fact, &$1)
        }
        draft.driverValues = located(.drivers, DriversTable.read)
        draft.events = located(.events, EventsTable.read)
        draft.comparables = located(.comparables, ComparablesTable.read)
        draft.pastTargets = valued(.pastTargets, nil) { PastTargetsTable.read($0, facts: fact, &$1) }
        questions.scenarios = located(.scenarios, ScenariosTable.read)
        questions.interventions = located(.interventions, InterventionsTable.read)
        questions.floors = located(.floors, FloorsTable.read)
        PackageChecks(draft: draft, incomplete: incomplete).run(&problems)
        if !incomplete.contains(PackageTable.indicators.name) {
            questions.check(indicators: Set(draft.indicators.map(\.value.id)), &problems)
        }
        DescriptorCheck.run(folder: folder, &problems)
    }

    /// The readable rows of a table that say something in one of `columns`; of the others it is told how many there are.
    ///
    /// Rows whose indicator can't be read are passed over: how they are to be read nobody knows before its kind is right.
    /// - Parameter columns: `nil` where every row says something.
    private mutating func valued<Value>(
        _ table: PackageTable, _ columns: [String]?, _ read: (PackageRow, inout ProblemList) -> Value?
    ) -> [Located<Value>] {
        let (facts, numbers) = (facts, numbers)
        var isIncomplete = false
        var (empty, firstEmpty) = (0, 0)
        let values = located(table) { (row: PackageRow, problems: inout ProblemList) -> Value? in
            let id = row.writtenIndicatorID
            guard facts[id] != nil || !numbers.contains(id) else {
                isIncomplete = true
                return nil
            }
            if let columns, row.hasNoValue(in: columns) {
                if empty == 0 { firstEmpty = row.line }
                empty += 1
                return nil
            }
            return read(row, &problems)
        }
        if isIncomplete { incomplete.insert(table.name) }
        if empty > 0 { notices.append(Self.withoutValue(path(table.fileName), count: empty, first: firstEmpty)) }
        return values
    }

    private static func withoutValue(_ file: String, count: Int, first: Int) -> BilingualText {
        BilingualText(
            japanese: "\(file)：値のない行が\(count)行あり、値なしとして読みました（\(first)行目\(count > 1 ? "など" : "")）。",
            english:
                "\(file): \(count) \(count == 1 ? "row has" : "rows have") no value and \(count == 1 ? "was" : "were") read as such (line \(first)\(count > 1 ? " and more" : ""))."
        )
    }

    /// What was made of stages without a list.
    private var stageNotices: [BilingualText] {
        draft.inferredStages.sorted { $0.key < $1.key }.map { id, stages in
            let lines = stages.enumerated().map { CSVText.row([id, "\($0.offset + 1)", $0.element]) }
            let order = stages.joined(separator: "→")
            return BilingualText(
                japanese:
                    "\(id)：段階の順序を「\(order)」と読みました。正しい順序を stages.csv に書くと定まります（例：\(lines.joined(separator: " / "))）。",
                english:
                    "\(id): the stages were taken to follow each other as “\(order)”. Write their order into stages.csv to settle it (\(lines.joined(separator: " / ")))."
            )
        }
    }

    private func path(_ file: String) -> String { folder.inFolder(file) }

    private func checkFolder() throws(DocumentError) {
        var status = stat()
        guard stat(folder, &status) == 0 else { throw DocumentError([Self.notFolder(folder, errno)]) }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw DocumentError([Self.notFolder(folder, ENOTDIR)]) }
        // Nobody may ever write into a pipe that lies in a folder, and reading it would wait for that.
        let files = PackageTable.all.map(\.fileName) + [PackageDescriptor.fileName, Ledger.fileName]
        for path in (files + [ReadingQuestion.fileName, ReadingMapping.fileName]).map(path) where InputFile.isPipe(path)
        {
            throw DocumentError([InputFile.pipe(path)])
        }
    }

    private static func notFolder(_ folder: String, _ code: Int32) -> DocumentProblem {
        DocumentProblem(
            file: folder, found: SystemError.text(code),
            expected: BilingualText(japanese: "データパッケージのフォルダ", english: "the folder of a data package"))
    }

    // MARK: Tables

    private mutating func readDeclaration() {
        var table = DeclarationTable()
        forEachRow(of: .declaration) { row, problems in table.read(row, &problems) }
        draft.declaration = table.declaration
    }

    private mutating func located<Value>(
        _ table: PackageTable, _ read: (PackageRow, inout ProblemList) -> Value?
    ) -> [Located<Value>] {
        var values: [Located<Value>] = []
        forEachRow(of: table) { row, problems in
            if let value = read(row, &problems) { values.append(Located(value: value, row: row)) }
        }
        return values
    }

    /// The same of rows that are in memory already.
    private mutating func located<Value>(
        _ table: PackageTable, _ rows: [PackageRow], _ read: (PackageRow, inout ProblemList) -> Value?
    ) -> [Located<Value>] {
        let before = problems.count
        let values = rows.compactMap { row in read(row, &problems).map { Located(value: $0, row: row) } }
        if problems.count > before { incomplete.insert(table.name) }
        return values
    }

    /// Hands out the rows of a table's file one by one; none when an optional file isn't there.
    private mutating func forEachRow(of table: PackageTable, _ body: (PackageRow, inout ProblemList) -> Void) {
        let path = path(table.fileName)
        if !table.isRequired, access(path, F_OK) != 0 { return }
        let before = problems.count
        defer { if problems.count > before { incomplete.insert(table.name) } }
        do throws(DocumentError) {
            let decoded = try TextDecoding.decode(InputFile.bytes(of: path), file: path, encoding: encoding)
            if table.name == PackageTable.indicators.name { found = decoded.encoding }
            let (numbers, month) = (numbers, draft.declaration.fiscalYearBegins)
            var columns: [String: Int] = [:]
            var forbidden = ForbiddenCharacters()
            CSVTable.read(utf8: decoded.utf8, file: path, problems: &problems) { header, problems in
                columns = Self.columns(header, of: table, file: path, &problems)
                let required = table.fields.filter(\.isRequired).map { columns[$0.name] }
                return required.contains(nil) ? nil : (required.compactMap(\.self).max() ?? 0) + 1
            } row: { row, problems in
                for (place, cell) in row.cells.enumerated() {
                    forbidden.look(at: cell, line: row.line, column: place + 1)
                }
                let row = PackageRow(
                    row, of: table, columns: columns, file: path, numbers: numbers, fiscalYearBegins: month)
                body(row, &problems)
            }
            doubts += [forbidden.notice(in: table.fileName)].compactMap { $0 }
        } catch {
            problems.add(contentsOf: error)
        }
    }

    /// The place of each column. What the header lacks, or has too much of, is reported.
    private static func columns(
        _ row: CSVRow, of table: PackageTable, file: String, _ problems: inout ProblemList
    ) -> [String: Int] {
        var columns: [String: Int] = [:]
        for (index, cell) in row.cells.enumerated() {
            let name = table.fields.first { PackageHeading.isHeading(cell, of: $0.name) }?.name
            if let name, columns[name] == nil {
                columns[name] = index
            } else {
                problems.add(header(row, index, table, file: file, isTwice: name != nil))
            }
        }
        for field in table.fields where field.isRequired && columns[field.name] == nil {
            problems.add(missing(field.name, row, file: file))
        }
        return columns
    }

    private static func header(
        _ row: CSVRow, _ index: Int, _ table: PackageTable, file: String, isTwice: Bool
    ) -> DocumentProblem {
        let names = table.fields.map(\.name)
        let once = BilingualText(japanese: "同じ見出しは1回だけ", english: "each header only once")
        return DocumentProblem(
            file: file, line: row.line, column: index + 1, found: .quoted(row.cells[index]),
            expected: isTwice ? once : PackageRow.oneOf(names))
    }

    private static func missing(_ name: String, _ row: CSVRow, file: String) -> DocumentProblem {
        DocumentProblem(
            file: file, line: row.line,
            found: BilingualText(japanese: "「\(name)」のない見出し行", english: "a header without “\(name)”"),
            expected: BilingualText(japanese: "「\(name)」の列", english: "a column “\(name)”"))
    }
}
