/// A name that a sheet may have: 1 to 31 UTF-16 units, without `[ ] : * ? / \` and control characters, no apostrophe at
/// either end, not `History`, and unlike every other name of the workbook in more than upper and lower case.
struct SheetName: Hashable {
    let text: String

    fileprivate init(_ text: String) { self.text = text }
}

/// Makes names for the sheets of one workbook.
struct SheetNames {
    private var taken: Set<String> = ["history"]

    static let limit = 31

    /// A legal name as close to `wish` as can be; `fallback` where nothing of it is left.
    mutating func name(like wish: String, fallback: String) -> SheetName {
        let legal = Self.legal(wish)
        let base = legal.isEmpty ? Self.legal(fallback) : legal
        var name = Self.cut(base, to: Self.limit)
        var number = 2
        while name.isEmpty || !taken.insert(Self.key(name)).inserted {
            let ending = " (\(number))"
            name = Self.cut(base, to: Self.limit - ending.utf16.count) + ending
            number += 1
        }
        return SheetName(name)
    }

    /// What Excel compares names by, as far as cases go.
    private static func key(_ name: String) -> String { name.lowercased() }

    private static func legal(_ wish: String) -> String {
        let scalars = wish.unicodeScalars.map { scalar -> Unicode.Scalar in
            let isForbidden =
                "[]:*?/\\".unicodeScalars.contains(scalar) || scalar.properties.generalCategory == .control
                || scalar.properties.isNoncharacterCodePoint
            return isForbidden ? "-" : scalar
        }
        return findable(trimmed(String(String.UnicodeScalarView(scalars))))
    }

    /// Excel allows these two marks, but with them libxlsxwriter doesn't find a chart's data again.
    private static func findable(_ name: String) -> String {
        name.replacing("'", with: "’").replacing("!", with: "！")
    }

    /// Whole characters of `text`, as many as fit into `limit` UTF-16 units.
    private static func cut(_ text: String, to limit: Int) -> String {
        var kept = ""
        var length = 0
        for character in text {
            length += character.utf16.count
            if length > limit { break }
            kept.append(character)
        }
        return trimmed(kept)
    }

    private static func trimmed(_ text: String) -> String {
        let isEdge = { (character: Character) in character.isWhitespace || character == "'" }
        guard let first = text.firstIndex(where: { !isEdge($0) }), let last = text.lastIndex(where: { !isEdge($0) })
        else {
            return ""
        }
        return String(text[first...last])
    }
}
