/// The number of an indicator, for instance `17-101`.
enum IndicatorNumber {
    /// The number of `3`, `③`, `(3)`, `3.`, `No.3`; `nil` for anything else.
    static func ordinal(_ text: String) -> Int? {
        let plain = HTMLText.joined(text).foldingWidth.withoutWhitespace
        if plain.count == 1, let scalar = plain.unicodeScalars.first, (0x2460...0x2473).contains(scalar.value) {
            return Int(scalar.value) - 0x245F
        }
        guard let found = plain.wholeMatch(of: kept(/[\[(<]?(?:No\.?)?([0-9]{1,4})[\])>.:、]?/)) else { return nil }
        return Int(found.1)
    }

    /// `text` with narrow digits and plain hyphens, or `nil` when it is no number of that sort.
    static func normalised(_ text: String) -> String? {
        let folded = HTMLText.joined(text).foldingWidth.withoutWhitespace
        let plain = String(folded.map { "‐‑‒–—―−ーｰ".contains($0) ? "-" : $0 })
        return plain.wholeMatch(of: kept(/[0-9A-Za-z]+([-.][0-9A-Za-z]+)*/)) == nil ? nil : plain
    }
}
