/// The text of a cell that may hold HTML.
enum HTMLText {
    /// Paragraphs and list items, one an element, without tags, entities decoded, without empty ones.
    static func paragraphs(_ source: String) -> [String] {
        let text = source.contains("<") ? withoutTags(source) : source
        return text.split(separator: "\n").map { decodingEntities(String($0)).trimmed }.filter { !$0.isEmpty }
    }

    private static func withoutTags(_ source: String) -> String {
        var text = source
        // In HTML a line break of the source is only white space; Japanese text is joined without any.
        if text.contains(kept(/<(?i:p|li|ul|ol|div|td)[\s>]/)) { text = text.replacing(kept(/\s*\n\s*/), with: "") }
        text.replace(kept(/<!--.*?-->/.dotMatchesNewlines()), with: "")
        text.replace(kept(/<(?i:br)\s*\/?>/), with: "\n")
        text.replace(kept(/<\/?(?i:p|li|ul|ol|div|tr|td|th|table|h[1-6])(\s[^>]*)?>/), with: "\n")
        text.replace(kept(/<\/?[A-Za-z][^>]*>/), with: "")
        return text
    }

    /// The text of a table's cell, its lines joined: with a space between words of Latin letters, else without.
    static func joined(_ source: String) -> String {
        paragraphs(source).reduce(into: "") { text, line in
            let isLatin = text.last?.isASCII == true && line.first?.isASCII == true
            text += (isLatin ? " " : "") + line
        }
    }

    /// The items of a list, without their bullets.
    static func items(_ source: String) -> [String] {
        paragraphs(source).map { $0.first.map(bullets.contains) == true ? String($0.dropFirst()).trimmed : $0 }
            .filter { !$0.isEmpty }
    }

    private static let bullets = Set("・●○◆◇■□▪•‣*")

    private static let names: [String: Character] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "yen": "¥", "middot": "·",
        "copy": "©", "reg": "®", "times": "×", "hellip": "…", "mdash": "—", "ndash": "–", "rarr": "→",
    ]

    /// `text` with its entities as the characters they stand for.
    static func decoded(_ text: String) -> String { decodingEntities(text) }

    private static func decodingEntities(_ text: String) -> String {
        guard text.contains("&") else { return text }
        return text.replacing(kept(/&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});/)) { match in
            character(String(match.1)).map(String.init) ?? String(match.0)
        }
    }

    private static func character(_ entity: String) -> Character? {
        guard entity.hasPrefix("#") else { return names[entity] }
        let digits = entity.dropFirst()
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        let code = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let scalar = code.flatMap(Unicode.Scalar.init), scalar.value >= 0x20 else { return nil }
        return Character(scalar)
    }
}
