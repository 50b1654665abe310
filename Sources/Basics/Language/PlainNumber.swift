import Foundation

/// Numbers → text that reads back as the same number.
package enum PlainNumber {
    /// The number with as many decimals as were printed, where that keeps its value; else with as many as it needs.
    package static func text(_ value: Double, decimals: Int?) -> String {
        if let decimals, (0...15).contains(decimals), abs(value) < 1e15 {
            let text = String(format: "%.*f", decimals, value)
            if Double(text) == value { return text }
        }
        return text(value)
    }

    /// The shortest text that reads back as `value`, without the `.0` of whole numbers and the sign of zero.
    package static func text(_ value: Double) -> String {
        let text = (value == 0 ? 0 : value).description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

/// `value` as another program reads it back exactly; `nil` for NaN and infinities, which no output may hold.
package func machineText(_ value: Double) -> String? { value.isFinite ? PlainNumber.text(value) : nil }

extension PlainNumber {
    /// One unit in the last place printed: 0.1 for one decimal, 10,000 for −4.
    package static func lastPlace(decimals: Int) -> Double { pow(10, Double(-decimals)) }
}
