import MitoshiBasics

/// Characters that no workbook, Word document or page can hold, such as the line breaks of a word processor (U+000B) that come
/// with pasted text. Reports show them as `\u{B}`; whoever checks a plan is told where they are.
struct ForbiddenCharacter {
    private let scalar: Unicode.Scalar
    private let place: BilingualText
    private var further = 0

    /// - Parameter cells: The file's cells in order, each with its line and column from 1.
    /// - Returns: The first such character of the file; `nil` where it has none.
    init?(in cells: some Sequence<(text: String, line: Int, column: Int)>) {
        var first: (scalar: Unicode.Scalar, line: Int, column: Int)?
        for cell in cells {
            // Hardly a text has one, and looking at bytes is quick: all of them begin with one of these.
            guard cell.text.utf8.contains(where: { $0 < 0x20 || $0 == 0xEF }),
                let scalar = cell.text.unicodeScalars.first(where: { !$0.isAllowedInXML })
            else { continue }
            if first == nil { first = (scalar, cell.line, cell.column) } else { further += 1 }
        }
        guard let first else { return nil }
        scalar = first.scalar
        place = BilingualText(
            japanese: "\(first.line)行目\(first.column)列目", english: "line \(first.line), column \(first.column)")
    }

    /// - Parameter file: What the sentence calls the file.
    func notice(in file: String) -> BilingualText {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return BilingualText(
            japanese:
                "\(file) \(place.japanese)\(further > 0 ? "ほか\(further)か所" : "")に、ブックやページに書けない文字\(code)があります。報告では記号で表します。消してください。",
            english:
                "\(file), \(place.english)\(further > 0 ? " and \(further) more cells" : ""): the character \(code), which no workbook "
                + "and no page can hold; reports show its code. Delete it.")
    }
}
