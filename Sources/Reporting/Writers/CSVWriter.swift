import Planning

/// Tables as comma-separated values (RFC 4180, lines end with a line feed): headers that never follow the locale,
/// numbers with all their digits, texts that no spreadsheet runs as a formula.
public enum CSVWriter {
    /// `table` as a whole file.
    public static func text(of table: Table) -> String {
        table.rows.reduce(into: header(table.columns)) { $0 += line($1) }
    }

    /// The line of headers.
    public static func header(_ columns: [Column]) -> String {
        line(columns.map { .text($0.key) })
    }

    /// One row, with its line feed.
    public static func line(_ cells: [Cell]) -> String {
        cells.map { quoted(field($0)) }.joined(separator: ",") + "\n"
    }

    private static func field(_ cell: Cell) -> String {
        switch cell {
        case .text(let text), .word(let text, _): FormulaGuard.neutralised(text)
        case .quantity(let value, _), .estimate(let value, _), .change(let value, _), .probability(let value):
            machineText(value) ?? ""
        case .count(let count): String(count)
        case .flag(let flag): flag ? "true" : "false"
        case .fiscalYear(let year): String(year.year)
        case .missing: ""
        case .stack(let cells): cells.map(field).joined(separator: "\n")
        }
    }

    private static func quoted(_ field: String) -> String {
        let needsQuotes = field.utf8.contains {
            $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
        }
        guard needsQuotes else { return field }
        return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
