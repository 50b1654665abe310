/// Tables as comma-separated values (RFC 4180, lines end with a line feed): headers that never follow the locale,
/// numbers with all their digits, texts that no spreadsheet runs as a formula.
package enum CSVWriter {
    /// `table` as a whole file.
    package static func text(of table: Table) -> String {
        table.rows.reduce(into: header(table.columns)) { $0 += line($1) }
    }

    /// The line of headers.
    package static func header(_ columns: [Column]) -> String {
        line(columns.map { .text($0.key) })
    }

    /// One row, with its line feed.
    package static func line(_ cells: [Cell]) -> String {
        CSVText.row(cells.map(field)) + "\n"
    }

    private static func field(_ cell: Cell) -> String {
        switch cell {
        case .text(let text), .word(let text, _): FormulaGuard.guarded(text)
        case .quantity(let value, _), .estimate(let value, _), .change(let value, _), .probability(let value):
            machineText(value) ?? ""
        case .count(let count): String(count)
        case .flag(let flag): flag ? "true" : "false"
        case .fiscalYear(let year): String(year.year)
        case .missing: ""
        case .stack(let cells): cells.map(field).joined(separator: "\n")
        }
    }
}
