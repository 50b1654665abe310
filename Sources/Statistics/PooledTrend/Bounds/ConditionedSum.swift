import Foundation
import MitoshiNumericalMethods

/// A weighted sum of normal distributions on one scale, each conditioned on a correlated normal variable's lying in an
/// interval.
///
/// Tails are bivariate normal probabilities; densities are closed forms. A component that gives the interval less than
/// ``leastMass`` stands with the mean and the variance it has then, whose shape is normal within what a number could tell
/// unless the correlation is near ±1.
struct ConditionedSum: MixturePart {
    struct Component: Sendable {
        let weight: Double
        /// On the scale, before conditioning.
        let mean: Double
        let deviation: Double
        let correlation: Double
        let interval: ScoreInterval
        /// P(interval).
        let mass: Double
        /// The variable beyond either end of the interval; `nil` where the two are independent or the same.
        private let sections: (lower: BivariateNormalSection, upper: BivariateNormalSection)?
    }

    let scale: ScaleOfHistory
    let components: [Component]
    let weight: Double

    static let leastMass = 1e-6
    /// From here on the variable is the coming year's own.
    fileprivate static let identity = 1 - 1e-12

    /// - Parameters:
    ///   - base: What the coming year is without conditioning.
    ///   - effects: Of the components of `base` in their order, and perhaps more.
    ///   - year: The coming year's place in the effects.
    init(_ base: NormalSum, _ effects: ArraySlice<BoundEffect>, year: Int) {
        scale = base.scale
        // The sum is filled up with normals of weight 0.
        components = zip(base.weights.indices, effects).map { index, effect in
            let deviation = base.variances[index].squareRoot()
            return Component(
                weight: base.weights[index], mean: base.means[index] + effect.shifts[year] * deviation,
                deviation: deviation * effect.factors[year].squareRoot(), correlation: effect.correlations[year],
                interval: effect.interval)
        }
        weight = components.reduce(0) { $0 + $1.weight }
    }

    func tails(_ value: Double) -> (lower: Double, upper: Double) {
        let position = scale.position(of: value)
        return components.reduce((0, 0)) { sum, component in
            let tails = component.tails(at: position)
            return (sum.0 + component.weight * tails.lower, sum.1 + component.weight * tails.upper)
        }
    }

    func mass(from lower: Double, through upper: Double) -> Double {
        let (start, end) = (scale.position(of: lower), scale.position(of: upper))
        return components.reduce(0) { sum, component in
            let (low, high) = (component.tails(at: start), component.tails(at: end))
            // From the smaller tails.
            let mass = low.lower < 0.5 ? high.lower - low.lower : low.upper - high.upper
            return sum + component.weight * max(0, mass)
        }
    }

    func density(_ value: Double) -> Double {
        let position = scale.position(of: value)
        guard position.isFinite else { return 0 }
        let sum = components.reduce(0) { $0 + $1.weight * $1.point(at: position).slope }
        return sum > 0 ? sum * scale.slope(at: value) : 0
    }

    func range(ofScore score: Double) -> ClosedRange<Double> {
        var (least, greatest) = (Double.infinity, -Double.infinity)
        for component in components where component.weight > 0 {
            // A tail t of the conditioned normal is at most the free one's over P(interval).
            let reach = (score * score - 2 * component.interval.logMass).squareRoot() + 1
            least = min(least, component.mean - reach * component.deviation)
            greatest = max(greatest, component.mean + reach * component.deviation)
        }
        return scale.value(at: least)...scale.value(at: greatest)
    }

    var moments: (center: Double, width: Double) {
        var (total, first, second) = (0.0, 0.0, 0.0)
        let origin = components.first?.mean ?? 0
        for component in components {
            let (mean, variance) = component.moments
            let distance = mean - origin
            total += component.weight
            first += component.weight * distance
            second += component.weight * (variance + distance * distance)
        }
        let center = first / total
        return (origin + center, max(0, second / total - center * center).squareRoot())
    }

}

extension ConditionedSum: CurvePart {
    var leastTail: Double { 1e-8 }

    func value(at position: Double) -> CurvePoint {
        var point = CurvePoint()
        for component in components {
            let own = component.point(at: position)
            point.probability += component.weight * own.probability
            point.slope += component.weight * own.slope
            point.curvature += component.weight * own.curvature
        }
        return point
    }
}

