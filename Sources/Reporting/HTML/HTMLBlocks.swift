import MitoshiPlanning

/// The blocks of a report as HTML.
struct HTMLBlocks {
    let blocks: [Report.Block]
    /// Of ``Report/Block/heading(_:)``, 2 … 6.
    let headingLevel: Int
    /// Names tables that no heading or paragraph stands above.
    let subject: String
    let language: Language

    var text: String {
        var above = subject
        return blocks.map { block in
            switch block {
            case .heading(let text):
                above = "\(subject) \(text)"
                return "<h\(headingLevel)>\(Markup.escaped(text))</h\(headingLevel)>"
            case .headline(let text): return "<p class=\"headline\">\(Markup.escaped(text))</p>"
            case .paragraph(let text): return "<p>\(Markup.escaped(text))</p>"
            case .list(let items): return "<ul>\(items.map(item).joined())</ul>"
            case .table(let table): return HTMLTable(table: table, caption: above, language: language).text
            }
        }.joined(separator: "\n")
    }

    private func item(_ item: Report.Item) -> String {
        let details = item.details.map { "<li>\(Markup.escaped($0))</li>" }.joined()
        return "<li>\(Markup.escaped(item.text))\(details.isEmpty ? "" : "<ul>\(details)</ul>")</li>"
    }
}
