import MitoshiPlanning

/// A table as HTML, in a box of its own that scrolls where the screen is narrow.
struct HTMLTable {
    let table: Table
    /// What the table is about, for those who can't see what stands above it.
    let caption: String
    /// Of its chances, which are shown in tens where these are given.
    var limits: VerdictLimits?
    let language: Language

    var html: HTML {
        .element(
            "div", .classes("scroll"), .role("region"), HTML.Attribute("tabindex", "0"),
            HTML.Attribute("aria-label", caption)
        ) {
            HTML.element("table") {
                HTML.element("caption", .classes("hidden")) { caption }
                HTML.element("thead") { HTML.element("tr") { table.columns.map(heading) } }
                HTML.element("tbody") { table.rows.map(row) }
            }
        }
    }

    /// The column whose cells name their rows: the first one that isn't a mere number.
    private var nameColumn: Int { table.columns.firstIndex { $0.key != "number" } ?? 0 }

    private func heading(_ column: Column) -> HTML {
        .element("th", HTML.Attribute("scope", "col"), style(of: column, isWhole: Self.isWhole(column.heading))) {
            HTML.lines(column.heading)
        }
    }

    private func row(_ cells: [Cell]) -> HTML {
        .element("tr") {
            zip(table.columns, cells).enumerated().map { index, pair in
                let style = style(of: pair.0, isWhole: pair.1.isWhole)
                return index == nameColumn
                    ? HTML.element("th", HTML.Attribute("scope", "row"), style) { content(of: pair.1) }
                    : HTML.element("td", style) { content(of: pair.1) }
            }
        }
    }

    /// Whether a heading is short, or says itself where its lines end.
    private static func isWhole(_ heading: String) -> Bool { heading.contains("\n") || displayWidth(heading) <= 12 }

    private func style(of column: Column, isWhole: Bool) -> HTML.Attribute {
        .classes(column.alignment == .trailing ? "trailing" : "", isWhole ? "whole" : "")
    }

    /// A cell's content; the parts of a stack stand on lines of their own.
    private func content(of cell: Cell) -> HTML {
        switch cell {
        case .word(let word, let tone): .element("span", .classes(tone.styleClass)) { word }
        case .stack(let cells):
            .joined(cells.map { cell in HTML.element("span", .classes("cell-line")) { content(of: cell) } })
        // Certainty is a result's.
        case .probability(let chance) where chance > 0 && chance < 1:
            .text(limits?.tens(of: chance)[language] ?? cell.text(in: language))
        default: .lines(cell.text(in: language))
        }
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
