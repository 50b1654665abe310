public import Statistics

/// A distribution function as a table, for readers that can't run the engine: spreadsheets, pages.
///
/// Between two rows the distribution function runs straight from ``Row/atMost`` of the lower to ``Row/below`` of the upper
/// row; the rows stand close enough that this misses the distribution by no more than ``error``.
public struct DistributionTable: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
        public let value: Double
        /// P(Y < value).
        public let below: Double
        /// P(Y ≤ value); more than ``below`` where a single value has probability of its own.
        public let atMost: Double
    }

    /// By value, no two alike. Below the first row the distribution function is 0, above the last it is 1.
    public let rows: [Row]

    /// The largest difference from the distribution that a table is made for, in probability.
    public static let error = 0.0005

    /// P(Y < value).
    public func probability(below value: Double) -> Double { probability(at: value) { $0.below } }

    /// P(Y ≤ value).
    public func probability(atMost value: Double) -> Double { probability(at: value) { $0.atMost } }

    private func probability(at value: Double, on row: (Row) -> Double) -> Double {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].value < value { low = middle + 1 } else { high = middle }
        }
        if low < rows.count, rows[low].value == value { return row(rows[low]) }
        guard low > 0 else { return 0 }
        guard low < rows.count else { return 1 }
        let (left, right) = (rows[low - 1], rows[low])
        return left.atMost + (right.below - left.atMost) * (value - left.value) / (right.value - left.value)
    }
}

extension DistributionTable {
    /// The least and the greatest level whose quantile is a row to start from; what lies beyond is left out.
    private static let outermost = 0.0001
    private static let levels =
        [outermost, 0.001, 0.01] + (1...19).map { Double($0) / 20 } + [0.99, 0.999, 1 - outermost]

    /// How often an interval between two rows is halved at most; an atom is enclosed that closely.
    private static let depth = 24

    /// - Parameters:
    ///   - atoms: Values that may have probability of their own, such as the bounds of the support.
    /// - Throws: What the distribution's quantiles throw.
    public init(of distribution: any PredictiveDistribution, atoms: [Double]) throws(StatisticsError) {
        let quantiles = try distribution.quantiles(Self.levels)
        let isDiscrete = distribution.isDiscrete
        let starts = (quantiles + atoms.filter(\.isFinite)).flatMap {
            isDiscrete ? [$0.rounded() - 1, $0.rounded()] : [$0]
        }
        let tabulation = Tabulation(distribution: distribution, isDiscrete: isDiscrete, atoms: Set(atoms))
        let rows = Set(starts.filter(\.isFinite)).sorted().map(tabulation.row)
        var all: [Row] = []
        for (index, row) in rows.enumerated() {
            if index > 0 { tabulation.refine(rows[index - 1], row, depth: Self.depth, into: &all) }
            all.append(row)
        }
        self.rows = Self.neverFalling(all)
    }

    /// The rows without the last digits by which two tails may contradict each other.
    private static func neverFalling(_ rows: [Row]) -> [Row] {
        var reached = 0.0
        return rows.map { row in
            let below = max(reached, row.below)
            reached = max(below, row.atMost)
            return Row(value: row.value, below: below, atMost: reached)
        }
    }

    /// Finds the rows between rows.
    private struct Tabulation {
        let distribution: any PredictiveDistribution
        let isDiscrete: Bool
        let atoms: Set<Double>

        func row(at value: Double) -> Row {
            let atMost = distribution.probability(atMost: value)
            let below =
                isDiscrete || atoms.contains(value)
                ? min(atMost, max(0, 1 - distribution.probability(atLeast: value))) : atMost
            return Row(value: value, below: below, atMost: atMost)
        }

        /// Appends what is needed between `left` and `right`, both exclusive.
        func refine(_ left: Row, _ right: Row, depth: Int, into rows: inout [Row]) {
            guard depth > 0, right.below - left.atMost > DistributionTable.error / 2, let middle = middle(left, right)
            else { return }
            let row = row(at: middle)
            let share = (middle - left.value) / (right.value - left.value)
            let straight = left.atMost + (right.below - left.atMost) * share
            // Half of the error: the largest distance from a chord need not lie at its middle.
            guard max(abs(row.atMost - straight), abs(row.below - straight)) > DistributionTable.error / 2 else {
                return
            }
            refine(left, row, depth: depth - 1, into: &rows)
            rows.append(row)
            refine(row, right, depth: depth - 1, into: &rows)
        }

        private func middle(_ left: Row, _ right: Row) -> Double? {
            let middle = left.value + (right.value - left.value) / 2
            let used = isDiscrete ? middle.rounded(.down) : middle
            return used > left.value && used < right.value ? used : nil
        }
    }
}
