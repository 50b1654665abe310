/// A number as planners type it, with the unit behind it: `8`, `８％`, `2,000万円`, `△500`.
public struct EnteredNumber: Hashable, Sendable {
    public let value: Double
    /// In narrow characters and without spaces; empty when nothing follows the number.
    public let unit: String

    /// - Returns: `nil` for anything but one finite number with at most a unit: a bound, `約`, a range.
    public init?(_ text: String) {
        guard let quantity = Quantity(text), quantity.bound == nil, !quantity.isToBeKept, !quantity.isQualified else {
            return nil
        }
        value = quantity.value
        unit = quantity.unit
    }

    /// Whether nothing or `unit` follows the number.
    public func isIn(_ unit: String?) -> Bool {
        self.unit.isEmpty || self.unit == unit?.foldingWidth.withoutWhitespace
    }
}
