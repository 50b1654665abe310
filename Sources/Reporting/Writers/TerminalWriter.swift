package import MitoshiBasics
import MitoshiPlanning

/// Reports for a terminal: wrapped to its width, full-width characters counted as two columns.
package struct TerminalWriter: Sendable {
    /// Columns of the terminal.
    package let width: Int
    package let usesColour: Bool

    package init(width: Int, usesColour: Bool) {
        self.width = max(2, width)
        self.usesColour = usesColour
    }

    /// `report` with a line feed at its end.
    package func text(of report: Report) -> String {
        let title = styled(wrapped(withoutControls(report.title), to: width), .bold)
        return ([title] + report.blocks.map { text(of: $0, in: report.language) })
            .map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private func text(of block: Report.Block, in language: Language) -> [String] {
        switch block {
        case .heading(let text), .headline(let text): styled(wrapped(withoutControls(text), to: width), .bold)
        case .paragraph(let text): wrapped(withoutControls(text), to: width)
        case .list(let items): items.flatMap(lines)
        case .table(let table): lines(of: table, in: language)
        }
    }

    /// An item of a list, its details indented below it.
    private func lines(of item: Report.Item) -> [String] {
        hanging(item.text) + item.details.flatMap { hanging($0, indent: "  ") }
    }

    /// A hyphen and a text, the lines after the first under the first's text.
    private func hanging(_ text: String, indent: String = "") -> [String] {
        let lines = wrapped(withoutControls(text), to: width - 2 - indent.count)
        return lines.enumerated().map { indent + ($0.offset == 0 ? "- " : "  ") + $0.element }
    }

    // MARK: Tables

    private static let gap = "  "

    private func lines(of table: Table, in language: Language) -> [String] {
        let headings = table.columns.map { withoutControls($0.heading) }
        let rows = table.rows.map { row in row.map { TerminalCell($0, in: language) } }
        let widths = columnWidths(headings: headings, rows: rows)
        let alignments = table.columns.map(\.alignment)
        let header = line(headings.map { TerminalCell(text: $0) }, widths, alignments)
        let body = rows.map { line($0, widths, alignments) }
        let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: Self.gap)
        let needsSpace = 2 * body.count { $0.count > 1 } > body.count
        return header + [rule] + Array(body.joined(separator: needsSpace ? [""] : []))
    }

    private func columnWidths(headings: [String], rows: [[TerminalCell]]) -> [Int] {
        let columns = headings.indices.map { index in
            ColumnWidth(heading: headings[index], cells: rows.map { $0[index] })
        }
        return ColumnWidth.fitted(columns, to: width - Self.gap.count * max(0, columns.count - 1))
    }

    /// One row of a table: as many lines as its highest cell.
    private func line(_ cells: [TerminalCell], _ widths: [Int], _ alignments: [Alignment]) -> [String] {
        let columns = cells.indices.map { index in
            cells[index].parts.flatMap { $0.lines(to: widths[index]) }
        }
        let height = columns.map(\.count).max() ?? 0
        return (0..<height).map { row in
            let texts = columns.indices.map { index -> String in
                let part = row < columns[index].count ? columns[index][row] : TerminalCell.Part(text: "")
                let isLast = index == columns.count - 1 && alignments[index] == .leading
                return coloured(
                    part, isLast ? part.text : padded(part.text, to: widths[index], alignment: alignments[index]))
            }
            return trimmed(texts.joined(separator: Self.gap))
        }
    }

    private func trimmed(_ line: String) -> String {
        String(line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)])
    }

    // MARK: Style

    private enum Style: String {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case cyan = "36"
    }

    private func styled(_ lines: [String], _ style: Style) -> [String] {
        usesColour ? lines.map { "\u{1B}[\(style.rawValue)m\($0)\u{1B}[0m" } : lines
    }

    private func coloured(_ part: TerminalCell.Part, _ text: String) -> String {
        guard let tone = part.tone, !part.text.isEmpty else { return text }
        let style: Style =
            switch tone {
            case .good: .green
            case .fair: .cyan
            case .caution: .yellow
            case .bad: .red
            case .quiet: .dim
            }
        return styled([text], style).joined()
    }
}

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
