import MitoshiPlanning

/// The rows of a text whose columns stand apart by gutters of spaces, as a PDF's text has them.
enum GutterRows {
    private struct Piece {
        let text: String
        /// The columns of the screen that it takes, a wide character two.
        let columns: Range<Int>
    }

    /// `nil` for a text without a line of three pieces or more.
    static func split(_ text: String) -> [DocumentRow]? {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { pieces(String($0)) }
        guard lines.contains(where: { $0.count > 2 }) else { return nil }
        var rows: [DocumentRow] = []
        var header: [Piece] = []
        var followsBlank = true
        for (number, pieces) in lines.enumerated() {
            defer { followsBlank = pieces.isEmpty }
            if pieces.isEmpty { continue }
            let plain = cells(pieces.map(\.text), line: number + 1)
            if pieces.count > 1, TableFinder.isHeader(plain) {
                header = pieces
                rows.append(DocumentRow(cells: plain, followsBlank: followsBlank, isWhole: true))
            } else if !header.isEmpty, pieces.count > 1 || followsBlank == false && isPart(pieces[0], of: header) {
                let texts = placed(pieces, below: header)
                if let last = rows.last, last.isWhole, !followsBlank, isRest(texts, of: last) {
                    rows[rows.count - 1] = joined(last, texts)
                } else {
                    rows.append(
                        DocumentRow(cells: cells(texts, line: number + 1), followsBlank: followsBlank, isWhole: true))
                }
            } else {
                if pieces.count == 1, followsBlank { header = header.count > 2 ? header : [] }
                rows.append(DocumentRow(cells: plain, followsBlank: followsBlank, isWhole: pieces.count > 1))
            }
        }
        return rows
    }

    private static func pieces(_ line: String) -> [Piece] {
        var pieces: [Piece] = []
        var text = ""
        var (column, start, spaces) = (0, 0, 0)
        func width(_ character: Character) -> Int { character.isASCII ? 1 : 2 }
        for character in line {
            if character == " " || character == "\u{3000}" || character == "\u{A0}" {
                spaces += width(character)
            } else {
                if spaces > 1 || text.isEmpty {
                    if !text.isEmpty { pieces.append(Piece(text: text, columns: start..<(column - spaces))) }
                    (text, start) = ("", column)
                } else if spaces == 1 {
                    text += " "
                }
                spaces = 0
                text.append(character)
            }
            column += width(character)
        }
        if !text.isEmpty { pieces.append(Piece(text: text, columns: start..<max(start + 1, column - spaces))) }
        return pieces
    }

    private static func cells(_ texts: [String], line: Int) -> [DocumentCell] {
        texts.enumerated().map { DocumentCell(text: $0.element, line: line, number: $0.offset + 1) }
    }

    /// The pieces below the headers that they overlap most, or stand nearest to; as many as there are headers, in order.
    private static func placed(_ pieces: [Piece], below header: [Piece]) -> [String] {
        if pieces.count == header.count { return pieces.map(\.text) }
        var texts = Array(repeating: "", count: header.count)
        for piece in pieces {
            func distance(_ place: Int) -> Int {
                let columns = header[place].columns
                let overlap =
                    min(columns.upperBound, piece.columns.upperBound)
                    - max(columns.lowerBound, piece.columns.lowerBound)
                return -overlap
            }
            let place = header.indices.min { distance($0) < distance($1) } ?? 0
            texts[place] += (texts[place].isEmpty ? "" : " ") + piece.text
        }
        return texts
    }

    private static func isPart(_ piece: Piece, of header: [Piece]) -> Bool {
        header.contains { $0.columns.overlaps(piece.columns) }
    }

    /// A line that goes on with the row above: nothing but words and brackets below cells that are there.
    private static func isRest(_ texts: [String], of row: DocumentRow) -> Bool {
        guard row.cells.count == texts.count else { return false }
        return zip(texts, row.cells).allSatisfy { text, cell in
            if text.isEmpty { return true }
            if case .quantity = CellReading(text).content { return false }
            return !cell.text.isEmpty
        } && texts.count { !$0.isEmpty } < texts.count
    }

    private static func joined(_ row: DocumentRow, _ texts: [String]) -> DocumentRow {
        let cells = zip(row.cells, texts).map { cell, text in
            DocumentCell(text: text.isEmpty ? cell.text : cell.text + text, line: cell.line, number: cell.number)
        }
        return DocumentRow(cells: cells, followsBlank: row.followsBlank, isWhole: true)
    }
}
