import Foundation

/// Which side of an indicator is the better one.
package enum BetterSide: String, Sendable, Codable {
    case more
    case fewer

    var opposite: BetterSide { self == .more ? .fewer : .more }
}

/// Which side is better, told from what an indicator is called.
///
/// Only the head of a name counts: 交通事故防止教室参加者数 counts participants, not accidents. A word that isn't on the
/// lists ends the reading without an answer, since a wrong side is worse than none.
package enum DirectionWords {
    /// - Parameters:
    ///   - name: In Japanese or English, with whatever remarks and brackets the document prints.
    ///   - unit: As printed; `nil` where unknown or none.
    /// - Returns: `nil` where the name alone doesn't make it sure.
    package static func betterSide(of name: String, unit: String?) -> BetterSide? {
        let name = IndicatorName(name)
        let unit = unit?.precomposedStringWithCompatibilityMapping.filter { !$0.isWhitespace } ?? ""
        return name.isJapanese
            ? JapaneseHead.side(of: name.heading, unit: unit)
            : EnglishHead(name.text).side
    }
}

/// An indicator's name without remarks: full-width forms folded (NFKC), lower case, nothing in brackets.
struct IndicatorName {
    let text: String

    init(_ name: String) {
        let folded = name.precomposedStringWithCompatibilityMapping.lowercased()
        text = Self.withoutRemarks(folded)
    }

    var isJapanese: Bool { text.unicodeScalars.contains { (0x3040...0x9FFF).contains($0.value) } }

    /// The part of a Japanese name that holds its head: the last of those set apart by spaces, without the denominator
    /// of a written-out division or subtraction. A last part that counts nothing, such as a group of people, qualifies the
    /// one before it.
    var heading: String {
        let parts = text.split(whereSeparator: \.isWhitespace).map { Self.firstTerm(of: $0) }.filter { !$0.isEmpty }
        guard let last = parts.last else { return "" }
        guard let before = parts.dropLast().last, !Self.isCounting(last), Self.isCounting(before) else { return last }
        return before
    }

    private static let opening: [Character: Character] = [
        "(": ")", "[": "]", "【": "】", "〔": "〕", "〈": "〉", "<": ">", "{": "}", "《": "》",
    ]

    private static func withoutRemarks(_ text: String) -> String {
        var kept = ""
        var closing: [Character] = []
        for character in text {
            if let end = opening[character] {
                closing.append(end)
            } else if character == closing.last {
                closing.removeLast()
            } else if closing.isEmpty {
                if character == "※" || character == "。" && !kept.isEmpty { break }
                if !"「」『』｢｣\"“”".contains(character) { kept.append(character) }
            }
        }
        return kept
    }

    /// 就職者数/修了者数 and 転入者数-転出者数 count what stands first.
    private static func firstTerm(of part: Substring) -> String {
        var text = part
        for sign: Character in ["/", "÷", "-", "−"] {
            guard let index = text.firstIndex(of: sign) else { continue }
            let isDivision = sign == "/" || sign == "÷"
            if isCounting(text[..<index]) || isDivision && isCounting(text) { text = text[..<index] }
        }
        return String(text)
    }

    private static func isCounting(_ text: some StringProtocol) -> Bool {
        ["数", "率", "割合", "額", "量", "度", "計", "面積", "人員", "時間", "費"].contains { text.hasSuffix($0) }
    }
}
