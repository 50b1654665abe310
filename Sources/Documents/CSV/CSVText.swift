/// Cells → CSV, as RFC 4180 says, with cells that a spreadsheet would run as a formula made harmless.
enum CSVText {
    /// One line, ended by CR LF as RFC 4180 asks and spreadsheets write.
    static func line(_ cells: [String]) -> String {
        cells.map(quoted).joined(separator: ",") + "\r\n"
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
enum FormulaGuard {
    /// The signs that begin a formula, with the full-width ones that Japanese spreadsheets take for them.
    private static let triggers = Set("=+-@\t\r\n＝＋－＠".unicodeScalars)

    /// `text` with an apostrophe in front when it would be run; a plain negative number stays as it is.
    static func guarded(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let rest = scalars.drop { $0 == "'" }
        guard let first = rest.first, triggers.contains(first) else { return text }
        let isBare = rest.count == scalars.count
        return isBare && isPlainNumber(text) ? text : "'" + text
    }

    /// `text` without the apostrophe that ``guarded(_:)`` put in front.
    static func unguarded(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let rest = scalars.drop { $0 == "'" }
        guard rest.count < scalars.count, let first = rest.first, triggers.contains(first) else { return text }
        return String(text.unicodeScalars.dropFirst())
    }

    private static func isPlainNumber(_ text: String) -> Bool {
        text.wholeMatch(of: /[+-][0-9]+(\.[0-9]+)?/) != nil
    }
}
