import Foundation

extension String {
    /// The text with full-width ASCII made narrow and every kind of space made a plain one; other characters stay.
    ///
    /// Not a compatibility normalisation: that would turn ① into 1.
    package var foldingWidth: String {
        var folded = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: folded.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
            case 0x3000, 0xA0, 0x2000...0x200A, 0x202F, 0x205F: folded.append(" ")
            case 0x200B, 0xFEFF: break
            default: folded.append(scalar)
            }
        }
        return String(folded)
    }

    /// The text as names and numbers of indicators are compared: in narrow letters and digits, wide katakana, any hyphen a plain
    /// one, small letters, and without spaces.
    var nameKey: String {
        var folded = ""
        var katakana = ""
        for scalar in foldingWidth.unicodeScalars {
            if (0xFF66...0xFF9F).contains(scalar.value) {
                katakana.unicodeScalars.append(scalar)
                continue
            }
            // ｶﾞ is two characters that only together are ガ.
            folded += katakana.precomposedStringWithCompatibilityMapping
            katakana = ""
            switch scalar.value {
            case 0x2010...0x2015, 0x2212, 0xFE63: folded += "-"
            default: folded.unicodeScalars.append(scalar)
            }
        }
        return (folded + katakana.precomposedStringWithCompatibilityMapping).withoutWhitespace.lowercased()
    }

    var withoutWhitespace: String { filter { !$0.isWhitespace } }

    /// The text without the spaces that part no words: between Latin letters or digits of Latin words they stay, one each.
    var withoutIdleSpaces: String {
        var result = ""
        var isSpaced = false
        for character in self {
            if character.isWhitespace {
                isSpaced = !result.isEmpty
                continue
            }
            if isSpaced, let last = result.last, last.isASCII, character.isASCII, last.isLetter || character.isLetter {
                result.append(" ")
            }
            isSpaced = false
            result.append(character)
        }
        return result
    }

    var trimmed: String {
        guard let start = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[start...last])
    }
}
