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
        let rows = rows(.indicators)
        numbers = IndicatorNumbers(rows.map { $0.text("indicator_id").trimmed })
        for row in rows { facts[row.text("indicator_id").trimmed] = IndicatorsTable.facts(row) }
        draft.indicators = located(.indicators, rows, IndicatorsTable.read)
        let facts = facts
        let fact: (String) -> IndicatorFacts = { facts[$0] ?? IndicatorFacts() }
        let targets = valued(.targets, TargetsTable.valueColumns)
        draft.targets = located(.targets, targets) { TargetsTable.read($0, facts: fact, &$1) }
        draft.stages = located(.stages, StagesTable.read)
        let measurements = valued(.measurements, MeasurementsTable.valueColumns)
        draft.measurements = located(.measurements, measurements) { MeasurementsTable.read($0, facts: fact, &$1) }
        draft.driverValues = located(.drivers, DriversTable.read)
        draft.events = located(.events, EventsTable.read)
        draft.comparables = located(.comparables, ComparablesTable.read)
        let past = readable(self.rows(.pastTargets), of: .pastTargets)
        draft.pastTargets = located(.pastTargets, past) { PastTargetsTable.read($0, facts: fact, &$1) }
        questions.scenarios = located(.scenarios, ScenariosTable.read)
        questions.interventions = located(.interventions, InterventionsTable.read)
        questions.floors = located(.floors, FloorsTable.read)
        PackageChecks(draft: draft, incomplete: incomplete).run(&problems)
        if !incomplete.contains(PackageTable.indicators.name) {
            questions.check(indicators: Set(draft.indicators.map(\.value.id)), &problems)
        }
        DescriptorCheck.run(folder: folder, &problems)
    }

    /// The rows of a table whose indicator can be read; how the others are to be read nobody knows before its kind is right.
    private mutating func readable(_ rows: [PackageRow], of table: PackageTable) -> [PackageRow] {
        let readable = rows.filter { row in
            facts[row.writtenIndicatorID] != nil || !numbers.contains(row.writtenIndicatorID)
        }
        if readable.count < rows.count { incomplete.insert(table.name) }
        return readable
    }

    /// The readable rows of a table that say something in one of `columns`; of the others it is told how many there are.
    private mutating func valued(_ table: PackageTable, _ columns: [String]) -> [PackageRow] {
        let rows = readable(rows(table), of: table)
        let valued = rows.filter { !$0.hasNoValue(in: columns) }
        let (count, first) = (rows.count - valued.count, rows.first { $0.hasNoValue(in: columns) })
        if let first {
            notices.append(
                BilingualText(
                    japanese: "\(first.file)：値のない行が\(count)行あり、値なしとして読みました（\(first.line)行目\(count > 1 ? "など" : "")）。",
                    english:
                        "\(first.file): \(count) \(count == 1 ? "row has" : "rows have") no value and \(count == 1 ? "was" : "were") read as such (line \(first.line)\(count > 1 ? " and more" : ""))."
                ))
        }
        return valued
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
    }

    private static func notFolder(_ folder: String, _ code: Int32) -> DocumentProblem {
        DocumentProblem(
            file: folder, found: SystemError.text(code),
            expected: BilingualText(japanese: "データパッケージのフォルダ", english: "the folder of a data package"))
    }

    // MARK: Tables

    private mutating func readDeclaration() {
        var table = DeclarationTable()
        for row in rows(.declaration) { table.read(row, &problems) }
        draft.declaration = table.declaration
    }

    private mutating func located<Value>(
        _ table: PackageTable, _ read: (PackageRow, inout ProblemList) -> Value?
    ) -> [Located<Value>] {
        located(table, rows(table), read)
    }

    private mutating func located<Value>(
        _ table: PackageTable, _ rows: [PackageRow], _ read: (PackageRow, inout ProblemList) -> Value?
    ) -> [Located<Value>] {
        var values: [Located<Value>] = []
        let before = problems.count
        for row in rows {
            if let value = read(row, &problems) { values.append(Located(value: value, row: row)) }
        }
        if problems.count > before { incomplete.insert(table.name) }
        return values
    }

    /// The rows of a table's file; none when an optional file isn't there.
    private mutating func rows(_ table: PackageTable) -> [PackageRow] {
        let path = path(table.fileName)
        if !table.isRequired, access(path, F_OK) != 0 { return [] }
        let before = problems.count
        defer { if problems.count > before { incomplete.insert(table.name) } }
        do throws(DocumentError) {
            let decoded = try TextDecoding.decode(InputFile.bytes(of: path), file: path, encoding: encoding)
            if table.name == PackageTable.indicators.name { found = decoded.encoding }
            guard let csv = CSVTable(utf8: decoded.utf8, file: path, problems: &problems),
                let columns = columns(of: csv, table)
            else { return [] }
            let cells = csv.rows.lazy.flatMap { row in
                row.cells.enumerated().map { (text: $0.element, line: row.line, column: $0.offset + 1) }
            }
            doubts += [ForbiddenCharacter(in: cells)?.notice(in: table.fileName)].compactMap { $0 }
            return csv.rows.map {
                PackageRow(
                    $0, of: table, columns: columns, file: path, numbers: numbers,
                    fiscalYearBegins: draft.declaration.fiscalYearBegins)
            }
        } catch {
            problems.add(contentsOf: error)
            return []
        }
    }

    /// The place of each column; `nil` when the header lacks a column that rows can't do without.
    private mutating func columns(of csv: CSVTable, _ table: PackageTable) -> [String: Int]? {
        var columns: [String: Int] = [:]
        for (index, cell) in csv.header.cells.enumerated() {
            let name = table.fields.first { PackageHeading.isHeading(cell, of: $0.name) }?.name
            if let name, columns[name] == nil {
                columns[name] = index
            } else {
                problems.add(Self.header(csv, index, table, isTwice: name != nil))
            }
        }
        let missing = table.fields.filter { $0.isRequired && columns[$0.name] == nil }
        for field in missing { problems.add(Self.missing(field.name, csv)) }
        return missing.isEmpty ? columns : nil
    }

    private static func header(_ csv: CSVTable, _ index: Int, _ table: PackageTable, isTwice: Bool) -> DocumentProblem {
        let names = table.fields.map(\.name)
        let once = BilingualText(japanese: "同じ見出しは1回だけ", english: "each header only once")
        return DocumentProblem(
            file: csv.file, line: csv.header.line, column: index + 1, found: .quoted(csv.header.cells[index]),
            expected: isTwice ? once : PackageRow.oneOf(names))
    }

    private static func missing(_ name: String, _ csv: CSVTable) -> DocumentProblem {
        DocumentProblem(
            file: csv.file, line: csv.header.line,
            found: BilingualText(japanese: "「\(name)」のない見出し行", english: "a header without “\(name)”"),
            expected: BilingualText(japanese: "「\(name)」の列", english: "a column “\(name)”"))
    }
}
