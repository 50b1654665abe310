import NumericalMethods

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

    /// - Parameter settled: How far in u the two curves may be apart: with 10⁻⁶ the distribution function is, on mixtures of
    ///   benchmark series, within 10⁻⁸ of its level.
    init(_ mixture: PooledMixture, settled: Double = 1e-6) {
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
        for (index, target) in targets.enumerated() {
            let nearest = min(probabilities[index], 1 - probabilities[index])
            if nearest * mixture.inside < far || mixture.inside < Self.leastInside {
                values[index] = try mixture.point(lowerTail: target.lower, upperTail: target.upper)
            } else {
                near.append((try Self.score(lower: target.lower, upper: target.upper), index))
            }
        }
        near.sort { $0.u < $1.u }
        let points = try solved(near.map(\.u))
        for (target, x) in zip(near, points) { values[target.index] = curve.axis.value(at: x) }
        return values
    }

    /// Φ⁻¹ of a probability given with its complement.
    private static func score(lower: Double, upper: Double) throws(StatisticsError) -> Double {
        try numerically { () throws(NumericalError) in
            lower <= upper
                ? try Normal.standard.quantile(max(lower, .leastNormalMagnitude))
                : try -Normal.standard.quantile(max(upper, .leastNormalMagnitude))
        }
    }

    /// The positions at which u has the given values, which rise.
    private func solved(_ targets: [Double]) throws(StatisticsError) -> [Double] {
        guard let least = targets.first, let greatest = targets.last else { return [] }
        let (low, high) = try bracket(least, greatest)
        var points = [Double](repeating: 0, count: targets.count)
        try solve(targets, 0..<targets.count, between: low, and: high, into: &points)
        return points
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
    func point(lowerTail: Double, upperTail: Double) throws(StatisticsError) -> Double {
        let rising = lowerTail <= upperTail
        let sought = max(min(lowerTail, upperTail), .leastNormalMagnitude)
        let score = try numerically { () throws(NumericalError) in
            try Normal.standard.quantile(sought) * (rising ? 1 : -1)
        }
        let ranges = parts.map { $0.range(ofScore: score) }
        var low = ranges.map(\.lowerBound).min() ?? 0
        var high = ranges.map(\.upperBound).max() ?? 0
        var value = low + (high - low) / 2
        for iteration in 0..<400 {
            let found = parts.reduce(0) { $0 + (rising ? $1.tails(value).lower : $1.tails(value).upper) }
            if (found < sought) == rising { low = value } else { high = value }
            let step = (sought - found) / parts.reduce(0) { $0 + $1.density(value) } * (rising ? 1 : -1)
            let middle = low + (high - low) / 2
            guard abs(step) > 4 * value.ulp, middle > low, middle < high else { return value }
            // At the root of a square root Newton's steps go back and forth.
            let isInside = value + step > low && value + step < high && iteration % 3 < 2
            value = isInside ? value + step : middle
        }
        return value
    }
}
