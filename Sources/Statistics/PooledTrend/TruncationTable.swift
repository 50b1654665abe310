import MitoshiNumericalMethods

/// Which value of a truncated mixture has the probability that a value has without truncation; by interpolation between
/// quantiles, which draws can't tell from the exact one.
struct TruncationTable {
    private let free: [Double]
    private let truncated: [Double]
    private let lower: Double
    private let upper: Double
    /// For each of equally wide steps from the first node to the last, the last node at or below where it begins.
    private let starts: [Int]
    /// How many of them half a unit has.
    private let stepsPerHalf: Double

    private static let steps = 256
    private static let nodes = 64
    /// In standard deviations, at most: less than a few thousand draws can tell.
    private static let settled = 1e-3
    /// The levels beyond the regular ones, no further out than cells of components reach: from the components themselves a
    /// quantile costs as much as all others together.
    private static let outer = [1.5e-4, 3e-4, 1e-3, 2e-3, 5e-3, 1e-2]

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
        let (first, last) = (free[0], free[free.count - 1])
        // The width itself may exceed the largest number.
        let half = last / 2 - first / 2
        stepsPerHalf = half > 1e-300 ? Double(Self.steps) / half : 0
        var node = 0
        starts = (0..<Self.steps).map { [free] step in
            let share = Double(step) / Double(Self.steps)
            let begin = (1 - share) * first + share * last
            while node + 2 < free.count, free[node + 1] <= begin { node += 1 }
            return node
        }
    }

    func truncated(_ value: Double) -> Double {
        let last = free.count - 1
        // Beyond the ends by the same distance.
        if value <= free[0] { return min(max(truncated[0] + (value - free[0]), lower), upper) }
        if value >= free[last] { return min(max(truncated[last] + (value - free[last]), lower), upper) }
        let step = (value / 2 - free[0] / 2) * stepsPerHalf
        var low = starts[step < Double(Self.steps) ? Int(step) : Self.steps - 1]
        while low + 1 < last, free[low + 1] <= value { low += 1 }
        let high = low + 1
        let half = free[high] / 2 - free[low] / 2
        let share = half > 0 ? (value / 2 - free[low] / 2) / half : 0
        return min(max(truncated[low] + share * (truncated[high] - truncated[low]), lower), upper)
    }
}
