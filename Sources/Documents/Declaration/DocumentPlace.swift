package import MitoshiPlanning

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
