import MitoshiPlanning

/// The blocks of a report as HTML.
struct HTMLBlocks {
    let blocks: [Report.Block]
    /// Of ``Report/Block/heading(_:)``, 2 … 6.
    let headingLevel: Int
    /// Names tables that no heading or paragraph stands above.
    let subject: String
    let language: Language

    var html: HTML {
        var above = subject
        return .joined(
            blocks.map { block in
                switch block {
                case .heading(let text):
                    above = "\(subject) \(text)"
                    return heading(text)
                case .headline(let text): return .element("p", .classes("statement")) { text }
                case .paragraph(let text): return .element("p") { text }
                case .list(let items): return .element("ul") { items.map(item) }
                case .table(let table):
                    return HTMLTable(table: table, caption: above, language: language).html
                }
            })
    }

    private func heading(_ text: String) -> HTML {
        switch headingLevel {
        case ...2: .element("h2") { text }
        case 3: .element("h3") { text }
        case 4: .element("h4") { text }
        default: .element("h5") { text }
        }
    }

    private func item(_ item: Report.Item) -> HTML {
        .element("li") {
            item.text
            if !item.details.isEmpty {
                HTML.element("ul") { item.details.map { detail in HTML.element("li") { detail } } }
            }
        }
    }
}

/// A table as HTML, in a box of its own that scrolls where the screen is narrow.
struct HTMLTable {
    let table: Table
    /// What the table is about, for those who can't see what stands above it.
    let caption: String
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

/// How much of the page is unfolded, on the screen and on paper.
package enum PageDetail: String, CaseIterable, Sendable {
    /// The answer; what is for analysts is folded, and isn't printed.
    case brief
    /// Everything.
    case full

    /// What analysts read, behind a fold.
    func analysts(in language: Language, @HTMLBuilder content: () -> HTML) -> HTML {
        .element("details", .classes("analysts"), .flag("open", self == .full)) {
            HTML.element("summary") { language.text("くわしく（分析担当者向け）", "For analysts") }
            content()
        }
    }
}
