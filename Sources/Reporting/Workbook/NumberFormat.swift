import MitoshiPlanning

/// Excel's number formats for the numbers of an indicator.
enum NumberFormat {
    static let probability = "0%"

    /// A probability that no formula changes, just as ``NumberText/probability(_:)`` writes it.
    static func fixed(_ chance: Double, in language: Language) -> String {
        let text = NumberText.probability(chance)[language]
        return text == NumberText.rounded(100 * chance, decimals: 0) + "%" ? probability : "\"\(text)\""
    }

    static let count = "#,##0"

    /// As many decimals as the values need, at most 6.
    static func exact(_ values: [Double]) -> String {
        let decimals = values.map(decimalsNeeded).max() ?? 0
        return decimals == 0 ? count : "#,##0." + String(repeating: "0", count: decimals)
    }

    /// For computed values of about this size: as ``NumberText/estimate(_:)``.
    static func estimate(_ size: Double) -> String {
        let decimals = NumberText.decimalsOfEstimate(size)
        return decimals == 0 ? count : "#,##0." + String(repeating: "0", count: decimals)
    }

    /// A change with its sign, for changes of about this size.
    static func change(_ size: Double) -> String {
        let plain = estimate(size)
        return "+\(plain);-\(plain);0"
    }

    /// `format` with the unit behind the number, shortened where the format would be longer than the writing library holds;
    /// without a unit whose first letter alone is too long.
    static func with(unit: String?, _ format: String) -> String {
        guard let unit, !unit.isEmpty else { return format }
        var shown = NumberText.quantity("", unit: unit).replacing("\"", with: "")
        while true {
            let text = format.split(separator: ";", omittingEmptySubsequences: false).map { "\($0)\"\(shown)\"" }
                .joined(separator: ";")
            if text.utf8.count <= longest { return text }
            guard shown.count > 1 else { return format }
            shown = shown.dropLast(shown.last == "…" ? 2 : 1) + "…"
        }
    }

    /// In bytes; `lxw_format` cuts what is longer, also within a character.
    private static let longest = 127

    private static func decimalsNeeded(_ value: Double) -> Int {
        var scaled = abs(value)
        for decimals in 0..<6 {
            if abs(scaled - scaled.rounded()) <= 1e-9 * max(1, scaled) { return decimals }
            scaled *= 10
        }
        return 6
    }
}
