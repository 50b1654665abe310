import MitoshiPlanning

/// A cell as a terminal shows it: texts one above the other.
struct TerminalCell {
    struct Part {
        let text: String
        var tone: Tone?
        var breaks = LineBreaks.inText

        func lines(to width: Int) -> [Part] {
            wrapped(text, to: width, breaks: breaks).map { Part(text: $0, tone: tone, breaks: breaks) }
        }
    }

    let parts: [Part]

    init(text: String) { parts = [Part(text: text)] }

    init(_ cell: Cell, in language: Language) {
        let text = withoutControls(cell.text(in: language))
        switch cell {
        case .stack(let cells): parts = cells.flatMap { TerminalCell($0, in: language).parts }
        case .word(_, let tone): parts = [Part(text: text, tone: tone, breaks: .betweenWords)]
        case .missing: parts = [Part(text: text, tone: .quiet)]
        default: parts = [Part(text: text)]
        }
    }
}

/// How wide a column of a table would like to be, and how narrow it may become.
struct ColumnWidth {
    /// Room for the heading and for every cell on one line.
    let natural: Int
    /// Room for the heading and for the widest piece of a cell that shouldn't be broken.
    let comfortable: Int

    init(heading: String, cells: [TerminalCell]) {
        let parts = cells.flatMap(\.parts)
        let headingWidth = heading.split(separator: "\n").map { displayWidth($0) }.max() ?? 1
        let widest = parts.flatMap { $0.text.split(separator: "\n") }.map { displayWidth($0) }.max() ?? 1
        let widestPiece =
            parts.flatMap { part in unbreakablePieces(of: part.text[...], part.breaks) }
            .map { displayWidth(withoutTrailingSpace(String($0))) }.max() ?? 1
        natural = max(headingWidth, widest)
        comfortable = max(headingWidth, widestPiece)
    }

    /// Widths that add up to at most `total`: the widest columns give way first, breaking pieces only when nothing else
    /// helps, and none becomes narrower than one full-width character.
    static func fitted(_ columns: [ColumnWidth], to total: Int) -> [Int] {
        var widths = columns.map(\.natural)
        narrow(&widths, to: total, floors: columns.map(\.comfortable))
        narrow(&widths, to: total, floors: columns.map { _ in 2 })
        return widths
    }

    private static func narrow(_ widths: inout [Int], to total: Int, floors: [Int]) {
        var excess = widths.reduce(0, +) - total
        while excess > 0 {
            let candidates = widths.indices.filter { widths[$0] > floors[$0] }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
            widths[widest] -= 1
            excess -= 1
        }
    }
}
