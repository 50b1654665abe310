import MitoshiPlanning

/// Lists of indicators, `name: value (year) → value (year)`, as tables.
enum ListRows {
    /// `rows` with each run of such lines replaced by a table; `nil` where there is none.
    static func tables(in rows: [DocumentRow]) -> [DocumentRow]? {
        var result: [DocumentRow] = []
        var found = false
        var isInside = false
        for row in rows {
            guard let only = row.onlyCell, let cells = cells(of: only) else {
                isInside = false
                result.append(row)
                continue
            }
            if !isInside {
                result.append(DocumentRow(cells: headers(only, count: cells.count), followsBlank: true, isWhole: true))
            }
            isInside = true
            found = true
            result.append(DocumentRow(cells: cells, followsBlank: false, isWhole: true))
        }
        return found ? result : nil
    }

    private static let arrows = ["→", "⇒", "➡", "->", "⟶", "▶", "➔"]

    private static func headers(_ cell: DocumentCell, count: Int) -> [DocumentCell] {
        ["番号", "指標", "現状値", "目標値"].enumerated().map {
            DocumentCell(text: $0.element, line: cell.line, number: $0.offset + 1)
        }
    }

    /// Number, name, base and target of a line that has all but the first; `nil` for any other line.
    private static func cells(of cell: DocumentCell) -> [DocumentCell]? {
        let text = HTMLText.joined(cell.text).foldingWidth
        guard text.count < 300,
            let arrow = arrows.compactMap({ text.firstRange(of: $0) }).max(by: { $0.lowerBound < $1.lowerBound })
        else { return nil }
        let before = text[..<arrow.lowerBound]
        let after = String(text[arrow.upperBound...]).trimmed
        // A colon parts the name from the base; in a name a colon may stand too.
        guard let colon = before.lastIndex(of: ":") else { return nil }
        let base = String(before[before.index(after: colon)...]).trimmed
        guard isValue(base), isValue(after) else { return nil }
        let (number, name) = numbered(String(before[..<colon]).trimmed)
        guard !name.isEmpty else { return nil }
        return [number, name, base, after].enumerated().map {
            DocumentCell(text: $0.element, line: cell.line, number: $0.offset + 1)
        }
    }

    /// The values on both sides of an arrow, or the words on both sides in a header; `nil` where there are none.
    static func parted(_ text: String, isHeader: Bool = false) -> (String, String)? {
        let plain = HTMLText.joined(text).foldingWidth
        guard plain.count < 120, let arrow = arrows.compactMap({ plain.firstRange(of: $0) }).first else { return nil }
        let (before, after) = (String(plain[..<arrow.lowerBound]).trimmed, String(plain[arrow.upperBound...]).trimmed)
        guard !before.isEmpty, !after.isEmpty, isHeader || isValue(before) && isValue(after) else { return nil }
        return (before, after)
    }

    private static func isValue(_ text: String) -> Bool {
        switch CellReading(text).content {
        case .quantity, .range, .change, .kept, .none: true
        case .words, .unread, .failed: false
        }
    }

    /// `①婚姻率`, `(2) 出生数`, `・会員数`: the mark before the name and the name.
    private static func numbered(_ text: String) -> (number: String, name: String) {
        if let first = text.first, IndicatorNumber.ordinal(String(first)) != nil, !first.isASCII {
            return (String(first), String(text.dropFirst()).trimmed)
        }
        if let found = text.prefixMatch(of: kept(/(\([0-9]{1,3}\)|[0-9]{1,3}[.)、:])\s*/)) {
            return (String(found.1), String(text[found.range.upperBound...]).trimmed)
        }
        if let first = text.first, "・●○◆◇■□▪•‣*-".contains(first) { return ("", String(text.dropFirst()).trimmed) }
        return ("", text)
    }
}
