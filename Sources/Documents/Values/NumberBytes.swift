/// Numbers straight from bytes.
enum NumberBytes {
    /// A whole number with an optional sign, spaces around it ignored.
    static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let trimmed = trimmed(bytes)
        var digits = trimmed[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
        guard !digits.isEmpty, digits.count <= 18 else { return nil }
        var value = 0
        for byte in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return isNegative ? -value : value
    }

    /// A finite decimal number, correctly rounded.
    static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        let trimmed = trimmed(bytes)
        if let value = short(trimmed) { return value }
        let text = String(decoding: trimmed, as: UTF8.self)
        // The decimals stand behind a point only: two runs of digits side by side could be parted at any of them.
        guard text.wholeMatch(of: kept(/[+-]?([0-9]+(?:\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?/)) != nil,
            let value = Double(text), value.isFinite
        else { return nil }
        return value
    }

    /// Up to 15 digits with at most 15 decimals: digits and power of ten are exact, so one division rounds correctly.
    private static func short(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Double? {
        var digits = bytes
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits = digits.dropFirst() }
        guard !digits.isEmpty, digits.count <= 16 else { return nil }
        var mantissa = 0
        var count = 0
        var decimals: Int?
        for byte in digits {
            if byte == UInt8(ascii: "."), decimals == nil {
                decimals = 0
            } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                mantissa = mantissa * 10 + Int(byte - UInt8(ascii: "0"))
                count += 1
                decimals = decimals.map { $0 + 1 }
            } else {
                return nil
            }
        }
        guard (1...15).contains(count) else { return nil }
        let value = Double(mantissa) / powersOfTen[decimals ?? 0]
        return isNegative ? -value : value
    }

    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]

    private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>> {
        let space = UInt8(ascii: " ")
        var slice = bytes[...]
        while slice.first == space { slice = slice.dropFirst() }
        while slice.last == space { slice = slice.dropLast() }
        return slice
    }
}

/// A number as planners type it, with the unit behind it: `8`, `８％`, `2,000万円`, `△500`.
package struct EnteredNumber: Hashable, Sendable {
    package var value: Double { quantity.value }
    /// In narrow characters and without spaces; empty when nothing follows the number.
    package var unit: String { quantity.unit }
    private let quantity: Quantity

    /// - Returns: `nil` for anything but one finite number with at most a unit: a bound, `約`, a range.
    package init?(_ text: String) {
        guard let quantity = Quantity(text), !quantity.isBound, !quantity.isToBeKept, !quantity.isQualified else {
            return nil
        }
        self.quantity = quantity
    }

    /// The number in `unit`: as it stands where nothing or `unit` follows it, else from a multiple of that, such as 8,000千円 in
    /// 円; `nil` where something else follows.
    package func value(in unit: String?) -> Double? { quantity.converted(to: unit)?.value }
}

/// What planners put where there is no value: a dash, dots, 未集計 (“not counted yet”).
enum NoValueMark {
    private static let marks: Set<String> = [
        "-", "－", "—", "―", "‐", "–", "−", "ー", "…", "...", "***", "未集計", "集計中", "調査中", "n/a", "na",
    ]

    /// Whether `text` is one of them, in any width and case.
    static func isWritten(in text: String) -> Bool {
        marks.contains(text.foldingWidth.trimmed.lowercased()) || marks.contains(text.trimmed)
    }
}
