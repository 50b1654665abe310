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
