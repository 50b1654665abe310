/// A probability at which a quantile is asked for, with the text it was written as, which names its column.
package struct QuantileLevel: Hashable, Sendable {
    package let text: String
    /// Strictly between 0 and 1.
    package let probability: Double

    /// Returns `nil` unless `text` is a number strictly between 0 and 1.
    package init?(_ text: String) {
        guard let probability = Double(text), probability > 0, probability < 1 else { return nil }
        self.text = text
        self.probability = probability
    }
}
