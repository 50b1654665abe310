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
