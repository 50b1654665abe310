import Foundation
import MitoshiNumericalMethods

/// Quantiles of a mixture and what is summed from them.
struct MixtureQuantiles {
    private let mixture: PooledMixture
    private let positions: QuantileCurve

    /// Truncation that leaves less than that would show the curve's own error.
    private static let leastInside = 0.1

    init(_ mixture: PooledMixture) throws(StatisticsError) {
        self.mixture = mixture
        positions = try mixture.positions.get()
    }

    /// The quantiles in the series' unit, in the order of `probabilities`, each between 0 and 1.
    func values(at probabilities: [Double]) throws(StatisticsError) -> [Double] {
        let curve = mixture.curve
        let far = curve.parts.map(\.leastTail).max() ?? 0
        var values: [Double] = []
        for probability in probabilities {
            // In terms of the untruncated mixture, whose smaller tail has the digits.
            let lower = mixture.below + probability * mixture.inside
            let upper = mixture.above + (1 - probability) * mixture.inside
            let near = curve.axis.value(at: positions.position(at: try Self.score(lower: lower, upper: upper)))
            let isFar =
                min(probability, 1 - probability) * mixture.inside < far || mixture.inside < Self.leastInside
            values.append(isFar ? try mixture.point(lowerTail: lower, upperTail: upper, from: near) : near)
        }
        return values
    }

    /// The mean where what lies beyond `lower` and `upper` belongs to these ends, as the integral of the quantile function over
    /// u; `nil` where truncation leaves too little for the curve.
    func mean(from lower: Double, through upper: Double) throws(StatisticsError) -> Double? {
        guard mixture.inside >= Self.leastInside else { return nil }
        let axis = mixture.curve.axis
        var sum = 0.0
        for node in Self.nodes {
            // In terms of the untruncated mixture, as above.
            let u =
                mixture.isTruncated
                ? try Self.score(
                    lower: mixture.below + Normal.standard.lowerTail(node.u) * mixture.inside,
                    upper: mixture.above + Normal.standard.upperTail(node.u) * mixture.inside) : node.u
            sum += node.weight * min(max(axis.value(at: positions.position(at: u)), lower), upper)
        }
        return sum
    }

    /// So near to each other that ends between them, where the quantile function bends, move a mean by no more than a
    /// thousandth of the standard deviation. Their weights are the standard normal's and sum to 1.
    private static let nodes: [(u: Double, weight: Double)] = {
        let places = stride(from: -QuantileCurve.farthest, through: QuantileCurve.farthest, by: 0.125)
        let densities = places.map { exp(-0.5 * $0 * $0) }
        let sum = densities.reduce(0, +)
        return zip(places, densities).map { (u: $0, weight: $1 / sum) }
    }()

    /// Φ⁻¹ of a probability given with its complement.
    static func score(lower: Double, upper: Double) throws(StatisticsError) -> Double {
        try numerically { () throws(NumericalError) in
            lower <= upper
                ? try Normal.standard.quantile(max(lower, .leastNonzeroMagnitude))
                : try -Normal.standard.quantile(max(upper, .leastNonzeroMagnitude))
        }
    }
}

extension PooledMixture {
    /// The value with these tails before truncation, from the components themselves.
    ///
    /// By Newton's method on the normal score of the smaller tail, which is nearly straight far out, halving where steps
    /// would leave the bracket or come no nearer.
    ///
    /// - Parameter guess: Where to begin.
    func point(lowerTail: Double, upperTail: Double, from guess: Double) throws(StatisticsError) -> Double {
        let rising = lowerTail <= upperTail
        func score(of tail: Double) throws(StatisticsError) -> Double {
            try rising
                ? MixtureQuantiles.score(lower: tail, upper: 1 - tail)
                : MixtureQuantiles.score(lower: 1 - tail, upper: tail)
        }
        let sought = try score(of: max(min(lowerTail, upperTail), .leastNormalMagnitude))
        let ranges = parts.map { $0.range(ofScore: sought) }
        var low = ranges.map(\.lowerBound).min() ?? 0
        var high = ranges.map(\.upperBound).max() ?? 0
        var value = min(max(guess, low), high)
        // How far from the score the place was that Newton's method came from.
        var last = Double.infinity
        for _ in 0..<400 {
            let found = try score(of: parts.reduce(0) { $0 + (rising ? $1.tails(value).lower : $1.tails(value).upper) })
            if found < sought { low = value } else { high = value }
            let middle = low + (high - low) / 2
            guard found != sought, middle > low, middle < high else { return value }
            let slope = parts.reduce(0) { $0 + $1.density(value) } / Normal.standard.density(found)
            let next = value + (sought - found) / slope
            let distance = abs(sought - found)
            // At the root of a square root Newton's steps go back and forth and come no nearer.
            let comesNearer = next > low && next < high && distance < 0.5 * last
            // Where they do, the next one doubles the right digits.
            let isLast = comesNearer && last < .infinity && distance < min(1e-8, 1e-3 * last)
            if isLast || slope < .infinity && abs(next - value) <= 4 * value.ulp { return min(max(next, low), high) }
            (value, last) = comesNearer ? (next, distance) : (middle, .infinity)
        }
        return value
    }
}
