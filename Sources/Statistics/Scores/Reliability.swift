/// How often things happened that were given a certain probability, in ten bins.
public struct Reliability: Hashable, Sendable {
    /// What fell between two probabilities.
    public struct Bin: Hashable, Sendable {
        /// The least probability of the bin.
        public let lower: Double
        /// The bin reaches up to here, exclusive but for the last one.
        public let upper: Double
        /// How many statements fell into the bin, whatever their weights.
        public let count: Int
        /// `nil` in an empty bin, as is ``observedShare``.
        public let meanProbability: Double?
        /// How often it happened.
        public let observedShare: Double?
    }

    private static let binCount = 10
    private var counts = [Int](repeating: 0, count: binCount)
    private var weights = [Double](repeating: 0, count: binCount)
    private var sums = [Double](repeating: 0, count: binCount)
    private var happenings = [Double](repeating: 0, count: binCount)

    /// Ten empty bins, each a tenth wide.
    public init() {}

    /// Counts one statement; `probability` lies between 0 and 1, `weight` above 0.
    public mutating func add(probability: Double, happened: Bool, weight: Double = 1) {
        let last = Self.binCount - 1
        let bin = (0..<last).first { probability < Double($0 + 1) / Double(Self.binCount) } ?? last
        counts[bin] += 1
        weights[bin] += weight
        sums[bin] += weight * probability
        happenings[bin] += happened ? weight : 0
    }

    /// All ten, from the least probabilities to the greatest.
    public var bins: [Bin] {
        (0..<Self.binCount).map { index in
            let (count, weight) = (counts[index], weights[index])
            return Bin(
                lower: Double(index) / Double(Self.binCount), upper: Double(index + 1) / Double(Self.binCount),
                count: count, meanProbability: count > 0 ? sums[index] / weight : nil,
                observedShare: count > 0 ? happenings[index] / weight : nil)
        }
    }

    /// The mean distance between stated probability and observed share over the bins, weighted by what they hold; `nil`
    /// without statements.
    ///
    /// Source: Naeini, Cooper & Hauskrecht (2015), AAAI 29, “Obtaining Well Calibrated Probabilities Using Bayesian
    /// Binning”.
    public var expectedCalibrationError: Double? {
        let total = weights.reduce(0, +)
        guard total > 0 else { return nil }
        return zip(sums, happenings).reduce(0) { $0 + abs($1.0 - $1.1) } / total
    }
}
