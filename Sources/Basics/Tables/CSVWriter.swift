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

/// Cells as comma-separated values (RFC 4180).
package enum CSVText {
    /// One row without the end of its line; cells with commas, quotes or line ends stand in quotes.
    package static func row(_ cells: [String]) -> String {
        cells.map(quoted).joined(separator: ",")
    }

    // By scalars: a quote with a combining mark after it is one character, but must still be doubled.
    private static func quoted(_ cell: String) -> String {
        let scalars = cell.unicodeScalars
        guard scalars.contains(where: { $0 == "\"" || $0 == "," || $0 == "\r" || $0 == "\n" }) else { return cell }
        var quoted = "\"".unicodeScalars
        for scalar in scalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }
}

/// The apostrophe in front of a text that a spreadsheet would otherwise take for a formula.
///
/// Both directions together lose nothing: what ``guarded(_:)`` adds, and only that, ``unguarded(_:)`` takes away.
/// Source: OWASP, "CSV Injection".
package enum FormulaGuard {
    /// The signs that begin a formula, with the full-width ones that Japanese spreadsheets take for them.
    private static let triggers = Set("=+-@\t\r\n＝＋－＠".unicodeScalars)

    /// `text` with an apostrophe in front when it would be run; a plain negative number stays as it is.
    package static func guarded(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let rest = scalars.drop { $0 == "'" }
        guard let first = rest.first, triggers.contains(first) else { return text }
        let isBare = rest.count == scalars.count
        return isBare && isPlainNumber(text) ? text : "'" + text
    }

    /// `text` without the apostrophe that ``guarded(_:)`` put in front.
    package static func unguarded(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let rest = scalars.drop { $0 == "'" }
        guard rest.count < scalars.count, let first = rest.first, triggers.contains(first) else { return text }
        return String(text.unicodeScalars.dropFirst())
    }

    /// A decimal number, perhaps with a sign and an exponent.
    private static func isPlainNumber(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy(numberSigns.contains) && Double(text) != nil
    }

    private static let numberSigns = Set("0123456789.eE+-".unicodeScalars)
}
