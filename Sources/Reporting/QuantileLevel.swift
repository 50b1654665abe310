/// A probability at which a quantile is asked for, with the text it was written as, which names its column.
public struct QuantileLevel: Hashable, Sendable {
    public let text: String
    /// Strictly between 0 and 1.
    public let probability: Double

    /// Returns `nil` unless `text` is a number strictly between 0 and 1.
    public init?(_ text: String) {
        guard let probability = Double(text), probability > 0, probability < 1 else { return nil }
        self.text = text
        self.probability = probability
    }
}
