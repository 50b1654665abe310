import MitoshiBasics

/// The rows of the tables of an HTML page; what stands outside them becomes rows of one cell.
///
/// A cell over several rows or columns stands in all of them. A table within a cell is text of the cell.
struct HTMLRows {
    private var rows: [DocumentRow] = []
    private var line = 1
    private var depth = 0
    private var text = ""
    private var row: [Cell]?
    /// Cells that reach into the rows to come, by column.
    private var spans: [Int: (text: String, rows: Int)] = [:]
    private var isInCell = false
    /// How many more cells may be filled by others that reach over several rows: a page of a few lines may claim any number.
    private var spanned = 1 << 20

    private struct Cell {
        var text: String
        let columns: Int
        let rows: Int
    }

    /// Whether a text is a page with a table.
    static func isPage(_ text: String) -> Bool {
        text.trimmed.hasPrefix("<") && text.firstMatch(of: kept(/<(?i:table)[\s>]/)) != nil
    }

    static func split(_ page: String) -> [DocumentRow] {
        var reader = HTMLRows()
        let body = withoutHidden(page)
        var place = body.startIndex
        for tag in body.upToLast(">").matches(of: kept(/<(\/?)([A-Za-z][A-Za-z0-9]*)([^>]*)>/)) {
            reader.add(body[place..<tag.range.lowerBound])
            reader.read(String(tag.2).lowercased(), isEnd: !tag.1.isEmpty, String(tag.3), tag.0)
            place = tag.range.upperBound
        }
        reader.add(body[place...])
        reader.endRow()
        reader.endText()
        return reader.rows
    }

    /// Without head, scripts, styles and comments, whose lines count.
    private static func withoutHidden(_ page: String) -> String {
        var body = page
        func blank(_ hidden: Regex<Substring>, upToLast end: String) {
            let part = body.upToLast(end)
            body =
                String(part).replacing(hidden) { String(repeating: "\n", count: $0.0.count(where: \.isNewline)) }
                + body[part.endIndex...]
        }
        blank(kept(/<!--.*?-->/.dotMatchesNewlines()), upToLast: "-->")
        blank(kept(/<[!?][^>]*>/), upToLast: ">")
        blank(kept(/<(?i:head)[\s>].*?<\/(?i:head)>/.dotMatchesNewlines()), upToLast: "</head>")
        blank(kept(/<(?i:script)[\s>].*?<\/(?i:script)>/.dotMatchesNewlines()), upToLast: "</script>")
        blank(kept(/<(?i:style)[\s>].*?<\/(?i:style)>/.dotMatchesNewlines()), upToLast: "</style>")
        return body
    }

    private mutating func add(_ piece: Substring) {
        line += piece.count(where: \.isNewline)
        if isInCell, let place = row?.indices.last { row?[place].text += piece } else { text += piece }
    }

    private mutating func read(_ name: String, isEnd: Bool, _ attributes: String, _ tag: Substring) {
        switch (name, isEnd) {
        case ("table", false):
            endText()
            depth += 1
        case ("table", true):
            if depth == 1 {
                endRow()
                spans = [:]
            }
            depth = max(0, depth - 1)
        case ("tr", _) where depth == 1:
            endRow()
            if !isEnd { row = [] }
        case ("td", false) where depth == 1, ("th", false) where depth == 1:
            isInCell = true
            row = row ?? []
            row?.append(
                Cell(text: "", columns: Self.span("colspan", attributes), rows: Self.span("rowspan", attributes)))
        case ("td", true) where depth == 1, ("th", true) where depth == 1: isInCell = false
        default:
            if isInCell { add(tag) } else if Self.blocks.contains(name) { endText() }
        }
    }

    private static let blocks: Set<String> = [
        "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "li", "ul", "ol", "br", "section", "article", "caption",
    ]
    /// So many rows or columns a cell reaches over, and so many columns a row has, at most.
    private static let widest = DocumentRow.widest

