import NumericalMethods

/// Which value of a truncated mixture has the probability that a value has without truncation; by interpolation between
/// quantiles, which draws can't tell from the exact one.
struct TruncationTable {
    private let free: [Double]
    private let truncated: [Double]
    private let lower: Double
    private let upper: Double

    private static let nodes = 64
    /// Far below what interpolation between the nodes leaves.
    private static let settled = 1e-4
    /// The levels beyond the regular ones, no further out than cells of components reach: from the components themselves a
    /// quantile costs as much as all others together.
    private static let outer = [1.5e-4, 3e-4, 1e-3, 2e-3, 5e-3]

    init(_ mixture: PooledMixture) throws(StatisticsError) {
        let regular = (1..<Self.nodes).map { Double($0) / Double(Self.nodes) }
        let both = Self.outer + regular + Self.outer.reversed().map { 1 - $0 }
        if mixture.inside > 0.5 {
            // The truncated mixture's quantiles are the free one's at other levels.
            let others = both.map { mixture.below + $0 * mixture.inside }
            let quantiles = try mixture.untruncated.quantiles(both + others, settled: Self.settled)
            free = Array(quantiles[..<both.count])
            truncated = quantiles[both.count...].map { min(max($0, mixture.lower), mixture.upper) }
        } else {
            free = try mixture.untruncated.quantiles(both, settled: Self.settled)
            truncated = try mixture.quantiles(both, settled: Self.settled)
        }
        lower = mixture.lower
        upper = mixture.upper
    }

    func truncated(_ value: Double) -> Double {
        var (low, high) = (0, free.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if free[middle] > value { high = middle } else { low = middle }
        }
        let width = free[high] - free[low]
        // Beyond the ends by the same distance.
        if value < free[0] { return min(max(truncated[0] + (value - free[0]), lower), upper) }
        if value > free[high] { return min(max(truncated[high] + (value - free[high]), lower), upper) }
        let share = width > 0 ? (value - free[low]) / width : 0
        return min(max(truncated[low] + share * (truncated[high] - truncated[low]), lower), upper)
    }
}
