/// Where a line may break.
package enum LineBreaks {
    /// At spaces and between two full-width characters, where Japanese rules of line breaking (kinsoku) allow it; a
    /// figure stays with its unit, an era with its year.
    case inText
    /// At spaces and before an opening bracket only: a word that is read as one stays whole.
    case betweenWords
}

/// `text` in lines of at most `width` columns. Only what is longer than a whole line is broken elsewhere than `breaks`
/// says.
package func wrapped(_ text: String, to width: Int, breaks: LineBreaks = .inText) -> [String] {
    let width = max(2, width)
    return text.split(separator: "\n", omittingEmptySubsequences: false)
        .flatMap { wrappedParagraph($0, to: width, breaks) }
}

private func wrappedParagraph(_ text: Substring, to width: Int, _ breaks: LineBreaks) -> [String] {
    // Most texts fit, and looking for breaks takes long.
    if displayWidth(text) <= width { return [withoutTrailingSpace(String(text))] }
    var lines: [String] = []
    var line = ""
    var used = 0
    for piece in unbreakablePieces(of: text, breaks) {
        let trimmed = piece.last == " " ? piece.dropLast() : piece
        if used > 0, used + displayWidth(trimmed) > width {
            lines.append(withoutTrailingSpace(line))
            (line, used) = ("", 0)
        }
        if displayWidth(trimmed) > width {
            var parts = cut(piece, to: width)
            line = parts.removeLast()
            lines += parts
        } else {
            line += piece
        }
        used = displayWidth(line)
    }
    return lines + [withoutTrailingSpace(line)]
}

package func withoutTrailingSpace(_ line: String) -> String {
    line.last == " " ? String(line.dropLast()) : line
}

/// The pieces between which a line may break; a space belongs to the piece before it.
package func unbreakablePieces(of text: Substring, _ breaks: LineBreaks = .inText) -> [Substring] {
    var pieces: [Substring] = []
    var start = text.startIndex
    var index = text.startIndex
    while index < text.endIndex {
        let next = text.index(after: index)
        if next < text.endIndex, mayBreak(after: text[index], before: text[next], breaks) {
            pieces.append(text[start..<next])
            start = next
        }
        index = next
    }
    return start < text.endIndex ? pieces + [text[start...]] : pieces
}

private func mayBreak(after left: Character, before right: Character, _ breaks: LineBreaks) -> Bool {
    if left == " " { return right != " " }
    if breaks == .betweenWords { return right == "（" }
    // A figure may begin a line, but not leave its unit for the next.
    guard displayWidth(left) == 2, displayWidth(right) == 2 || right.isNumber else { return false }
    guard let end = left.unicodeScalars.first, let start = right.unicodeScalars.first else { return true }
    return !neverAtStart.contains(start) && !neverAtEnd.contains(end) && keptTogether[end] != start
        && !isEraBeforeYear(left, right)
}

private func isEraBeforeYear(_ left: Character, _ right: Character) -> Bool {
    (right.isNumber || right == "元") && "和成正治".contains(left)
}

/// Names of eras, and 年度.
private let keptTogether: [Unicode.Scalar: Unicode.Scalar] =
    ["令": "和", "平": "成", "昭": "和", "大": "正", "明": "治", "年": "度"]
private let neverAtStart = Set(
    "、。，．・：；？！）］｝」』】〕〉》ーゝゞ々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％".unicodeScalars)
private let neverAtEnd = Set("（［｛「『【〔〈《".unicodeScalars)

/// `piece` in parts of at most `width` columns; at least one part.
private func cut(_ piece: Substring, to width: Int) -> [String] {
    var parts = [""]
    var used = 0
    for character in piece {
        let columns = displayWidth(character)
        if used + columns > width, used > 0 {
            parts.append("")
            used = 0
        }
        parts[parts.count - 1].append(character)
        used += columns
    }
    return parts
}
