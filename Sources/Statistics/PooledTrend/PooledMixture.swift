import Foundation
import NumericalMethods

/// A mixture of normals on several scales, truncated to what the series can be and renormalised.
struct PooledMixture: PredictiveDistribution {
    /// Scale by scale; their weights sum to 1.
    let parts: [NormalSum]
    /// The least and the greatest possible value, in the series' unit; infinite where there is none.
    let lower: Double
    let upper: Double
    /// What truncation cuts off, and what it leaves.
    private let below: Double
    private let above: Double
    private let inside: Double

    /// - Throws: ``StatisticsError/numerical(_:)`` when nothing that a `Double` could see lies inside the bounds.
    init(_ parts: [NormalSum], lower: Double, upper: Double) throws(StatisticsError) {
        self.parts = parts
        self.lower = lower
        self.upper = upper
        below = lower == -.infinity ? 0 : parts.reduce(0) { $0 + $1.lowerTail(lower) }
        above = upper == .infinity ? 0 : parts.reduce(0) { $0 + $1.upperTail(upper) }
        inside = below + above == 0 ? 1 : parts.reduce(0) { $0 + $1.mass(from: lower, through: upper) }
        guard inside > 1e-200 else {
            throw .numerical(
                .notFinite(routine: ModelFamily.pooledTrend.rawValue, result: "a forecast within the possible values"))
        }
    }

    private init(untruncating mixture: PooledMixture) {
        parts = mixture.parts
        (lower, upper) = (-.infinity, .infinity)
        (below, above, inside) = (0, 0, 1)
    }

    var isDiscrete: Bool { false }

    /// True when truncation cuts off enough to be seen in draws.
    var isTruncated: Bool { below + above > 1e-12 }

    /// The mixture before truncation.
    var untruncated: PooledMixture { PooledMixture(untruncating: self) }

    func probability(atMost value: Double) -> Double {
        if value >= upper { return 1 }
        guard value >= lower else { return 0 }
        guard below > 0 else { return min(1, parts.reduce(0) { $0 + $1.lowerTail(value) } / inside) }
        return min(1, parts.reduce(0) { $0 + $1.mass(from: lower, through: value) } / inside)
    }

    func probability(atLeast value: Double) -> Double {
        if value <= lower { return 1 }
        guard value <= upper else { return 0 }
        guard above > 0 else { return min(1, parts.reduce(0) { $0 + $1.upperTail(value) } / inside) }
        return min(1, parts.reduce(0) { $0 + $1.mass(from: value, through: upper) } / inside)
    }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double {
        guard probability > 0, probability < 1 else { throw .invalidProbability(probability) }
        // In terms of the untruncated mixture, whose smaller tail has the digits.
        let lowerTail = below + probability * inside
        let upperTail = above + (1 - probability) * inside
        let value = try point(lowerTail: lowerTail, upperTail: upperTail)
        return min(max(value, lower), upper)
    }

    private func point(lowerTail: Double, upperTail: Double) throws(StatisticsError) -> Double {
        let rising = lowerTail <= upperTail
        let sought = min(lowerTail, upperTail)
        let score = try numerically { () throws(NumericalError) in
            try Normal.standard.quantile(max(sought, .leastNormalMagnitude)) * (rising ? 1 : -1)
        }
        let ranges = parts.map { $0.range(ofScore: score) }
        var low = ranges.map(\.lowerBound).min() ?? 0
        var high = ranges.map(\.upperBound).max() ?? 0
        var value = low + (high - low) / 2
        for _ in 0..<200 {
            let found = parts.reduce(0) { $0 + (rising ? $1.lowerTail(value) : $1.upperTail(value)) }
            if found == sought { return value }
            if (found < sought) == rising { low = value } else { high = value }
            let step = (sought - found) / parts.reduce(0) { $0 + $1.density(value) } * (rising ? 1 : -1)
            if abs(step) <= 4 * value.ulp { return value }
            let next = value + step
            let middle = low + (high - low) / 2
            guard middle > low, middle < high else { return value }
            value = next > low && next < high ? next : middle
        }
        return value
    }
}
