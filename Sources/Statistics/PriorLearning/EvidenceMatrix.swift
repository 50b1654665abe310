import Foundation

/// The evidence of every component for every window, each row relative to its largest.
///
/// Single precision halves the memory (four bytes for each window and component) and costs nothing: weights are learned to
/// a few digits.
struct EvidenceMatrix: Sendable {
    /// Rows side by side, some rows a shard; the shards are the units of parallel work, in a fixed order, so that sums
    /// don't depend on the number of cores.
    private let shards: [Shard]
    let columns: Int

    private struct Shard: Sendable {
        let rows: Range<Int>
        let evidence: [Float]
    }

    private static let shardCount = 16

    /// - Parameter bank: Components of equal weight.
    init(_ windows: [LearningWindow], _ bank: ComponentBank) async {
        let columns = bank.sources.count
        let size = max(1, (windows.count + Self.shardCount - 1) / Self.shardCount)
        let ranges = stride(from: 0, to: windows.count, by: size).map { $0..<min($0 + size, windows.count) }
        shards = await withTaskGroup(of: (Int, Shard).self) { group in
            for (index, rows) in ranges.enumerated() {
                group.addTask { (index, Shard(rows: rows, evidence: Self.evidence(windows[rows], bank))) }
            }
            var shards: [(Int, Shard)] = []
            for await shard in group { shards.append(shard) }
            return shards.sorted { $0.0 < $1.0 }.map(\.1)
        }
        self.columns = columns
    }

    private static func evidence(_ windows: ArraySlice<LearningWindow>, _ bank: ComponentBank) -> [Float] {
        var evidence: [Float] = []
        evidence.reserveCapacity(windows.count * bank.sources.count)
        for window in windows {
            let logarithms = PooledPosterior.logEvidence(of: window.history, bank)
            let greatest = logarithms.reduce(-.infinity, max)
            // What is smaller than e⁻⁵⁰ of the best can't earn a weight.
            evidence += logarithms.map { $0 - greatest > -50 ? Float(exp($0 - greatest)) : 0 }
        }
        return evidence
    }

    /// Each component's mean responsibility for the windows: one step of expectation and maximization gives it as the new
    /// weight. Also the mean log likelihood of the old weights, up to a constant.
    func responsibilities(
        of weights: [Float], windows: [LearningWindow]
    ) async -> (weights: [Float], logLikelihood: Double) {
        let parts = await withTaskGroup(of: (Int, [Float], Double).self) { group in
            for (index, shard) in shards.enumerated() {
                group.addTask {
                    let part = Self.responsibilities(shard, weights, windows)
                    return (index, part.sums, part.logLikelihood)
                }
            }
            var parts: [(Int, [Float], Double)] = []
            for await part in group { parts.append(part) }
            return parts.sorted { $0.0 < $1.0 }
        }
        var sums = [Double](repeating: 0, count: columns)
        var logLikelihood = 0.0
        for (_, part, value) in parts {
            for column in 0..<columns { sums[column] += Double(part[column]) }
            logLikelihood += value
        }
        let count = Double(max(1, windows.count))
        return (sums.indices.map { Float(sums[$0] / count) * weights[$0] }, logLikelihood / count)
    }

    /// Σ over the shard's rows of window weight · evidence / (evidence averaged over the components' weights).
    private static func responsibilities(
        _ shard: Shard, _ weights: [Float], _ windows: [LearningWindow]
    ) -> (sums: [Float], logLikelihood: Double) {
        let columns = weights.count
        var sums = [Float](repeating: 0, count: columns)
        var logLikelihood = 0.0
        shard.evidence.withUnsafeBufferPointer { evidence in
            weights.withUnsafeBufferPointer { weights in
                sums.withUnsafeMutableBufferPointer { sums in
                    for (place, row) in shard.rows.enumerated() {
                        let start = place * columns
                        var total = SIMD8<Float>()
                        var column = 0
                        while column + 8 <= columns {
                            total += Lanes.load(evidence, start + column) * Lanes.load(weights, column)
                            column += 8
                        }
                        var average = total.sum()
                        while column < columns {
                            average += evidence[start + column] * weights[column]
                            column += 1
                        }
                        guard average > 0 else { continue }
                        logLikelihood += windows[row].weight * log(Double(average))
                        let factor = Float(windows[row].weight) / average
                        for column in 0..<columns { sums[column] += factor * evidence[start + column] }
                    }
                }
            }
        }
        return (sums, logLikelihood)
    }
}

private enum Lanes {
    static func load(_ values: UnsafeBufferPointer<Float>, _ index: Int) -> SIMD8<Float> {
        SIMD8(
            values[index], values[index + 1], values[index + 2], values[index + 3], values[index + 4],
            values[index + 5], values[index + 6], values[index + 7])
    }
}

/// The components whose weights are learned.
enum PriorGrid {
    /// Every combination, with equal weights.
    static let components = PooledScale.allCases.flatMap { scale in
        [1, 0.8].flatMap { discount in
            dynamics.flatMap { dynamics in
                deviations.flatMap { deviation in
                    trends(of: dynamics).map { mean, spread in
                        PooledPrior.Component(
                            scale: scale, dynamics: dynamics, varianceDiscount: discount, deviation: deviation,
                            trendMean: mean, trendDeviation: spread, weight: 1)
                    }
                }
            }
        }
    }

    /// σ of an innovation, in logarithms or shares of the mean level: from half a per cent to 80 %.
    private static let deviations = (0..<10).map { 0.005 * pow(160, Double($0) / 9) }

    private static let dynamics: [PooledDynamics] =
        [0, 0.2, 0.5, 0.85, 1].flatMap { weight in
            [.dampedTrend(DampedTrendDynamics(levelWeight: weight, trendWeight: 0, damping: 0))]
                + (weight > 0 ? [0, 0.2, 1] : [0]).flatMap { ratio in
                    [0.5, 0.8, 0.95, 1].map { damping in
                        .dampedTrend(
                            DampedTrendDynamics(levelWeight: weight, trendWeight: weight * ratio, damping: damping))
                    }
                }
        }
        + [0.7, 1].flatMap { weight in
            [0.3, 0.6, 1].flatMap { ratio in
                [0.3, 0.5, 0.7, 0.85].map { damping in
                    .revertingGrowth(
                        RevertingGrowthDynamics(levelWeight: weight, trendWeight: weight * ratio, damping: damping))
                }
            }
        }
        + [0, 0.25, 0.5, 0.7, 0.85, 0.95].map { .meanReversion(MeanReversionDynamics(persistence: $0)) }

    /// Means and standard deviations of the trend a year: none, little, any, growth and decline.
    private static func trends(of dynamics: PooledDynamics) -> [(Double, Double)] {
        switch dynamics {
        case .dampedTrend(let trend) where trend.damping == 0: [(0, 0)]
        case .dampedTrend: [(0, 0.02), (0, 0.1), (0.03, 0.03), (0.08, 0.05), (-0.03, 0.03), (-0.08, 0.05)]
        case .revertingGrowth: [(0, 0.02), (0.03, 0.03), (0.08, 0.05), (-0.03, 0.03)]
        case .meanReversion: [(0, 0), (0, 0.02), (0, 0.1), (0.03, 0.03), (-0.03, 0.03)]
        }
    }
}
