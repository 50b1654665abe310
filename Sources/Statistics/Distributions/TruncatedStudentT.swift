import Foundation
import MitoshiNumericalMethods

/// Student's t restricted to an interval and renormalised, exact also where almost all of its mass lies outside.
///
/// Probabilities are differences of the tail that is small there, never of numbers near 1. Two limits replace them where
/// even that loses its digits: an interval so narrow that the density is constant on it is uniform, and a lower end so
/// far out that the tail underflows keeps the tail's own shape, (1 + z²/ν)^(−ν/2).
struct TruncatedStudentT: Hashable, Sendable {
    let shape: StudentT
    /// The interval; infinite where there is no end. `lower` ≤ `upper`, and neither is NaN.
    let lower: Double
    let upper: Double
    private let regime: Regime
    /// True when the interval lies mostly below 0: all work is then done on its mirror image.
    private let isMirrored: Bool
    private let start: Double
    private let end: Double

    private enum Regime: Hashable {
        /// Neither end cuts anything off that double precision could see.
        case whole
        /// P(Z ≤ start), P(Z > end) and what lies between.
        case around(below: Double, above: Double)
        /// `start` is 0 or more: P(Z > start) and P(Z > end).
        case tail(from: Double, to: Double)
        case uniform
        /// log of the tail's shape at `start`, and its ratio at `end`.
        case farTail(logStart: Double, endRatio: Double)
    }

    /// Below this share of the tail at its start the density changes by less than 10⁻⁶ across the interval.
    private static let narrow = 1e-6

    init(shape: StudentT, lower: Double, upper: Double) {
        self.shape = shape
        self.lower = lower
        self.upper = upper
        isMirrored = lower + upper < 0
        start = isMirrored ? -upper : lower
        end = isMirrored ? -lower : upper
        regime = Self.regime(shape, start, end)
    }

    private static func regime(_ shape: StudentT, _ start: Double, _ end: Double) -> Regime {
        if start == -.infinity && end == .infinity { return .whole }
        if end - start <= narrow * max(1, abs(start)) { return .uniform }
        if start < 0 { return .around(below: shape.lowerTail(start), above: shape.upperTail(end)) }
        let from = shape.upperTail(start)
        guard from > 1e-100 else {
            let logStart = logTail(start, shape)
            return .farTail(logStart: logStart, endRatio: exp(logTail(end, shape) - logStart))
        }
        return .tail(from: from, to: shape.upperTail(end))
    }

    /// P(Z ≤ z).
    func lowerTail(_ z: Double) -> Double {
        isMirrored ? mirroredUpper(-z) : mirroredLower(z)
    }

    /// P(Z > z).
    func upperTail(_ z: Double) -> Double {
        isMirrored ? mirroredLower(-z) : mirroredUpper(z)
    }

    /// The `z` with P(Z ≤ z) = `probability`, inside the interval.
    func quantile(_ probability: Double) throws(NumericalError) -> Double {
        let z =
            try isMirrored
            ? -point(below: 1 - probability, above: probability)
            : point(below: probability, above: 1 - probability)
        return min(max(z, lower), upper)
    }

    // MARK: On the mirrored interval, which has its larger part above 0

    private func mirroredLower(_ z: Double) -> Double {
        if z < start { return 0 }
        if z >= end { return 1 }
        switch regime {
        case .whole: return shape.lowerTail(z)
        case .around(let below, let above):
            let mass = 1 - below - above
            return z <= 0 ? max(0, shape.lowerTail(z) - below) / mass : 1 - max(0, shape.upperTail(z) - above) / mass
        case .tail, .uniform, .farTail: return 1 - mirroredUpper(z)
        }
    }

    private func mirroredUpper(_ z: Double) -> Double {
        if z < start { return 1 }
        if z >= end { return 0 }
        switch regime {
        case .whole: return shape.upperTail(z)
        case .around(let below, let above):
            let mass = 1 - below - above
            return z > 0 ? max(0, shape.upperTail(z) - above) / mass : 1 - max(0, shape.lowerTail(z) - below) / mass
        case .tail(let from, let to): return max(0, shape.upperTail(z) - to) / (from - to)
        case .uniform: return (end - z) / (end - start)
        case .farTail(let logStart, let endRatio):
            return max(0, exp(Self.logTail(z, shape) - logStart) - endRatio) / (1 - endRatio)
        }
    }

    /// The point of the mirrored interval with these probabilities on its two sides.
    private func point(below: Double, above: Double) throws(NumericalError) -> Double {
        switch regime {
        case .whole: return try shape.quantile(below)
        case .around(let cutBelow, let cutAbove):
            let mass = 1 - cutBelow - cutAbove
            let lowerTail = cutBelow + below * mass
            let upperTail = cutAbove + above * mass
            return try lowerTail <= upperTail ? shape.quantile(lowerTail) : -shape.quantile(upperTail)
        case .tail(let from, let to): return try -shape.quantile(to + above * (from - to))
        case .uniform: return start + below * (end - start)
        case .farTail(let logStart, let endRatio):
            return Self.tailPoint(logStart + log(endRatio + above * (1 - endRatio)), shape)
        }
    }

    /// log (1 + z²/ν)^(−ν/2): how the far tail of t falls.
    private static func logTail(_ z: Double, _ shape: StudentT) -> Double {
        guard z.isFinite else { return -.infinity }
        let root = shape.degreesOfFreedom.squareRoot()
        return -shape.degreesOfFreedom * log(hypot(root, z) / root)
    }

    /// The inverse of ``logTail(_:_:)``.
    private static func tailPoint(_ logTail: Double, _ shape: StudentT) -> Double {
        let root = shape.degreesOfFreedom.squareRoot()
        let hypotenuse = root * exp(-logTail / shape.degreesOfFreedom)
        return (hypotenuse - root).squareRoot() * (hypotenuse + root).squareRoot()
    }
}

extension TruncatedStudentT {
    /// The expected value, or `nil` where it doesn't exist: one degree of freedom or fewer and an open end.
    ///
    /// Source: ∫ z f(z) dz = −(ν + z²)/(ν − 1) · f(z) for ν > 1, and log(1 + z²)/2π for ν = 1.
    var mean: Double? {
        let freedom = shape.degreesOfFreedom
        guard freedom > 1 || (lower.isFinite && upper.isFinite) else { return nil }
        switch regime {
        case .whole: return 0
        case .uniform: return lower + (upper - lower) / 2
        case .farTail: return nil
        case .around(let below, let above): return momentRatio(mass: 1 - below - above)
        case .tail(let from, let to): return momentRatio(mass: from - to)
        }
    }

    private func momentRatio(mass: Double) -> Double? {
        let freedom = shape.degreesOfFreedom
        let moment: Double
        if freedom > 1 {
            func edge(_ z: Double) -> Double {
                z.isFinite ? (freedom + z * z) / (freedom - 1) * shape.density(z) : 0
            }
            moment = edge(lower) - edge(upper)
        } else {
            moment = (log1p(upper * upper) - log1p(lower * lower)) / (2 * .pi)
        }
        let mean = moment / mass
        return mean.isFinite ? min(max(mean, lower), upper) : nil
    }
}
