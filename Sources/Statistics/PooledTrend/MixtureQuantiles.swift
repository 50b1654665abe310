import Foundation
import MitoshiNumericalMethods

/// Quantiles of a mixture, many at a time: each one found narrows the search for the next.
///
/// Works on x, the position on the mixture's axis, as a function of u = Φ⁻¹(F(x)), which is nearly straight. Between two
/// points the curve of the fifth degree with their slopes and curvatures is followed; where it strays from the cubic with
/// their slopes it can't be trusted yet, and the distribution function is worked out there.
struct MixtureQuantiles {
    private let mixture: PooledMixture
    private let curve: MixtureCurve

    /// A point of the curve: Φ⁻¹ of the distribution function at `x`, dx/du and d²x/du².
    private struct Node {
        let x: Double
        let u: Double
        let slope: Double
        let curvature: Double
    }

    /// Nearer than this to 0 or 1 the curve's own error would show, and so it would where truncation leaves less than that.
    private let far: Double
    private static let leastInside = 0.1
    /// How far in u the two curves may be apart.
    private let settled: Double

    /// How far in u the two curves may be apart where nothing else is said: less than what cells are off by.
    static let settled = 3e-4

    /// - Parameter settled: How far in u the two curves may be apart.
    init(_ mixture: PooledMixture, settled: Double = Self.settled) {
        self.mixture = mixture
        self.settled = settled
        curve = mixture.curve
        far = curve.parts.map(\.leastTail).max() ?? 0
    }

    /// The quantiles in the series' unit, in the order of `probabilities`, each between 0 and 1.
    func values(at probabilities: [Double]) throws(StatisticsError) -> [Double] {
        // In terms of the untruncated mixture, whose smaller tail has the digits.
        let targets = probabilities.map { probability in
            (
                lower: mixture.below + probability * mixture.inside,
                upper: mixture.above + (1 - probability) * mixture.inside
            )
        }
        var values = [Double](repeating: 0, count: targets.count)
        var near: [(u: Double, index: Int)] = []
        var distant: [(u: Double, index: Int)] = []
        for (index, target) in targets.enumerated() {
            let u = try Self.score(lower: target.lower, upper: target.upper)
            let nearest = min(probabilities[index], 1 - probabilities[index])
            if nearest * mixture.inside < far || mixture.inside < Self.leastInside {
                distant.append((min(max(u, -Self.farthest), Self.farthest), index))
            } else {
                near.append((u, index))
            }
        }
        for (x, index) in try solved(near) { values[index] = curve.axis.value(at: x) }
        for (x, index) in try solved(distant) {
            values[index] = try mixture.point(
                lowerTail: targets[index].lower, upperTail: targets[index].upper, from: curve.axis.value(at: x))
        }
        return values
    }

    /// Up to here, in u, the curve says about where a point lies.
    private static let farthest = 4.75

    /// The mean where what lies beyond `lower` and `upper` belongs to these ends, as the integral of the quantile function over
    /// u; `nil` where truncation leaves too little for the curve.
    func mean(from lower: Double, through upper: Double) throws(StatisticsError) -> Double? {
        guard mixture.inside >= Self.leastInside else { return nil }
        var targets: [(u: Double, index: Int)] = []
        for (index, node) in Self.nodes.enumerated() {
            // In terms of the untruncated mixture, as above.
            let u =
                mixture.isTruncated
                ? try Self.score(
                    lower: mixture.below + Normal.standard.lowerTail(node.u) * mixture.inside,
                    upper: mixture.above + Normal.standard.upperTail(node.u) * mixture.inside) : node.u
            targets.append((min(max(u, -Self.farthest), Self.farthest), index))
        }
        return try solved(targets).reduce(0) { sum, point in
            sum + Self.nodes[point.index].weight * min(max(curve.axis.value(at: point.x), lower), upper)
        }
    }

