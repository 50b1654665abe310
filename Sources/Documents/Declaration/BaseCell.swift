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
        let text = HTMLText.joined(source)
        var value = text
        var period: Period?
        var isExpected = false
        let bracket = /[(（【\[［〔〈]([^()（）【】\[\]［］〔〕〈〉]*(?:[(（][^()（）]*[)）])?[^()（）【】\[\]［］〔〕〈〉]*)[)）】\]］〕〉]/
        for match in text.matches(of: bracket).reversed() where period == nil {
            let inner = String(match.1)
            let plain = inner.replacing(/見込み?値?|の?実績値?|現状値?/, with: "")
            do throws(PeriodParser.Failure) {
                period = try PeriodParser.parse(plain)
                isExpected = inner.contains("見込")
                value.replaceSubrange(match.range, with: " ")
            } catch {
                if error != .notAPeriod { throw error }
            }
        }
        self.value = value.trimmed
        self.period = period
        self.isExpected = isExpected
    }

    /// Spellings of "there is no value".
    static func isNone(_ text: String) -> Bool {
        ["", "-", "－", "―", "—", "–", "ー", "‐", "−", "…", "N/A", "n/a"].contains(text.trimmed)
    }
}
