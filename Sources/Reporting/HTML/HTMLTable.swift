import MitoshiPlanning

/// A table as HTML, in a box of its own that scrolls where the screen is narrow.
struct HTMLTable {
    let table: Table
    /// What the table is about, for those who can't see what stands above it.
    let caption: String
    let language: Language

    var text: String {
        let name = Markup.escaped(caption)
        return "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"\(name)\"><table>"
            + "<caption class=\"hidden\">\(name)</caption>"
            + "<thead><tr>\(table.columns.map(heading).joined())</tr></thead>"
            + "<tbody>\(table.rows.map(row).joined())</tbody></table></div>"
    }

    /// The column whose cells name their rows: the first one that isn't a mere number.
    private var nameColumn: Int { table.columns.firstIndex { $0.key != "number" } ?? 0 }

    private func heading(_ column: Column) -> String {
        "<th scope=\"col\"\(style(of: column, isWhole: Self.isWhole(column.heading)))>\(Self.lines(column.heading))</th>"
    }

    private func row(_ cells: [Cell]) -> String {
        let texts = zip(table.columns, cells).enumerated().map { index, pair in
            let content = Self.content(of: pair.1, in: language)
            let style = style(of: pair.0, isWhole: pair.1.isWhole)
            return index == nameColumn ? "<th scope=\"row\"\(style)>\(content)</th>" : "<td\(style)>\(content)</td>"
        }
        return "<tr>\(texts.joined())</tr>"
    }

    /// Whether a heading is short, or says itself where its lines end.
    private static func isWhole(_ heading: String) -> Bool { heading.contains("\n") || displayWidth(heading) <= 12 }

    private func style(of column: Column, isWhole: Bool) -> String {
        let classes = [column.alignment == .trailing ? "trailing" : nil, isWhole ? "whole" : nil]
            .compactMap { $0 }
        return classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
    }

    /// A cell's content; the parts of a stack stand on lines of their own.
    static func content(of cell: Cell, in language: Language) -> String {
        switch cell {
        case .word(let word, let tone): "<span class=\"\(tone.styleClass)\">\(Markup.escaped(word))</span>"
        case .stack(let cells):
            cells.map { "<span class=\"cell-line\">\(content(of: $0, in: language))</span>" }.joined()
        default: lines(cell.text(in: language))
        }
    }

    /// `text` with its line breaks kept.
    static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { Markup.escaped(String($0)) }
            .joined(separator: "<br>")
    }
}

extension Cell {
    /// Whether the cell reads as one word, which no line should break.
    fileprivate var isWhole: Bool {
        switch self {
        case .quantity, .estimate, .change, .count, .probability, .fiscalYear, .word: true
        case .text, .flag, .missing, .stack: false
        }
    }
}

extension Tone {
    /// The name of the tone in the style sheet.
    var styleClass: String {
        switch self {
        case .good: "good"
        case .fair: "fair"
        case .caution: "caution"
        case .bad: "bad"
        case .quiet: "quiet"
        }
    }
}
