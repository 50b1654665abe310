import MitoshiPlanning

/// A column with the cell that it has for each subject, which is what a row is about: a verdict, a year, an intervention.
struct Field<Subject>: Sendable {
    let data: DataField
    /// Whether the column is left out of files, since a reader of these can tell it from another one.
    var isForSheetsOnly = false
    let cell: @Sendable (Subject) -> Cell

    init(_ data: DataField, cell: @escaping @Sendable (Subject) -> Cell) {
        self.data = data
        self.cell = cell
    }

    init(
        _ name: String, _ type: DataField.FieldType, _ heading: String, _ japanese: String, _ english: String,
        cell: @escaping @Sendable (Subject) -> Cell
    ) {
        let meaning = BilingualText(japanese: japanese, english: english)
        self.init(DataField(name: name, type: type, heading: heading, meaning: meaning), cell: cell)
    }

    /// The same field in a row about something of which the subject is a part; empty where the part is missing.
    func of<Whole>(_ part: @escaping @Sendable (Whole) -> Subject?) -> Field<Whole> {
        var field = Field<Whole>(data) { [cell] whole in part(whole).map(cell) ?? .empty }
        field.isForSheetsOnly = isForSheetsOnly
        return field
    }

    var inSheetsOnly: Field {
        var field = self
        field.isForSheetsOnly = true
        return field
    }
}

extension Array {
    /// The same fields in rows about something of which the subject is a part.
    func of<Whole, Part>(_ part: @escaping @Sendable (Whole) -> Part?) -> [Field<Whole>]
    where Element == Field<Part> { map { $0.of(part) } }
}

extension JSONValue {
    /// What the fields say of `subject`.
    static func object<Subject>(of subject: Subject, _ fields: [Field<Subject>]) -> JSONValue {
        .object(fields.map { Member($0.data.name, JSONValue($0.cell(subject))) })
    }
}

/// A table for other programs, made of its fields: one row a subject.
struct FieldTable<Subject: Sendable>: Sendable {
    let name: String
    let meaning: BilingualText
    var primaryKey: [String] = []
    let fields: [Field<Subject>]
    /// Columns that stand last in files, for programs that were written for names of earlier versions.
    var earlier: [Field<Subject>] = []

    private var filed: [Field<Subject>] { fields.filter { !$0.isForSheetsOnly } + earlier }

    /// As files have it: headed by names that never follow the language.
    func table(of subjects: [Subject]) -> Table {
        Table(name: name, of: subjects, filed.map { (Column($0.data.name), $0.cell) })
    }

    /// As a sheet for machines has it: headed in the reader's language.
    func sheet(of subjects: [Subject], in language: Language) -> Table {
        Table(name: name, of: subjects, fields.map { ($0.data.column(in: language), $0.cell) })
    }

    var description: TableDescription {
        TableDescription(name: name, meaning: meaning, fields: filed.map(\.data), primaryKey: primaryKey)
    }

    func filled(with subjects: @escaping @autoclosure () -> [Subject]) -> FilledTable {
        FilledTable(
            description: description, table: { self.table(of: subjects()) },
            sheet: { self.sheet(of: subjects(), in: $0) })
    }
}

/// A table with what it and its columns hold, whatever its rows are about.
struct TableDescription: Sendable {
    var name: String
    let meaning: BilingualText
    let fields: [DataField]
    let primaryKey: [String]
}

/// A table of an answer in every form, whatever its rows are about. They are worked out when a form is asked for.
struct FilledTable {
    var description: TableDescription
    private let rows: () -> Table
    private let sheetRows: (Language) -> Table

    init(description: TableDescription, table: @escaping () -> Table, sheet: @escaping (Language) -> Table) {
        self.description = description
        rows = table
        sheetRows = sheet
    }

    /// As files have it.
    var table: Table { rows().named(description.name) }

    /// As a sheet for machines has it.
    func sheet(in language: Language) -> Table { sheetRows(language).named(description.name) }
}

extension Table {
    fileprivate func named(_ name: String) -> Table { Table(name: name, columns: columns, rows: rows) }
}