    private static func span(_ name: String, _ attributes: String) -> Int {
        let spans = attributes.lowercased().matches(of: kept(/\b(colspan|rowspan)\s*=\s*["']?([0-9]{1,4})/))
        return min(max(spans.first { $0.1 == name }.flatMap { Int($0.2) } ?? 1, 1), widest)
    }

    private mutating func endText() {
        let cell = HTMLText.joined(text)
        text = ""
        if !cell.isEmpty {
            rows.append(DocumentRow(cells: [DocumentCell(text: cell, line: line, number: 1)], followsBlank: true))
        }
    }

    private mutating func endRow() {
        isInCell = false
        guard let cells = row else { return }
        row = nil
        var texts: [Int: String] = [:]
        spanned -= spans.count
        if spanned < 0 { spans = [:] }
        for (column, span) in spans {
            texts[column] = span.text
            spans[column] = span.rows > 1 ? (span.text, span.rows - 1) : nil
        }
        var column = 0
        for cell in cells {
            while texts[column] != nil { column += 1 }
            let (end, text) = (min(column + cell.columns, Self.widest), cell.text.trimmed)
            guard column < end else { break }
            for place in column..<end {
                texts[place] = text
                if cell.rows > 1 { spans[place] = (text, cell.rows - 1) }
            }
            column = end
        }
        let width = (texts.keys.max() ?? -1) + 1
        let filled = (0..<width).map { DocumentCell(text: texts[$0] ?? "", line: line, number: $0 + 1) }
        if filled.contains(where: { !$0.text.isEmpty }) {
            rows.append(DocumentRow(cells: filled, followsBlank: rows.isEmpty, isWhole: true))
        }
    }
}

/// The text of a cell that may hold HTML.
enum HTMLText {
    /// Paragraphs and list items, one an element, without tags, entities decoded, without empty ones.
    static func paragraphs(_ source: String) -> [String] {
        let text = source.contains("<") ? withoutTags(source) : source
        return text.split(separator: "\n").map { decodingEntities(String($0)).trimmed }.filter { !$0.isEmpty }
    }

    private static func withoutTags(_ source: String) -> String {
        var text = source
        // In HTML a line break of the source is only white space; Japanese text is joined without any.
        if text.contains(kept(/<(?i:p|li|ul|ol|div|td)[\s>]/)) { text = withoutLineBreaks(text) }
        func replace(_ tag: Regex<some Any>, with other: String, upToLast end: String = ">") {
            let part = text.upToLast(end)
            text = String(part).replacing(tag, with: other) + text[part.endIndex...]
        }
        replace(kept(/<!--.*?-->/.dotMatchesNewlines()), with: "", upToLast: "-->")
        replace(kept(/<(?i:br)\s*\/?>/), with: "\n")
        replace(kept(/<\/?(?i:p|li|ul|ol|div|tr|td|th|table|h[1-6])(\s[^>]*)?>/), with: "\n")
        replace(kept(/<\/?[A-Za-z][^>]*>/), with: "")
        return text
    }

    /// `text` without the runs of white space in which a line ends.
    private static func withoutLineBreaks(_ text: String) -> String {
        var result = ""
        var space = ""
        var isBroken = false
        func endSpace() {
            if !isBroken { result += space }
            (space, isBroken) = ("", false)
        }
        for character in text {
            if character.isWhitespace {
                space.append(character)
                isBroken = isBroken || character.isNewline
            } else {
                if !space.isEmpty { endSpace() }
                result.append(character)
            }
        }
        endSpace()
        return result
    }

    /// The text of a table's cell, its lines joined: with a space between words of Latin letters, else without.
    static func joined(_ source: String) -> String {
        paragraphs(source).reduce(into: "") { text, line in
            let isLatin = text.last?.isASCII == true && line.first?.isASCII == true
            text += (isLatin ? " " : "") + line
        }
    }

    /// The items of a list, without their bullets.
    static func items(_ source: String) -> [String] {
        paragraphs(source).map { $0.first.map(bullets.contains) == true ? String($0.dropFirst()).trimmed : $0 }
            .filter { !$0.isEmpty }
    }

    private static let bullets = Set("・●○◆◇■□▪•‣*")

    private static let names: [String: Character] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "yen": "¥", "middot": "·",
        "copy": "©", "reg": "®", "times": "×", "hellip": "…", "mdash": "—", "ndash": "–", "rarr": "→",
    ]

    /// `text` with its entities as the characters they stand for.
    static func decoded(_ text: String) -> String { decodingEntities(text) }

    private static func decodingEntities(_ text: String) -> String {
        guard text.contains("&") else { return text }
        return text.replacing(kept(/&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});/)) { match in
            character(String(match.1)).map(String.init) ?? String(match.0)
        }
    }

    private static func character(_ entity: String) -> Character? {
        guard entity.hasPrefix("#") else { return names[entity] }
        let digits = entity.dropFirst()
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        let code = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let scalar = code.flatMap(Unicode.Scalar.init), scalar.value >= 0x20 else { return nil }
        return Character(scalar)
    }
}

extension StringProtocol {
    /// The text to the last `end` in it, in any case, with it: what begins with a tag and is never closed stands behind. Where
    /// one is opened a thousand times, a search for its end would otherwise go through the whole rest a thousand times.
    fileprivate func upToLast(_ end: String) -> SubSequence {
        let (bytes, wanted) = (Array(utf8), Array(end.utf8))
        let last = stride(from: bytes.count, through: wanted.count, by: -1).first { last in
            bytes[(last - wanted.count)..<last].elementsEqual(wanted) { byte, small in
                byte == small || 0x41...0x5A ~= byte && byte | 0x20 == small
            }
        }
        return self[..<utf8.index(startIndex, offsetBy: last ?? 0)]
    }
}
