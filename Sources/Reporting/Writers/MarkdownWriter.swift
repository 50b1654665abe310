package import MitoshiBasics

/// Reports as Markdown (CommonMark with GitHub's tables).
package enum MarkdownWriter {
    /// `report` as a whole file.
    package static func text(of report: Report) -> String {
        (["# " + escaped(report.title)] + report.blocks.map { text(of: $0, in: report) })
            .joined(separator: "\n\n") + "\n"
    }

    private static func text(of block: Report.Block, in report: Report) -> String {
        switch block {
        case .heading(let text): "## " + escaped(text)
        case .headline(let text): "**" + escaped(text) + "**"
        case .paragraph(let text): paragraph(text)
        case .list(let items): items.flatMap(lines).joined(separator: "\n")
        case .table(let table): text(of: table, in: report)
        }
    }

    private static func lines(of item: Report.Item) -> [String] {
        ["- " + paragraph(item.text)] + item.details.map { "  - " + paragraph($0) }
    }

    private static func text(of table: Table, in report: Report) -> String {
        let header = table.columns.map { inCell($0.heading) }
        let rule = table.columns.map { $0.alignment == .trailing ? "---:" : "---" }
        let rows = table.rows.map { row in row.map { inCell($0.text(in: report.language)) } }
        return ([header, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    }

    private static func inCell(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(escaped).joined(separator: "<br>")
    }

    /// `text` as a paragraph: a sign at its start must not make a list or a quotation of it.
    private static func paragraph(_ text: String) -> String {
        (["-", "+", ">"].contains(text.first) ? "\\" : "") + escaped(text)
    }

    /// `text` so that every character shows as itself.
    private static func escaped(_ text: some StringProtocol) -> String {
        let text = withoutControls(String(text))
        return text.reduce(into: "") { result, character in
            switch character {
            case "\\", "`", "*", "_", "[", "]", "|", "#", "~": result += "\\" + String(character)
            case "<": result += "&lt;"
            case "&": result += "&amp;"
            case "\n": result += " "
            default: result.append(character)
            }
        }
    }
}
