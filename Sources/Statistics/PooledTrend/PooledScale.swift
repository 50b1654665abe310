/// A scale on which a component of a pooled trend is linear, as a prior names it.
public enum PooledScale: String, CaseIterable, Hashable, Sendable {
    /// The logarithm; on values with an upper end the logit, which is the same near the lower end.
    case logarithm = "log"
    case squareRoot = "sqrt"
    /// The value itself, divided by the mean absolute value of the history.
    case level
}
