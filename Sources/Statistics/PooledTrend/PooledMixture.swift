import MitoshiNumericalMethods

/// A mixture of normals, some conditioned on bounds, on several scales, truncated to what is known and renormalised.
///
/// Tails are sums over all components, each from the smaller side, so that neither loses digits. Quantiles between 10⁻⁴ and
/// 1 − 10⁻⁴ come from cells of similar components (``NormalCells``) and reach their level within some thousandths; those further out
/// from the components themselves.
struct PooledMixture: PredictiveDistribution, HeldMean {
    /// What lies in the year, each way made when it is first needed.
    private let components: YearComponents
    private let cells: OnDemand<MixtureCurve>
    /// The least and the greatest possible value, in the series' unit; infinite where there is none.
    let lower: Double
    let upper: Double
    /// What truncation cuts off, and what it leaves; it leaves 1 of a mixture held to one point.
    let below: Double
    let above: Double
    let inside: Double

    /// - Throws: ``StatisticsError/numerical(_:)`` when nothing that a `Double` could see lies inside the bounds.
    init(_ components: YearComponents, lower: Double, upper: Double) throws(StatisticsError) {
        let isBounded = lower > -.infinity || upper < .infinity
        let cutOff = isBounded ? Self.cutOff(components.parts, lower: lower, upper: upper) : (0, 0)
        try self.init(components, lower: lower, upper: upper, cutOff)
    }

    /// - Parameter cutOff: What the bounds cut off.
    init(
        _ components: YearComponents, lower: Double, upper: Double, _ cutOff: (below: Double, above: Double)
    ) throws(StatisticsError) {
        self.components = components
        self.lower = lower
        self.upper = upper
        cells = OnDemand { MixtureCurve(components.curveParts) }
        (below, above) = cutOff
        let isPoint = lower == upper
        inside =
            isPoint
            ? 1
            : below + above < 0.5
                ? 1 - below - above : components.parts.reduce(0) { $0 + $1.mass(from: lower, through: upper) }
        guard inside > 1e-200 else {
            throw .numerical(
                .notFinite(routine: ModelFamily.pooledTrend.rawValue, result: "a forecast within the possible values"))
        }
    }

    private init(untruncating mixture: PooledMixture) {
        components = mixture.components
        cells = mixture.cells
        (lower, upper) = (-.infinity, .infinity)
        (below, above, inside) = (0, 0, 1)
    }

    /// Scale by scale; their weights sum to 1.
    var parts: [any MixturePart] { components.parts }

    /// The parts in cells.
    var curve: MixtureCurve { cells.value }

    var isDiscrete: Bool { false }

    /// True when truncation cuts off enough to move the mean.
    var isTruncated: Bool { below + above > 1e-12 }

    /// What bounds cut off of the sum of `parts`.
    static func cutOff(_ parts: [any MixturePart], lower: Double, upper: Double) -> (below: Double, above: Double) {
        (
            lower == -.infinity ? 0 : parts.reduce(0) { $0 + $1.tails(lower).lower },
            upper == .infinity ? 0 : parts.reduce(0) { $0 + $1.tails(upper).upper }
        )
    }

    /// The mixture before truncation.
    var untruncated: PooledMixture { PooledMixture(untruncating: self) }

    func probability(atMost value: Double) -> Double {
        if value >= upper { return 1 }
        guard value > lower else { return 0 }
        let (lowerTail, upperTail) = tails(value)
        // The smaller tail has the digits that tell a high chance from certainty.
        if !isTruncated { return lowerTail < upperTail ? lowerTail : 1 - upperTail }
        // The difference of two like numbers would lose digits.
        if lowerTail >= 2 * below { return min(1, (lowerTail - below) / inside) }
        return min(1, parts.reduce(0) { $0 + $1.mass(from: lower, through: value) } / inside)
    }

    func probability(atLeast value: Double) -> Double {
        if value <= lower { return 1 }
        guard value < upper else { return 0 }
        let (lowerTail, upperTail) = tails(value)
        if !isTruncated { return upperTail < lowerTail ? upperTail : 1 - lowerTail }
        if upperTail >= 2 * above { return min(1, (upperTail - above) / inside) }
        return min(1, parts.reduce(0) { $0 + $1.mass(from: value, through: upper) } / inside)
    }

    /// From the cells, unless truncation leaves so little that their error would show.
    func probabilities(atMost values: [Double]) -> [Double] {
        guard inside > Self.leastShared else { return values.map(probability(atMost:)) }
        let curve = curve
        return values.map { value in
            guard value > lower else { return 0 }
            guard value < upper else { return 1 }
            return min(max((curve.probability(atMost: value) - below) / inside, 0), 1)
        }
    }

    private static let leastShared = 0.25

    private func tails(_ value: Double) -> (lower: Double, upper: Double) {
        parts.reduce((0, 0)) { sum, part in
            let tails = part.tails(value)
            return (sum.0 + tails.lower, sum.1 + tails.upper)
        }
    }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double { try quantiles([probability])[0] }

    func quantiles(_ probabilities: [Double]) throws(StatisticsError) -> [Double] {
        try quantiles(probabilities, settled: MixtureQuantiles.settled)
    }

    /// The same with fewer points worked out where `settled`, of ``MixtureQuantiles``, is larger.
    func quantiles(_ probabilities: [Double], settled: Double) throws(StatisticsError) -> [Double] {
        try requireLevels(probabilities)
        guard lower < upper else { return probabilities.map { _ in lower } }
        return try MixtureQuantiles(self, settled: settled).values(at: probabilities).map { min(max($0, lower), upper) }
    }
}
