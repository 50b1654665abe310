public import MitoshiStatistics

/// A distribution function as a table, for readers that can't run the engine: spreadsheets, pages.
///
/// Between two rows the distribution function runs straight from ``Row/atMost`` of the lower to ``Row/below`` of the upper
/// row; the rows stand close enough that this misses the distribution by no more than ``error``.
public struct DistributionTable: Hashable, Sendable {
    /// The distribution function on both sides of one value.
    public struct Row: Hashable, Sendable {
        /// A finite value, in the distribution's unit.
        public let value: Double
        /// P(Y < value).
        public let below: Double
        /// P(Y ≤ value); more than ``below`` where a single value has probability of its own.
        public let atMost: Double
    }

    /// By value, no two alike. Below the first row the distribution function is 0, above the last it is 1.
    public let rows: [Row]

    /// The largest difference from the distribution that a table is made for, in probability.
    public static let error = 0.001

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
    /// P(target met) when every outcome is moved by `shift` within what it can reach, as a reader of the table works it out.
    public func probability(
        of rule: AttainmentRule, movedBy shift: Double = 0, within reachable: ClosedRange<Double>
    ) -> Double {
        let (tooLow, tooHigh) = misses(of: rule, movedBy: shift, within: reachable)
        if tooLow == 1 || tooHigh == 1 { return 0 }
        return tooLow + tooHigh == 0 ? 1 : Self.nearly(1 - tooLow - tooHigh, unless: false)
    }

    /// P(the moved outcome is too low) and P(it is too high).
    ///
    /// The table ends in the tails: what it takes for certain is only nearly so, unless nothing else is possible.
    func misses(
        of rule: AttainmentRule, movedBy shift: Double, within reachable: ClosedRange<Double>
    ) -> (tooLow: Double, tooHigh: Double) {
        let (least, most) = (rule.least, rule.most)
        if least > reachable.upperBound { return (1, 0) }
        if most < reachable.lowerBound { return (0, 1) }
        var (tooLow, tooHigh) = (0.0, 0.0)
        if least > reachable.lowerBound {
            let isOutside = least - shift <= reachable.lowerBound || least - shift > reachable.upperBound
            tooLow = Self.nearly(probability(below: least - shift), unless: isOutside)
        }
        if most < reachable.upperBound {
            let isOutside = most - shift < reachable.lowerBound || most - shift >= reachable.upperBound
            tooHigh = 1 - Self.nearly(probability(atMost: most - shift), unless: isOutside)
        }
        return (tooLow, tooHigh)
    }

    private static func nearly(_ chance: Double, unless isCertain: Bool) -> Double {
        isCertain ? chance : min(max(chance, nearlyImpossible), 1 - nearlyImpossible)
    }

    /// The chance of what lies beyond the ends of the table, and isn't impossible.
    package static let nearlyImpossible = 1e-6

