import Foundation

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
