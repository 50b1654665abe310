import MitoshiPlanning

/// The rows of the tables in a word processor's document (.docx); its paragraphs become rows of one cell.
///
/// The file is a zip of XML (ECMA-376, WordprocessingML), of which the text and its tables are read; nothing else is opened.
struct WordRows {
    private var rows: [DocumentRow] = []
    private var row: [String]?
    private var cell = ""
    private var span = 1
    private var continuesAbove = false
    private var depth = 0
    private var paragraph = ""
    private var isText = false
    private var above: [String] = []
    private var line = 0

    /// The rows of a document's main part.
    static func read(_ reader: inout XMLReader) throws -> [DocumentRow] {
        _ = try reader.openRoot()
        var rows = WordRows()
        while let event = try reader.next() {
            switch event {
            case .text: if rows.isText { rows.add(reader.text) }
            // What stands once more for programs that don't know the first form.
            case .start where reader.isForeign && reader.name == "Fallback": try reader.skip()
            case .start where !reader.isForeign: rows.open(reader)
            case .end where !reader.isForeign: rows.close(reader.name)
            case .start, .end: break
            }
        }
        rows.endParagraph()
        return rows.rows
    }

    private mutating func add(_ text: String) {
        if depth > 0 { cell += text } else { paragraph += text }
    }

    private mutating func open(_ reader: XMLReader) {
        switch reader.name {
        case "tbl":
            endParagraph()
            depth += 1
            above = []
        case "tr" where depth == 1: row = []
        case "tc" where depth == 1: (cell, span, continuesAbove) = ("", 1, false)
        case "gridSpan" where depth == 1: span = min(max(Self.value(reader).flatMap { Int($0) } ?? 1, 1), 100)
        case "vMerge" where depth == 1: continuesAbove = Self.value(reader) != "restart"
        case "t": isText = true
        case "br", "cr": add("\n")
        case "tab": add(" ")
        default: break
        }
    }

    private mutating func close(_ name: String) {
        switch name {
        case "tbl": depth -= 1
        case "tr" where depth == 1: endRow()
        case "tc" where depth == 1: endCell()
        case "t": isText = false
        case "p": if depth > 0 { cell += "\n" } else { endParagraph() }
        default: break
        }
    }

    private static func value(_ reader: XMLReader) -> String? {
        reader.attribute("val", inNamespaceEnding: "/main")
    }

    private mutating func endCell() {
        let text =
            continuesAbove
            ? (row.map { $0.count } ?? 0) < above.count ? above[row?.count ?? 0] : "" : cell.trimmed
        row?.append(contentsOf: Array(repeating: text, count: span))
    }

    private mutating func endRow() {
        guard let cells = row else { return }
        row = nil
        above = cells
        append(cells)
    }

    private mutating func endParagraph() {
        let text = paragraph.trimmed
        paragraph = ""
        if !text.isEmpty { append([text]) }
    }

    private mutating func append(_ texts: [String]) {
        line += 1
        let cells = texts.enumerated().map { DocumentCell(text: $0.element, line: line, number: $0.offset + 1) }
        if texts.contains(where: { !$0.isEmpty }) {
            rows.append(DocumentRow(cells: cells, followsBlank: texts.count == 1, isWhole: texts.count > 1))
        }
    }
}