extension ConditionedSum.Component {
    init(
        weight: Double, mean: Double, deviation: Double, correlation: Double, interval: ScoreInterval
    ) {
        self.weight = weight
        let mass = interval.mass
        let isOwn = abs(correlation) >= ConditionedSum.identity
        guard mass < ConditionedSum.leastMass, !isOwn else {
            (self.mean, self.deviation, self.correlation) = (mean, deviation, correlation)
            (self.interval, self.mass) = (interval, mass)
            let isFree = isOwn || correlation == 0 || interval == .everything
            sections =
                isFree
                ? nil
                : (
                    BivariateNormalSection(above: interval.lower, correlation: correlation),
                    BivariateNormalSection(above: interval.upper, correlation: correlation)
                )
            return
        }
        let (shift, variance) = interval.moments
        let factor = 1 - correlation * correlation * (1 - variance)
        self.mean = mean + correlation * shift * deviation
        self.deviation = deviation * factor.squareRoot()
        (self.correlation, self.interval, self.mass) = (0, .everything, 1)
        sections = nil
    }

    /// Mean and variance after conditioning, on the scale.
    var moments: (mean: Double, variance: Double) {
        let (shift, variance) = interval.moments
        return (
            mean + correlation * shift * deviation,
            deviation * deviation * (1 - correlation * correlation * (1 - variance))
        )
    }

    /// P(X ≤ position) and P(X > position).
    func tails(at position: Double) -> (lower: Double, upper: Double) {
        let score = (position - mean) / deviation
        guard !isFree else { return (Self.lowerTail(score), Self.lowerTail(-score)) }
        guard let sections else { return ownTails(score) }
        let shared = (sections.lower.dependence(at: score) - sections.upper.dependence(at: score)) / mass
        return (min(max(Self.lowerTail(score) - shared, 0), 1), min(max(Self.lowerTail(-score) + shared, 0), 1))
    }

    /// The distribution function at `position`, with its first two derivatives there, per unit of the scale.
    func point(at position: Double) -> CurvePoint {
        let score = (position - mean) / deviation
        guard let sections else { return freePoint(score) }
        let rest = 1 / (1 - correlation * correlation).squareRoot()
        let (low, high) = ((interval.lower - correlation * score) * rest, (interval.upper - correlation * score) * rest)
        // One pass for the score and both ends of the interval given the score.
        let (tails, densities) = standardNormalTail(beyond: SIMD4(abs(score), abs(low), abs(high), 0))
        let shared = sections.lower.dependence(at: score) - sections.upper.dependence(at: score)
        let below = score < 0 ? tails[0] : 1 - tails[0]
        let window = (low < 0 ? 1 - tails[1] : tails[1]) - (high < 0 ? 1 - tails[2] : tails[2])
        let density = densities[0] * window / mass
        let edge = densities[0] * correlation * rest * (densities[2] - densities[1]) / mass
        return CurvePoint(
            probability: min(max(below - shared / mass, 0), 1), slope: density / deviation,
            curvature: (-score * density - edge) / (deviation * deviation))
    }

    private func freePoint(_ score: Double) -> CurvePoint {
        if isFree {
            let (tails, densities) = standardNormalTail(beyond: SIMD4(repeating: abs(score)))
            return CurvePoint(
                probability: score < 0 ? tails[0] : 1 - tails[0], slope: densities[0] / deviation,
                curvature: -score * densities[0] / (deviation * deviation))
        }
        let own = correlation > 0 ? score : -score
        guard own >= interval.lower, own <= interval.upper else {
            return CurvePoint(probability: ownTails(score).lower)
        }
        let density = exp(-0.5 * score * score - interval.logMass) / (2 * .pi).squareRoot()
        return CurvePoint(
            probability: ownTails(score).lower, slope: density / deviation,
            curvature: -score * density / (deviation * deviation))
    }

    private var isFree: Bool { correlation == 0 || interval == .everything }
    /// Whether the variable that lies in the interval is, but for its sign, this one.
    private var isOwn: Bool { abs(correlation) >= ConditionedSum.identity }

    private static func lowerTail(_ score: Double) -> Double { ScoreInterval(lower: -.infinity, upper: score).mass }

    /// Where the variable in the interval is, but for its sign, this one.
    private func ownTails(_ score: Double) -> (lower: Double, upper: Double) {
        let isSame = correlation > 0
        let end = isSame ? score : -score
        let held = min(max(end, interval.lower), interval.upper)
        let below = ScoreInterval(lower: interval.lower, upper: held).logMass - interval.logMass
        let above = ScoreInterval(lower: held, upper: interval.upper).logMass - interval.logMass
        let tails = (min(exp(below), 1), min(exp(above), 1))
        return isSame ? tails : (tails.1, tails.0)
    }
}
