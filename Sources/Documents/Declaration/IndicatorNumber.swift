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

    /// The number that a spreadsheet took for a date: `1-2` of `2026-01-02`, `1月2日`, `2-Jan`; `nil` for anything else.
    static func ofDate(_ text: String) -> String? {
        let plain = HTMLText.joined(text).foldingWidth.withoutWhitespace
        if let found = plain.wholeMatch(of: kept(/[0-9]{4}-([0-9]{2})-([0-9]{2})|([0-9]{1,2})月([0-9]{1,2})日/)),
            let month = (found.1 ?? found.3).flatMap({ Int($0) }), let day = (found.2 ?? found.4).flatMap({ Int($0) })
        {
            return "\(month)-\(day)"
        }
        guard let found = plain.lowercased().wholeMatch(of: kept(/([0-9]{1,2})-([a-z]{3})/)),
            let month = months.firstIndex(of: String(found.2))
        else { return nil }
        return "\(month + 1)-\(found.1)"
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// `text` with narrow digits and plain hyphens, or `nil` when it is no number of that sort.
    static func normalised(_ text: String) -> String? {
        let folded = HTMLText.joined(text).foldingWidth.withoutWhitespace
        let plain = String(folded.map { "‐‑‒–—―−ーｰ".contains($0) ? "-" : $0 })
        return plain.wholeMatch(of: kept(/[0-9A-Za-z]+([-.][0-9A-Za-z]+)*/)) == nil ? nil : plain
    }
}
