import Foundation
import MitoshiNumericalMethods

/// An interval of a standard normal's values.
struct ScoreInterval: Hashable, Sendable {
    let lower: Double
    let upper: Double

    static let everything = ScoreInterval(lower: -.infinity, upper: .infinity)

    /// P(lower < Z ≤ upper).
    var mass: Double {
        standardNormalMass(from: SIMD4(repeating: lower), through: SIMD4(repeating: upper))[0]
    }

    /// The logarithm of ``mass``, also where that is too small for a number.
    var logMass: Double {
        guard lower < upper else { return -.infinity }
        let mass = mass
        if mass > 1e-290 { return log(mass) }
        let (near, far) = lower > 0 ? (lower, upper) : (-upper, -lower)
        return Self.logTail(near) + log1p(-exp(Self.logTail(far) - Self.logTail(near)))
    }

    /// log P(Z > distance), for a distance above 0.
    private static func logTail(_ distance: Double) -> Double {
        let tail = standardNormalTail(beyond: SIMD4(repeating: distance)).tail[0]
        // Mills' ratio far out.
        return tail > 1e-290 ? log(tail) : -0.5 * distance * distance - log(distance) - 0.5 * log(2 * .pi)
    }

    /// Mean and variance of a standard normal held to the interval.
    var moments: (mean: Double, variance: Double) {
        let mass = mass
        guard mass > 1e-290 else {
            // Beyond a far end the values fall off exponentially.
            let distance = max(lower, -upper)
            guard distance > 1 else { return (0, 1) }
            return ((lower > 0 ? 1 : -1) * (distance + 1 / distance), 1 / (distance * distance))
        }
        let (atLower, atUpper) = (Self.density(lower), Self.density(upper))
        let mean = (atLower - atUpper) / mass
        let edges = (atLower > 0 ? lower * atLower : 0) - (atUpper > 0 ? upper * atUpper : 0)
        return (mean, min(max(1 + edges / mass - mean * mean, 0), 1))
    }

    /// The interval that has the probability of this one given `support`: what a value held to the support tells.
    func given(_ support: ScoreInterval) -> ScoreInterval {
        let whole = support.mass
        guard whole < 1, whole > 0 else { return self }
        func score(_ end: Double) -> Double {
            if end <= support.lower { return -.infinity }
            if end >= support.upper { return .infinity }
            let below = ScoreInterval(lower: support.lower, upper: end).mass / whole
            let above = ScoreInterval(lower: end, upper: support.upper).mass / whole
            return below < above ? Self.quantile(below) : -Self.quantile(above)
        }
        return ScoreInterval(lower: score(lower), upper: score(upper))
    }

    /// One draw of a standard normal held to the interval.
    func draw(from stream: inout RandomStream) -> Double {
        let mass = mass
        let share = stream.uniform()
        guard mass > 1e-290 else { return moments.mean }
        // From the smaller tail.
        if lower > 0 {
            let above = ScoreInterval(lower: upper, upper: .infinity).mass
            return min(max(-Self.quantile(above + (1 - share) * mass), lower), upper)
        }
        let below = ScoreInterval(lower: -.infinity, upper: lower).mass
        return min(max(Self.quantile(below + share * mass), lower), upper)
    }

    private static func density(_ x: Double) -> Double { exp(-0.5 * x * x) / (2 * .pi).squareRoot() }

    /// The point below which a standard normal lies with `probability`, which is at most about a half; −∞ for 0.
    private static func quantile(_ probability: Double) -> Double {
        guard probability > 0 else { return -.infinity }
        guard probability < 1 else { return .infinity }
        return (try? Normal.standard.quantile(probability)) ?? 0
    }
}
