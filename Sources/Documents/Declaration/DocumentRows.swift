package import MitoshiPlanning

/// One cell of a declaration, with its place.
struct DocumentCell: Hashable {
    /// The text as it stands, without the white space around it; it may hold HTML and line breaks.
    var text: String
    /// The line it begins on, from 1.
    let line: Int
    /// Its number within its line, from 1.
    let number: Int
}

/// One line of a declaration, or several that a quoted cell holds together.
struct DocumentRow: Hashable {
    var cells: [DocumentCell]
    /// True when a blank line stands before it.
    let followsBlank: Bool
    /// True when its form keeps cells whole and in their columns: sheets, pages, CSV.
    var isWhole = false

    /// So many columns of sheets and pages are read: spans and merged cells may claim any number.
    static let widest = SpreadsheetSheet.widest

    var line: Int { cells.first?.line ?? 0 }
    /// The only cell with text, when there is just one.
    var onlyCell: DocumentCell? {
        let filled = cells.filter { !$0.text.isEmpty }
        return filled.count == 1 ? filled.first : nil
    }
}

/// Splits a declaration into rows: tabs or Markdown pipes between cells, quotes around cells with line breaks.
struct DocumentRows {
    private let lines: [String]
    private var index = 0

    static func split(_ text: String) -> [DocumentRow] {
        var splitter = DocumentRows(text)
        var rows: [DocumentRow] = []
        var followsBlank = true
        while let row = splitter.next(followsBlank) {
            followsBlank = row.cells.allSatisfy(\.text.isEmpty)
            if !followsBlank { rows.append(row) }
        }
        return rows
    }

    private init(_ text: String) {
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    }

    private mutating func next(_ followsBlank: Bool) -> DocumentRow? {
        while index < lines.count, Self.isMarkdownRule(lines[index]) { index += 1 }
        guard index < lines.count else { return nil }
        defer { index += 1 }
        if let cells = markdownCells() { return DocumentRow(cells: cells, followsBlank: followsBlank, isWhole: true) }
        return DocumentRow(cells: tabbedCells(), followsBlank: followsBlank)
    }

    // MARK: Markdown

    /// `|---|:--:|`, which only separates a header from its rows.
    private static func isMarkdownRule(_ line: String) -> Bool {
        let line = line.trimmed
        return line.hasPrefix("|") && line.contains("--") && line.allSatisfy { "|-: \t".contains($0) }
    }

    private func markdownCells() -> [DocumentCell]? {
        let line = lines[index].trimmed
        guard line.count > 2, line.hasPrefix("|"), line.hasSuffix("|") else { return nil }
        let inner = line.dropFirst().dropLast().replacing("\\|", with: "\u{0}")
        return inner.split(separator: "|", omittingEmptySubsequences: false).enumerated().map {
            let text = $0.element.replacing("\u{0}", with: "|")
            return DocumentCell(text: String(text).trimmed, line: index + 1, number: $0.offset + 1)
        }
    }

    // MARK: Tabs

    private mutating func tabbedCells() -> [DocumentCell] {
        var cells: [DocumentCell] = []
        var rest: Substring? = lines[index][...]
        while let text = rest {
            let start = index + 1
            let cell: String
            if text.hasPrefix("\""), let quoted = quoted(text) {
                (cell, rest) = quoted
            } else {
                let parts = text.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
                cell = String(parts[0])
                rest = parts.count > 1 ? parts[1] : nil
            }
            cells.append(DocumentCell(text: cell.trimmed, line: start, number: cells.count + 1))
        }
        return cells
    }

    /// The text of the quoted cell that begins `start`, and what follows its tab; moves to the line it ends on.
    ///
    /// `nil` when no quote closes it before a tab or the end of a line.
    private mutating func quoted(_ start: Substring) -> (String, Substring?)? {
        var text = ""
        var rest = start.dropFirst()
        var line = index
        while true {
            if let quote = rest.firstIndex(of: "\"") {
                text += rest[..<quote]
                rest = rest[rest.index(after: quote)...]
                if rest.hasPrefix("\"") {
                    text += "\""
                    rest = rest.dropFirst()
                    continue
                }
                guard rest.isEmpty || rest.hasPrefix("\t") else { return nil }
                index = line
                return (text, rest.isEmpty ? nil : rest.dropFirst())
            }
            text += rest + "\n"
            line += 1
            guard line < lines.count else { return nil }
            rest = lines[line][...]
        }
    }
}

/// Where a cell stands in a document.
package struct DocumentPlace: Hashable, Sendable {
    /// From 1.
    package let line: Int
    /// The cell's number within its line, from 1; `nil` for the whole line.
    package let cell: Int?

    package init(line: Int, cell: Int?) {
        self.line = line
        self.cell = cell
    }

    /// `3行目7番目のセル（G3）`, `line 3, cell 7 (G3)`.
    package var text: BilingualText {
        guard let cell else { return BilingualText(japanese: "\(line)行目", english: "line \(line)") }
        let name = SpreadsheetSheet.name(row: line - 1, column: cell - 1)
        return BilingualText(
            japanese: "\(line)行目\(cell)番目のセル（\(name)）", english: "line \(line), cell \(cell) (\(name))")
    }

    /// The source of a value read from a document, `計画.xlsx line 3, cell 7`, in words; a source of another sort as it is.
    package static func words(of source: Source) -> BilingualText {
        guard let found = source.title.wholeMatch(of: kept(/(.+) line ([0-9]+), cell ([0-9]+)/)),
            let line = Int(found.2),
            let cell = Int(found.3)
        else { return BilingualText(verbatim: source.title) }
        let place = DocumentPlace(line: line, cell: cell).text
        return BilingualText(japanese: "\(found.1) \(place.japanese)", english: "\(found.1) \(place.english)")
    }
}

extension DocumentCell {
    /// The place of the cell as sources name it, which ``DocumentPlace/words(of:)`` reads: `FILE line 24, cell 4`.
    func place(in file: String) -> String { "\(file) line \(line), cell \(number)" }
}
