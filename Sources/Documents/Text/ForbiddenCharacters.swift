import MitoshiBasics

/// Characters that no workbook, Word document or page can hold, such as the line breaks of a word processor (U+000B) that come
/// with pasted text. Reports show them as `\u{B}`; whoever checks a plan is told where they are.
struct ForbiddenCharacters {
    private var first: (scalar: Unicode.Scalar, line: Int, column: Int)?
    private var further = 0

    /// - Parameters:
    ///   - text: A cell of the file.
    ///   - line: Its line, from 1.
    ///   - column: Its column, from 1.
    mutating func look(at text: String, line: Int, column: Int) {
        // Hardly a text has one, and looking at bytes is quick: all of them begin with one of these.
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0xEF }),
            let scalar = text.unicodeScalars.first(where: { !$0.isAllowedInXML })
        else { return }
        if first == nil { first = (scalar, line, column) } else { further += 1 }
    }

    /// - Parameter file: What the sentence calls the file.
    /// - Returns: `nil` where there was none.
    func notice(in file: String) -> BilingualText? {
        guard let first else { return nil }
        let (japanese, english) = ("\(first.line)行目\(first.column)列目", "line \(first.line), column \(first.column)")
        let digits = String(first.scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return BilingualText(
            japanese:
                "\(file) \(japanese)\(further > 0 ? "ほか\(further)か所" : "")に、ブックやページに書けない文字\(code)があります。報告では記号で表します。消してください。",
            english:
                "\(file), \(english)\(further > 0 ? " and \(further) more cells" : ""): the character \(code), which no workbook "
                + "and no page can hold; reports show its code. Delete it.")
    }
}