    /// - Parameters:
    ///   - atoms: Values that may have probability of their own, such as the bounds of the support.
    /// - Throws: What the distribution's quantiles throw.
    public init(of distribution: any PredictiveDistribution, atoms: [Double]) throws(StatisticsError) {
        if distribution.isDiscrete {
            rows = try Self.neverFalling(CountTabulation(distribution: distribution).rows(atoms))
        } else {
            let tabulation = Tabulation(distribution: distribution)
            rows = try tabulation.thinned(Self.neverFalling(tabulation.rows(atoms)))
        }
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

    /// Finds the rows of a continuous distribution's table: many quantiles, which share their work, of which few are kept.
    private struct Tabulation {
        let distribution: any PredictiveDistribution

        /// What lies beyond the least and the greatest level is left out.
        private static let tails = [0.0001, 0.0003, 0.0006, 0.001, 0.0015]
        /// Near enough to each other that a table through their quantiles misses nothing between them.
        private static let levels =
            tails + (1..<400).map { Double($0) / 400 } + tails.reversed().map { 1 - $0 }

        func rows(_ atoms: [Double]) throws(StatisticsError) -> [Row] {
            let quantiles = try distribution.quantiles(Self.levels)
            let finite = zip(quantiles, Self.levels).filter { $0.0.isFinite }
            var rows: [Row] = []
            for (value, level) in finite {
                guard let last = rows.last, value <= last.value else {
                    rows.append(Row(value: value, below: level, atMost: level))
                    continue
                }
                // One value at several levels has probability of its own.
                rows[rows.count - 1] = Row(value: last.value, below: last.below, atMost: level)
            }
            let known = Set(atoms.filter(\.isFinite))
            let exact = rows.filter { $0.below < $0.atMost || known.contains($0.value) }.map(\.value)
            let replaced = Set(exact).union(known)
            let all = rows.filter { !replaced.contains($0.value) } + replaced.map(row(at:))
            return all.sorted { $0.value < $1.value }
        }

        /// The rows without those that the line between their neighbours tells well enough.
        func thinned(_ rows: [Row]) -> [Row] {
            var kept: [Row] = []
            var start = 0
            while start < rows.count {
                kept.append(rows[start])
                var end = start + 1
                while end + 1 < rows.count, Self.isStraight(rows[start...(end + 1)]) { end += 1 }
                start = end
            }
            return kept
        }

        private static func isStraight(_ rows: ArraySlice<Row>) -> Bool {
            guard let first = rows.first, let last = rows.last else { return true }
            let slope = (last.below - first.atMost) / (last.value - first.value)
            return rows.dropFirst().dropLast().allSatisfy { row in
                let straight = first.atMost + slope * (row.value - first.value)
                return max(abs(row.below - straight), abs(row.atMost - straight)) < DistributionTable.error / 2
            }
        }

        /// The distribution's own tails at `value`.
        private func row(at value: Double) -> Row {
            let atMost = distribution.probability(atMost: value)
            return Row(
                value: value, below: min(atMost, max(0, 1 - distribution.probability(atLeast: value))), atMost: atMost)
        }
    }

    /// Finds the rows of a count's table: every count, or as few as tell the others.
    ///
    /// What lies between two counts is halved, all the gaps in turn, so that the distribution is asked for many counts at once.
    private struct CountTabulation {
        let distribution: any PredictiveDistribution

        /// How often what lies between two counts is halved at most.
        private static let depth = 24
        /// What lies beyond the first and the last row is less than this.
        private static let tail = 0.0001
        /// Counts farther away than this lose their last digit.
        private static let farthest = 0x1p50

        func rows(_ atoms: [Double]) throws(StatisticsError) -> [Row] {
            var rows = rings(around: try distribution.median().rounded())
            let atoms = Set(atoms.filter(\.isFinite).flatMap { [$0.rounded() - 1, $0.rounded()] })
            rows += self.rows(at: Array(atoms.subtracting(rows.map(\.value))))
            rows.sort { $0.value < $1.value }
            var gaps = zip(rows, rows.dropFirst()).map(Gap.init)
            for _ in 0..<Self.depth {
                gaps = gaps.filter(\.isWide)
                let middles = self.rows(in: gaps)
                let bent = bent(gaps, around: middles)
                var halves: [Gap] = []
                for (gap, row) in zip(gaps, middles) {
                    if bent.contains(row.value) {
                        rows.append(row)
                        halves += [Gap(from: gap.left, to: row), Gap(from: row, to: gap.right)]
                    } else if gap.step > DistributionTable.error {
                        // A straight line tells steps that are lower than the error.
                        rows += gap.stairs
                    }
                }
                gaps = halves
            }
            return rows.sorted { $0.value < $1.value }
        }

        /// The middles of the gaps that no straight line tells: those where the middle is far from the line and, where much lies
        /// between, those where a quarter is, since a curve that turns may cross the line in the middle.
        private func bent(_ gaps: [Gap], around middles: [Row]) -> Set<Double> {
            var bent = Set(zip(gaps, middles).filter { !$0.isStraight(at: $1) }.map(\.1.value))
            let doubtful = zip(gaps, middles).filter { $0.isFull && !bent.contains($1.value) }
            let quarters = rows(
                in: doubtful.flatMap { [Gap(from: $0.left, to: $1), Gap(from: $1, to: $0.right)] })
            for (place, (gap, middle)) in doubtful.enumerated()
            where !gap.isStraight(at: quarters[2 * place]) || !gap.isStraight(at: quarters[2 * place + 1]) {
                bent.insert(middle.value)
            }
            return bent
        }

        /// Rows farther and farther from `middle`, to either side until little lies beyond.
        ///
        /// They stand in for quantiles, which take far longer to find and needn't be known.
        private func rings(around middle: Double) -> [Row] {
            var rings = rows(at: [middle - 1, middle])
            var sides = [-1.0, 1]
            var distance = 2.0
            while !sides.isEmpty, distance < Self.farthest {
                let ends = rows(at: sides.map { middle + $0 * distance })
                rings += ends
                sides = zip(sides, ends).filter { ($0 < 0 ? $1.below : 1 - $1.atMost) > Self.tail }.map(\.0)
                distance *= 2
            }
            return rings
        }

        /// What lies between two rows, as if all the counts there were equally probable.
        private struct Gap {
            let left: Row
            let right: Row
            /// The probability of each count.
            let step: Double

            init(from left: Row, to right: Row) {
                self.left = left
                self.right = right
                step = (right.below - left.atMost) / (right.value - left.value - 1)
            }

            var middle: Double { ((left.value + right.value) / 2).rounded(.down) }

            /// Whether there is anything between that could matter.
            var isWide: Bool { right.below - left.atMost > DistributionTable.error / 2 && middle > left.value }

            /// Whether so much lies between that a curve could turn unseen.
            var isFull: Bool { right.below - left.atMost > 4 * DistributionTable.error }

            /// Whether the line passes near enough to a row between: half of the error, since the largest distance may lie
            /// elsewhere.
            func isStraight(at row: Row) -> Bool {
                let expected = self.row(at: row.value)
                return max(abs(row.atMost - expected.atMost), abs(row.below - expected.below))
                    <= DistributionTable.error / 2
            }

            /// Where a step is next to nothing, a count's own probability needn't be worked out.
            var isFlat: Bool { step < DistributionTable.error / 4 }

            func row(at count: Double) -> Row {
                let below = left.atMost + step * (count - left.value - 1)
                return Row(value: count, below: below, atMost: below + step)
            }

            var stairs: [Row] { stride(from: left.value + 1, to: right.value, by: 1).map { row(at: $0) } }
        }

        /// The rows at the gaps' middles.
        private func rows(in gaps: [Gap]) -> [Row] {
            let steep = rows(at: gaps.filter { !$0.isFlat }.map(\.middle))
            let flat = gaps.filter(\.isFlat)
            let tails = distribution.probabilities(atMost: flat.map(\.middle))
            let level = zip(flat, tails).map { gap, atMost in
                Row(value: gap.middle, below: max(0, atMost - gap.step), atMost: atMost)
            }
            return (steep + level).sorted { $0.value < $1.value }
        }

        private func rows(at counts: [Double]) -> [Row] {
            let tails = distribution.probabilities(atMost: counts.flatMap { [$0 - 1, $0] })
            return counts.indices.map { index in
                let (below, atMost) = (tails[2 * index], tails[2 * index + 1])
                return Row(value: counts[index], below: min(below, atMost), atMost: atMost)
            }
        }
    }
}
