import Planning

/// The text of a base value's cell, its period taken out: `14,989人 (令和2年度)`.
struct BaseCell {
    /// What is left without the period.
    let value: String
    /// The period in brackets; `nil` when the cell holds none.
    let period: Period?
    /// True when the value is only expected (見込).
    let isExpected: Bool

    init(_ source: String) throws(PeriodParser.Failure) {
        var text = HTMLText.joined(source)
        var period: Period?
        var isExpected = false
        for group in Self.bracketed(in: text).reversed() {
            let inner = String(text[group].dropFirst().dropLast())
            do throws(PeriodParser.Failure) {
                period = try PeriodParser.parse(Self.withoutWords(inner))
            } catch {
                if error != .notAPeriod { throw error }
                continue
            }
            isExpected = inner.contains("見込")
            text.replaceSubrange(group, with: " ")
            break
        }
        value = text.trimmed
        self.period = period
        self.isExpected = isExpected
    }

    /// The outermost pairs of brackets, with the brackets.
    private static func bracketed(in text: String) -> [Range<String.Index>] {
        var groups: [Range<String.Index>] = []
        var depth = 0
        var start = text.startIndex
        for index in text.indices {
            if "(（【[［〔〈".contains(text[index]) {
                if depth == 0 { start = index }
                depth += 1
            } else if depth > 0, ")）】]］〕〉".contains(text[index]) {
                depth -= 1
                if depth == 0 { groups.append(start..<text.index(after: index)) }
            }
        }
        return groups
    }

    /// A period's text without the words that only say what sort of value it is.
    private static func withoutWords(_ text: String) -> String {
        ["見込み", "見込", "実績", "現状", "値"].reduce(text) { $0.replacing($1, with: "") }
    }

    /// Spellings of "there is no value".
    static func isNone(_ text: String) -> Bool {
        ["", "-", "－", "―", "—", "–", "ー", "‐", "−", "…", "N/A", "n/a"].contains(text.trimmed)
    }
}
