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
