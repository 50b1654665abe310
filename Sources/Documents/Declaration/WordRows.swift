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

    /// The part of the archive that holds the text.
    static let part = "word/document.xml"

    static func split(_ xml: String) -> [DocumentRow] {
        var reader = WordRows()
        var rest = xml[...]
        while let start = rest.firstIndex(of: "<") {
            if reader.isText { reader.add(rest[..<start]) }
            let inner = rest[rest.index(after: start)...]
            guard let end = inner.firstIndex(of: ">") else { break }
            reader.read(inner[..<end])
            rest = inner[inner.index(after: end)...]
        }
        reader.endParagraph()
        return reader.rows
    }

    private mutating func add(_ text: Substring) {
        if depth > 0 { cell += text } else { paragraph += text }
    }

    private mutating func read(_ tag: Substring) {
        let name = tag.prefix { !$0.isWhitespace && $0 != "/" || $0 == "/" && tag.first == "/" }
        switch name {
        case "w:tbl":
            endParagraph()
            depth += 1
            above = []
        case "/w:tbl": depth = max(0, depth - 1)
        case "w:tr" where depth == 1: row = []
        case "/w:tr" where depth == 1: endRow()
        case "w:tc" where depth == 1: (cell, span, continuesAbove) = ("", 1, false)
        case "/w:tc" where depth == 1: endCell()
        case "w:gridSpan" where depth == 1: span = min(max(Self.value(tag).flatMap { Int($0) } ?? 1, 1), 100)
        case "w:vMerge" where depth == 1: continuesAbove = Self.value(tag) != "restart"
        case "w:t": isText = tag.last != "/"
        case "/w:t": isText = false
        case "w:br", "w:br/", "w:cr", "w:cr/": add("\n")
        case "w:tab", "w:tab/": add(" ")
        case "/w:p": if depth > 0 { cell += "\n" } else { endParagraph() }
        default: break
        }
    }

    private static func value(_ tag: Substring) -> String? {
        tag.firstMatch(of: kept(/w:val="([^"]*)"/)).map { String($0.1) }
    }

    private mutating func endCell() {
        let text =
            continuesAbove
            ? (row.map { $0.count } ?? 0) < above.count ? above[row?.count ?? 0] : "" : HTMLText.decoded(cell).trimmed
        row?.append(contentsOf: Array(repeating: text, count: span))
    }

    private mutating func endRow() {
        guard let cells = row else { return }
        row = nil
        above = cells
        append(cells)
    }

    private mutating func endParagraph() {
        let text = HTMLText.decoded(paragraph).trimmed
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
