import MitoshiPlanning

/// The blocks of a report as HTML.
struct HTMLBlocks {
    let blocks: [Report.Block]
    /// Of ``Report/Block/heading(_:)``, 2 … 6.
    let headingLevel: Int
    /// Names tables that no heading or paragraph stands above.
    let subject: String
    /// Of the tables' chances, which are shown in tens where these are given.
    let limits: VerdictLimits?
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
                    return HTMLTable(table: table, caption: above, limits: limits, language: language).html
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
