import MitoshiPlanning

/// One column of a table of the data package.
struct PackageField {
    /// What its cells hold.
    enum Content {
        /// A short name by which rows refer to each other; spaces around it don't count.
        case identifier
        /// Any text, kept as it is.
        case text
        case choice([String])
        case number
        case integer
        case fiscalYear
        case period
        case date
        /// `true` or nothing.
        case flag
    }

    let name: String
    let content: Content
    /// True when no cell may be empty.
    let isRequired: Bool
    let range: ClosedRange<Double>?
    let meaning: BilingualText

    init(
        _ name: String, _ content: Content, required: Bool = false, range: ClosedRange<Double>? = nil,
        _ japanese: String, _ english: String
    ) {
        self.name = name
        self.content = content
        isRequired = required
        self.range = range
        meaning = BilingualText(japanese: japanese, english: english)
    }
}

/// One file of the data package: its columns and how its rows refer to others.
struct PackageTable {
    let name: String
    let meaning: BilingualText
    let fields: [PackageField]
    let primaryKey: [String]
    /// Fields whose cells must occur in the first column of the named table.
    let foreignKeys: [(field: String, table: String)]
    /// True when a package can't do without the file.
    let isRequired: Bool

    init(
        _ name: String, _ japanese: String, _ english: String, primaryKey: [String] = [],
        foreignKeys: [(field: String, table: String)] = [], required: Bool = false, fields: [PackageField]
    ) {
        self.name = name
        meaning = BilingualText(japanese: japanese, english: english)
        self.fields = fields
        self.primaryKey = primaryKey
        self.foreignKeys = foreignKeys
        isRequired = required
    }

    var fileName: String { "\(name).csv" }

    /// The CSV line of a row's cells by name; texts that a spreadsheet would run are guarded.
    func line(_ cells: [String: String]) -> String {
        Self.line(
            fields.map { field in
                let cell = cells[field.name] ?? ""
                switch field.content {
                case .identifier, .text: return FormulaGuard.guarded(cell)
                case .choice, .number, .integer, .fiscalYear, .period, .date, .flag: return cell
                }
            })
    }

    var headerLine: String { Self.line(fields.map(\.name)) }

    /// A row ended by CR LF, as RFC 4180 asks and spreadsheets write.
    private static func line(_ cells: [String]) -> String { CSVText.row(cells) + "\r\n" }
}
