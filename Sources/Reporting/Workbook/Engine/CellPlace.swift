/// One cell of a sheet; rows and columns are counted from 0.
struct CellPlace: Hashable {
    let row: Int
    let column: Int

    init(_ row: Int, _ column: Int) {
        self.row = row
        self.column = column
    }

    /// `B7`.
    var name: String { Self.letters(column) + String(row + 1) }

    /// `$B$7`.
    var absolute: String { "$\(Self.letters(column))$\(row + 1)" }

    /// `'Sheet 1'!$B$7`.
    func absolute(on sheet: String) -> String { "\(Self.quoted(sheet))!\(absolute)" }

    /// `A` … `Z`, `AA` … for the columns from 0 on.
    static func letters(_ column: Int) -> String {
        var text = ""
        var rest = max(column, 0) + 1
        while rest > 0 {
            text = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + text
            rest = (rest - 1) / 26
        }
        return text
    }

    /// A sheet's name as formulas write it.
    static func quoted(_ sheet: String) -> String {
        // Hardly a name has a quote in it, and looking for text takes long.
        "'" + (sheet.utf8.contains(UInt8(ascii: "'")) ? sheet.replacing("'", with: "''") : sheet) + "'"
    }
}

/// A block of cells, both corners included.
struct CellRange: Hashable {
    let first: CellPlace
    let last: CellPlace

    init(_ first: CellPlace, _ last: CellPlace) {
        self.first = first
        self.last = last
    }

    /// `B7:B12`.
    var name: String { "\(first.name):\(last.name)" }

    /// `$B$7:$B$12`.
    var absolute: String { "\(first.absolute):\(last.absolute)" }

    /// `'Sheet 1'!$B$7:$B$12`.
    func absolute(on sheet: String) -> String { "\(CellPlace.quoted(sheet))!\(absolute)" }
}

/// Codes that spreadsheets take for the characters with these numbers, such as `_x000B_` (ECMA-376 part 1, ST_Xstring).
enum CharacterCodes {
    /// `text` with `sign` in place of each underscore that would begin such a code.
    static func replaced(in text: String, by sign: String) -> String {
        guard text.contains("_x") else { return text }
        return text.replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: sign)
    }
}

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
        let text = CharacterCodes.replaced(in: String(String.UnicodeScalarView(scalars)), by: "-")
        return findable(trimmed(text))
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
