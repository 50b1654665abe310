/// A mean, with its standard error, of numbers that come one at a time.
///
/// Source: Welford (1962), Technometrics 4.
public struct RunningMean: Hashable, Sendable {
    /// How many numbers came so far.
    public private(set) var count = 0
    private var mean = 0.0
    private var squares = 0.0

    /// A mean of no numbers yet.
    public init() {}

    /// Counts one more number; one that isn't finite spoils the mean for good.
    public mutating func add(_ number: Double) {
        count += 1
        let distance = number - mean
        mean += distance / Double(count)
        squares += distance * (number - mean)
    }

    /// `nil` without numbers.
    public var value: Double? { count > 0 ? mean : nil }

    /// The standard deviation of the mean, the numbers taken as independent; `nil` for fewer than two.
    public var standardError: Double? {
        count > 1 ? (max(0, squares) / Double(count - 1) / Double(count)).squareRoot() : nil
    }
}