    /// So near to each other that ends between them, where the quantile function bends, move a mean by no more than a
    /// thousandth of the standard deviation. Their weights are the standard normal's and sum to 1.
    private static let nodes: [(u: Double, weight: Double)] = {
        let places = stride(from: -farthest, through: farthest, by: 0.125)
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

    /// The positions at which u has the given values.
    private func solved(
        _ targets: [(u: Double, index: Int)]
    ) throws(StatisticsError) -> [(x: Double, index: Int)] {
        let sorted = targets.sorted { $0.u < $1.u }
        guard let least = sorted.first, let greatest = sorted.last else { return [] }
        let (low, high) = try bracket(least.u, greatest.u)
        var points = [Double](repeating: 0, count: targets.count)
        try solve(sorted.map(\.u), 0..<targets.count, between: low, and: high, into: &points)
        return zip(points, sorted).map { ($0, $1.index) }
    }

    /// Two nodes with u at most `least` and at least `greatest`.
    private func bracket(_ least: Double, _ greatest: Double) throws(StatisticsError) -> (Node, Node) {
        func outward(_ sign: Double, _ limit: Double) throws(StatisticsError) -> Node {
            var distance = 1.2 * max(1, sign * limit) * curve.width
            for _ in 0..<100 {
                let node = try node(at: curve.center + sign * distance)
                if sign * node.u >= sign * limit { return node }
                distance *= 2
            }
            throw .numerical(
                .notFinite(routine: ModelFamily.pooledTrend.rawValue, result: "a bracket of the quantiles"))
        }
        return (try outward(-1, least), try outward(1, greatest))
    }

    /// Solves for the middle target first, then on both sides of it.
    private func solve(
        _ targets: [Double], _ range: Range<Int>, between low: Node, and high: Node, into points: inout [Double]
    ) throws(StatisticsError) {
        guard !range.isEmpty else { return }
        let middle = range.lowerBound + range.count / 2
        var (below, above) = (low, high)
        points[middle] = try solve(targets[middle], &below, &above)
        let left = range.lowerBound..<middle, right = (middle + 1)..<range.upperBound
        // The bracket left over serves each side at the end that lies beyond all targets there.
        if let last = left.last {
            try solve(targets, left, between: low, and: targets[last] <= below.u ? below : above, into: &points)
        }
        if let first = right.first {
            try solve(targets, right, between: targets[first] >= above.u ? above : below, and: high, into: &points)
        }
    }

    /// The position at which u is `target`, and a bracket about it that may be narrower than the one given.
    private func solve(_ target: Double, _ low: inout Node, _ high: inout Node) throws(StatisticsError) -> Double {
        for iteration in 0..<400 {
            let (guess, isSettled) = interpolated(target, low, high)
            let middle = low.x + (high.x - low.x) / 2
            guard !isSettled, middle > low.x, middle < high.x else { return guess }
            let node = try node(at: iteration % 3 < 2 ? guess : middle)
            if node.u < target { low = node } else { high = node }
        }
        return low.x
    }

    private func node(at x: Double) throws(StatisticsError) -> Node {
        let point = curve.value(at: x)
        // Where rounding leaves nothing between 0 and 1, the point only serves as an end of a bracket.
        let held = min(max(point.probability, 1e-300), 1 - .ulpOfOne / 2)
        let u = try Self.score(lower: held, upper: 1 - held)
        let density = exponential(SIMD4(repeating: -0.5 * u * u))[0] / (2 * .pi).squareRoot()
        let slope = density / point.slope
        // From φ(u) u′ = F′ and φ′ = −uφ.
        return Node(x: x, u: u, slope: slope, curvature: -slope * (u + slope * point.curvature / point.slope))
    }

    /// The value at `u` of the curve of the fifth degree through both nodes, held between them, and whether the cubic
    /// agrees with it.
    private func interpolated(_ u: Double, _ low: Node, _ high: Node) -> (x: Double, isSettled: Bool) {
        let (width, rise) = (high.u - low.u, high.x - low.x)
        guard width > 0 else { return (low.x + rise / 2, false) }
        let t = (u - low.u) / width
        // In units of the rise: 0 at the lower node, 1 at the upper one.
        let (start, end) = (low.slope * width / rise, high.slope * width / rise)
        let cubic = t * (start + t * (3 - 2 * start - end + t * (start + end - 2)))
        // What the cubic's curvature lacks at both nodes.
        let atStart = low.curvature * width * width / rise - 2 * (3 - 2 * start - end)
        let atEnd = high.curvature * width * width / rise - 2 * (start + 2 * end - 3)
        let share = 0.5 * t * t * (1 - t) * (1 - t)
        let quintic = cubic + share * (atStart * (1 - t) + atEnd * t)
        guard quintic > 0, quintic < 1 else { return (low.x + rise * t, false) }
        return (low.x + rise * quintic, share * max(abs(atStart), abs(atEnd)) * width < settled)
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
