/// Texts that a spreadsheet would run as a formula.
enum FormulaGuard {
    /// `text`, with an apostrophe in front when a spreadsheet would take it for a formula.
    ///
    /// Plain numbers such as `-12.5` stay as they are. Source: OWASP, "CSV Injection"; the full-width forms are those
    /// that Japanese input methods produce and spreadsheets accept.
    static func neutralised(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, starters.contains(first), !isPlainNumber(text) else { return text }
        return "'" + text
    }

    private static let starters: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]

    /// Digits with at most one sign, one decimal point and one exponent.
    private static func isPlainNumber(_ text: String) -> Bool {
        var rest = text.utf8[...]
        skipSign(&rest)
        let whole = skipDigits(&rest)
        var fraction = 0
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            fraction = skipDigits(&rest)
        }
        guard whole + fraction > 0 else { return false }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            skipSign(&rest)
            guard skipDigits(&rest) > 0 else { return false }
        }
        return rest.isEmpty
    }

    private static func skipSign(_ rest: inout Substring.UTF8View) {
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    }

    private static func skipDigits(_ rest: inout Substring.UTF8View) -> Int {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest.removeFirst(digits.count)
        return digits.count
    }
}
