import Foundation
import MitoshiNumericalMethods

/// A negative binomial count restricted to what the series can be and renormalised; P(Y ≥ T) is exact.
///
/// Where the restriction cuts off more than half, everything is computed from the upper tail; where even that tail
/// underflows, its own limit takes over, each count less probable than the one before by the same factor.
struct CountDistribution: PredictiveDistribution, Hashable {
    let base: NegativeBinomial
    /// The least and the greatest possible count; the latter may be infinite.
    let lower: Double
    let upper: Double

    init(base: NegativeBinomial, lower: Double, upper: Double) {
        self.base = base
        self.lower = max(0, lower.rounded(.up))
        self.upper = max(self.lower, upper.rounded(.down))
    }

    var isDiscrete: Bool { true }

    /// Source: k · p(k) of a negative binomial is the mean times p(k − 1) of one whose size is larger by 1.
    var mean: MeanValue {
        guard lower > 0 || upper < .infinity else { return .value(base.mean) }
        let total = mass(above: lower - 1)
        let size = base.size
        do {
            let next = try NegativeBinomial(mean: base.mean * (1 + 1 / size), size: size + 1)
            let value = base.mean * Self.mass(of: next, from: lower - 1, through: upper - 1) / total
            guard total > Self.least, value.isFinite else { return meanOfQuantiles() }
            return .value(min(max(value, lower), upper))
        } catch {
            return .undefined(.notComputed(.numerical(error)))
        }
    }

    func probability(atMost value: Double) -> Double {
        let count = value.rounded(.down)
        if count < lower { return 0 }
        if count >= upper { return 1 }
        guard base.lowerTail(lower - 1) < 0.5 else { return 1 - upperTail(count) }
        return Self.mass(of: base, from: lower, through: count) / mass(above: lower - 1)
    }

    func probability(atLeast value: Double) -> Double {
        let count = value.rounded(.up)
        if count <= lower { return 1 }
        if count > upper { return 0 }
        return upperTail(count - 1)
    }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double { try quantiles([probability])[0] }

    func quantiles(_ probabilities: [Double]) throws(StatisticsError) -> [Double] {
        try alone.quantiles(probabilities)
    }

    func probabilities(atMost values: [Double]) -> [Double] { alone.probabilities(atMost: values) }

    private var alone: CountMixture { CountMixture([.init(weight: 1, count: self)]) }

    /// How probable the possible counts were before the restriction.
    var massOfSupport: Double { mass(above: lower - 1) }

    /// Below this a tail has lost its digits.
    static let least = 1e-280

    /// P(Y > count) for lower ≤ count + 1 ≤ upper.
    private func upperTail(_ count: Double) -> Double {
        let total = mass(above: lower - 1)
        guard total > Self.least else { return pow(base.mean / (base.mean + base.size), count - lower + 1) }
        return mass(above: count) / total
    }

    /// P(count < base ≤ upper).
    private func mass(above count: Double) -> Double { Self.mass(of: base, from: count + 1, through: upper) }

    /// P(first ≤ X ≤ last), as a difference of the smaller tails.
    private static func mass(of base: NegativeBinomial, from first: Double, through last: Double) -> Double {
        let below = base.lowerTail(first - 1)
        if below < 0.5 {
            let upTo = base.lowerTail(last)
            return max(0, upTo < 0.5 ? upTo - below : 1 - base.upperTail(last) - below)
        }
        return max(0, base.upperTail(first - 1) - base.upperTail(last))
    }
}
