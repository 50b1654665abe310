package import MitoshiBasics
import MitoshiPlanning

/// What a person settled about a document's columns, years, rows and cells; kept beside the package for the next reading.
///
/// A CSV file with the columns `what`, `where`, `role` and `period`:
///
///     column,策定時の値,base,FY2015
///     period,*,calendar,
///     row,合計,skip,
///     cell,D12,,9%
///     name,利用件数,,年間利用件数
package struct ReadingMapping: Hashable, Sendable {
    /// What a column holds, and of when.
    struct ColumnRule: Hashable {
        var role: ColumnRole?
        var period: WrittenPeriod?
    }

    private struct Line: Hashable {
        let column: String?
        let text: String
    }

    private var columns: [String: ColumnRule] = [:]
    private var skippedRows: Set<String> = []
    private var cells: [String: String] = [:]
    /// The names that indicators have now, by their earlier ones.
    private var names: [String: String] = [:]
    /// Its lines as they stand, each of a column with the column's key.
    private var lines: [Line] = []
    /// Whether bare years are fiscal ones; `nil` where nothing is said.
    private(set) var bareYearIsFiscal: Bool?

    package init() {}

    /// What a mapping's file is called beside a package.
    package static let fileName = "mapping.csv"
    static let fields = ["what", "where", "role", "period"]

    /// What headers and words are looked up by.
    static func key(_ text: String) -> String { text.foldingWidth.withoutWhitespace }

    func column(_ header: String) -> ColumnRule? { columns[Self.key(header)] }

    func skips(_ row: [DocumentCell]) -> Bool {
        !skippedRows.isEmpty && row.contains { skippedRows.contains(Self.key($0.text)) }
    }

    /// The lines that settle more than the columns of a document, which a new mapping would otherwise lose.
    func lines(besides columns: Set<String>) -> [String] {
        lines.filter { line in line.column.map { !columns.contains($0) } ?? true }.map(\.text)
    }

    /// The text that stands for a cell's.
    func text(of cell: DocumentCell) -> String? {
        cells.isEmpty ? nil : cells[SpreadsheetSheet.name(row: cell.line - 1, column: cell.number - 1)]
    }

    /// What an indicator that a paper calls `name` is called now.
    func name(of name: String) -> String { names.isEmpty ? name : names[Self.key(name)] ?? name }

    /// Reads a mapping's file.
    ///
    /// - Throws: ``DocumentError`` with every row that can't be understood.
    package init(file path: String, encoding: TextEncoding? = nil) throws(DocumentError) {
        let text = try TextDecoding.decode(InputFile.bytes(of: path), file: path, encoding: encoding).string
        try self.init(text: text, name: path)
    }

    init(text: String, name: String) throws(DocumentError) {
        var problems = ProblemList()
        let rows = DocumentForm.commaSeparated(text) ?? []
        for row in rows {
            let fields =
                row.cells.map { FormulaGuard.unguarded($0.text) }
                + Array(repeating: "", count: max(0, 4 - row.cells.count))
            if fields[0].lowercased() == Self.fields[0] { continue }
            if add(fields) {
                let isColumn = ["column", "列"].contains(fields[0].lowercased())
                lines.append(
                    Line(
                        column: isColumn ? Self.key(fields[1]) : nil,
                        text: CSVText.row(fields.prefix(4).map(FormulaGuard.guarded))))
            } else {
                problems.add(Self.problem(name, row))
            }
        }
        try problems.throwIfAny()
    }

    /// False for what can't be understood.
    private mutating func add(_ fields: [String]) -> Bool {
        let place = Self.key(fields[1])
        switch fields[0].lowercased() {
        case "column", "列":
            let role = fields[2].isEmpty ? nil : ColumnRole(word: fields[2])
            let period = fields[3].isEmpty ? nil : PeriodFinder.first(in: Self.key(fields[3]))?.written
            guard fields[2].isEmpty || role != nil, fields[3].isEmpty || period != nil else { return false }
            columns[place] = ColumnRule(role: role, period: period)
        case "period", "期間":
            switch fields[2].lowercased() {
            case "fiscal", "年度": bareYearIsFiscal = true
            case "calendar", "暦年": bareYearIsFiscal = false
            default: return false
            }
        case "row", "行":
            guard ColumnRole(word: fields[2]) == .skip else { return false }
            skippedRows.insert(place)
        case "cell", "セル":
            guard SpreadsheetSheet.place(place.uppercased()) != nil else { return false }
            cells[place.uppercased()] = fields[3]
        case "name", "名称":
            guard !place.isEmpty, !fields[3].isEmpty else { return false }
            names[place] = fields[3]
        default: return false
        }
        return true
    }

    private static func problem(_ name: String, _ row: DocumentRow) -> DocumentProblem {
        DocumentProblem(
            file: name, line: row.line, found: .quoted(row.cells.map(\.text).joined(separator: ",")),
            expected: BilingualText(
                japanese:
                    "column,見出し,役割,期間／period,*,fiscal か calendar／row,語,skip／cell,D12,,値／name,旧名称,,新名称 のいずれか（役割：\(ColumnRole.words)）",
                english:
                    "column,HEADER,ROLE,PERIOD or period,*,fiscal|calendar or row,WORD,skip or cell,D12,,VALUE or name,OLD,,NEW (roles: \(ColumnRole.words))"
            ))
    }

    /// A line of a mapping.
    static func line(_ what: String, _ place: String, _ role: String, _ period: String) -> String {
        CSVText.row([what, place, role, period].map(FormulaGuard.guarded))
    }
}

extension ColumnRole {
    /// The role that a word names in a mapping, in either language.
    init?(word: String) {
        let plain = word.foldingWidth.withoutWhitespace.lowercased()
        guard let role = Self.allCases.first(where: { $0.rawValue == plain || $0.label.japanese == plain }) else {
            return nil
        }
        self = role
    }

    static let words = allCases.map(\.rawValue).joined(separator: ", ")
}
