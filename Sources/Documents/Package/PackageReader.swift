import Foundation
import Planning

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

    init(folder: String, encoding: TextEncoding?) {
        self.folder = folder
        self.encoding = encoding
    }

    mutating func read() throws(DocumentError) -> DataPackage {
        try checkFolder()
        readDeclaration()
        draft.indicators = located(.indicators, IndicatorsTable.read)
        let units = Dictionary(draft.indicators.map { ($0.value.id, $0.value.unit) }) { first, _ in first }
        let unit: (String) -> String? = { units[$0] ?? nil }
        draft.targets = located(.targets) { TargetsTable.read($0, unit: unit, &$1) }
        draft.stages = located(.stages, StagesTable.read)
        draft.measurements = located(.measurements) { MeasurementsTable.read($0, unit: unit, &$1) }
        draft.driverValues = located(.drivers, DriversTable.read)
        draft.events = located(.events, EventsTable.read)
        draft.comparables = located(.comparables, ComparablesTable.read)
        draft.pastTargets = located(.pastTargets) { PastTargetsTable.read($0, unit: unit, &$1) }
        questions.scenarios = located(.scenarios, ScenariosTable.read)
        questions.interventions = located(.interventions, InterventionsTable.read)
        questions.floors = located(.floors, FloorsTable.read)
        PackageChecks(draft: draft, incomplete: incomplete).run(&problems)
        if !incomplete.contains(PackageTable.indicators.name) {
            questions.check(indicators: Set(draft.indicators.map(\.value.id)), &problems)
        }
        DescriptorCheck.run(folder: folder, &problems)
        try problems.throwIfAny()
        return DataPackage(
            plan: draft.plan, scenarios: questions.scenarios.map(\.value), interventions: questions.merged,
            floors: questions.minimums, encoding: found)
    }

    private func path(_ file: String) -> String { folder.hasSuffix("/") ? folder + file : "\(folder)/\(file)" }

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
        var values: [Located<Value>] = []
        let before = problems.count
        for row in rows(table) {
            if let value = read(row, &problems) { values.append(Located(value: value, row: row)) }
        }
        if problems.count > before { incomplete.insert(table.name) }
        return values
    }

    /// The rows of a table's file; none when an optional file isn't there.
    private mutating func rows(_ table: PackageTable) -> [PackageRow] {
        let path = path(table.fileName)
        if !table.isRequired, access(path, F_OK) != 0 { return [] }
        do throws(DocumentError) {
            let decoded = try TextDecoding.decode(InputFile.bytes(of: path), file: path, encoding: encoding)
            if table.name == PackageTable.indicators.name { found = decoded.encoding }
            guard let csv = CSVTable(utf8: decoded.utf8, file: path, problems: &problems),
                let columns = columns(of: csv, table)
            else { return [] }
            return csv.rows.map {
                PackageRow(
                    $0, of: table, columns: columns, file: path,
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
            let name = cell.trimmed.lowercased()
            if table.fields.contains(where: { $0.name == name }), columns[name] == nil {
                columns[name] = index
            } else {
                problems.add(Self.header(csv, index, table, isTwice: columns[name] != nil))
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
