/// How many columns of a terminal a text takes.
///
/// Characters of East Asian Width W and F take two columns, those of ambiguous width one, combining marks and format
/// characters none. Source: Unicode Standard Annex 11.
package func displayWidth(_ text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
    return text.reduce(0) { $0 + displayWidth($1) }
}

/// How many columns one character, as a reader sees it, takes.
package func displayWidth(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    // A picture made of several scalars is drawn as one.
    if scalars.count > 1, let first = scalars.first, drawsAsOnePicture(first, followedBy: scalars.dropFirst()) {
        return 2
    }
    return scalars.reduce(0) { $0 + displayWidth($1) }
}

private func drawsAsOnePicture(
    _ first: Unicode.Scalar, followedBy rest: some Collection<Unicode.Scalar>
) -> Bool {
    let emojiStyle: Unicode.Scalar = "\u{FE0F}"
    return (0x1F1E6...0x1F1FF).contains(first.value) || first.properties.isEmojiPresentation
        || (first.properties.isEmoji && rest.contains(emojiStyle))
}

private func displayWidth(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    // Vowels and final consonants of Hangul join the consonant before them.
    if (0x1160...0x11FF).contains(scalar.value) { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide(scalar) ? 2 : 1
    }
}

/// Binary search in ``wideScalars``.
package func isWide(_ scalar: Unicode.Scalar) -> Bool {
    var low = 0
    var high = wideScalars.count
    while low < high {
        let middle = (low + high) / 2
        if wideScalars[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
    }
    return low < wideScalars.count && wideScalars[low].contains(scalar.value)
}

/// `text` with spaces added on the right, or on the left, up to `width` columns.
package func padded(_ text: String, to width: Int, alignment: Alignment = .leading) -> String {
    let spaces = String(repeating: " ", count: max(0, width - displayWidth(text)))
    switch alignment {
    case .leading: return text + spaces
    case .trailing: return spaces + text
    }
}

/// `text` with its end cut off where it is wider than `width` columns; an ellipsis stands for what is missing.
package func shortened(_ text: String, to width: Int) -> String {
    guard displayWidth(text) > width else { return text }
    var kept = ""
    var used = 1
    for character in text {
        used += displayWidth(character)
        if used > width { break }
        kept.append(character)
    }
    return kept + "…"
}

/// `text` with every control character written as an escape, so that a document can't steer the reader's terminal.
package func withoutControls(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
        if isControl(scalar) {
            result += #"\u{"# + String(scalar.value, radix: 16, uppercase: true) + "}"
        } else {
            result.unicodeScalars.append(scalar)
        }
    }
}

/// Controls except the line break, the marks that turn the direction of writing, and what no text may hold, least of all XML.
private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isAllowedInXML else { return true }
    return switch scalar.value {
    case 0x09, 0x0D, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
}

extension Unicode.Scalar {
    /// Whether XML, and with it a workbook, a Word document and a page, can hold the character (XML 1.0, Char).
    package var isAllowedInXML: Bool {
        switch value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...: true
        default: false
        }
    }
}
