import NumericalMethods

/// Quantiles of a mixture, many at a time: each one found narrows the search for the next.
///
/// Works on x, the position on the mixture's axis, as a function of u = Φ⁻¹(F(x)), which is nearly straight. A cubic through
/// the two nearest points found so far begins each search; Newton's steps end it, halving the bracket where one would leave
/// it.
struct MixtureQuantiles {
    private let mixture: PooledMixture
    private let curve: MixtureCurve

    /// A point of the curve.
    private struct Node {
        /// Position on the axis, Φ⁻¹ of the distribution function there, and dx/du.
        let x: Double
        let u: Double
        let slope: Double
    }

    /// Nearer than this to 0 or 1 the cells' own error would show, and so it would where truncation leaves less than this.
    private static let far = 1e-5
    private static let leastInside = 0.1
    /// Ends a search: on mixtures of benchmark series the distribution function is then within 10⁻⁸ of its level.
    private static let settled = 1e-3

    init(_ mixture: PooledMixture) {
        self.mixture = mixture
        curve = mixture.curve
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
            if nearest * mixture.inside < Self.far || mixture.inside < Self.leastInside {
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
        let node = try solve(targets[middle], low, high)
        points[middle] = node.x
        try solve(targets, range.lowerBound..<middle, between: low, and: node, into: &points)
        try solve(targets, (middle + 1)..<range.upperBound, between: node, and: high, into: &points)
    }

    private func solve(_ target: Double, _ low: Node, _ high: Node) throws(StatisticsError) -> Node {
        var (low, high) = (low, high)
        var x = Self.interpolated(target, low, high)
        for iteration in 0..<400 {
            let node = try node(at: x)
            let distance = target - node.u
            if distance > 0 { low = node } else { high = node }
            let width = high.u - low.u
            // The cubic's error goes with the squares of the distances from both its ends.
            if abs(distance) * width < Self.settled, low.x < high.x {
                let slope = low.slope + (target - low.u) / width * (high.slope - low.slope)
                return Node(x: Self.interpolated(target, low, high), u: target, slope: slope)
            }
            let next = node.x + distance * node.slope
            let middle = low.x + (high.x - low.x) / 2
            guard middle > low.x, middle < high.x else { return node }
            x = next > low.x && next < high.x && iteration % 3 < 2 ? next : middle
        }
        return low
    }

    private func node(at x: Double) throws(StatisticsError) -> Node {
        let (probability, slope) = curve.value(at: x)
        // Where rounding leaves nothing between 0 and 1, the point only serves as an end of a bracket.
        let held = min(max(probability, 1e-300), 1 - .ulpOfOne / 2)
        let u = try Self.score(lower: held, upper: 1 - held)
        let density = exponential(SIMD4(repeating: -0.5 * u * u))[0] / (2 * .pi).squareRoot()
        return Node(x: x, u: u, slope: slope > 0 ? density / slope : 0)
    }

    /// The cubic through both nodes with their slopes, held between them.
    private static func interpolated(_ u: Double, _ low: Node, _ high: Node) -> Double {
        let width = high.u - low.u
        guard width > 0 else { return low.x + (high.x - low.x) / 2 }
        let t = (u - low.u) / width
        let rest = 1 - t
        let cubic =
            rest * rest * ((1 + 2 * t) * low.x + t * width * low.slope)
            + t * t * ((1 + 2 * rest) * high.x - rest * width * high.slope)
        let straight = rest * low.x + t * high.x
        return cubic > low.x && cubic < high.x ? cubic : straight
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
