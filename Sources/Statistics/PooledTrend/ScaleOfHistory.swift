import Foundation

/// A scale with the constants that a history gives it: strictly increasing, and onto the reals.
struct ScaleOfHistory: Hashable, Sendable {
    enum Shape: Hashable, Sendable {
        /// y/s.
        case level
        /// The square root of (y + c)/s, with its sign, so that it goes on below −c.
        case squareRoot
        /// Less the square root of (b − y + c)/s: what is left to the end b.
        case squareRootFromEnd(Double)
        /// log((y + c)/s).
        case logarithm
        /// log((y − a + c)/(b − y + c)) between the ends a and b of the support.
        case logit(lower: Double, upper: Double)
    }

    let shape: Shape
    /// s, the mean absolute value; above 0.
    let unit: Double
    /// c, of a share half of its last digit or case, else above 0 only when a value lies at the end of the scale: half the
    /// least distance of another from there.
    let offset: Double

    /// The values between which the scale has positions.
    var ends: (lower: Double, upper: Double) {
        switch shape {
        case .level, .squareRoot, .squareRootFromEnd: (-.infinity, .infinity)
        case .logarithm: (-offset, .infinity)
        case .logit(let lower, let upper): (lower - offset, upper + offset)
        }
    }

    /// The position of `value`; ∓∞ at and beyond the ends of the scale.
    func position(of value: Double) -> Double {
        switch shape {
        case .level: return value / unit
        case .squareRoot: return Self.signedRoot((value + offset) / unit)
        case .squareRootFromEnd(let end): return -Self.signedRoot((end - value + offset) / unit)
        case .logarithm: return value > -offset ? log((value + offset) / unit) : -.infinity
        case .logit(let lower, let upper):
            let (below, above) = (value - lower + offset, upper - value + offset)
            return below <= 0 ? -.infinity : above <= 0 ? .infinity : log(below / above)
        }
    }

    /// The value at `position`, always finite: what exceeds the largest number is that number.
    func value(at position: Double) -> Double {
        let value =
            switch shape {
            case .level: unit * position
            case .squareRoot: unit * position * abs(position) - offset
            case .squareRootFromEnd(let end): end + offset + unit * position * abs(position)
            case .logarithm: unit * exp(position) - offset
            case .logit(let lower, let upper):
                // From the nearer end, whose digits count.
                position < 0
                    ? lower - offset + (upper - lower + 2 * offset) / (1 + exp(-position))
                    : upper + offset - (upper - lower + 2 * offset) / (1 + exp(position))
            }
        return min(max(value, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
    }

    /// d position / d value at `value`, which must lie inside the scale.
    func slope(at value: Double) -> Double {
        switch shape {
        case .level: 1 / unit
        case .squareRoot: 0.5 / (unit.squareRoot() * abs(value + offset).squareRoot())
        case .squareRootFromEnd(let end): 0.5 / (unit.squareRoot() * abs(end - value + offset).squareRoot())
        case .logarithm: 1 / (value + offset)
        case .logit(let lower, let upper): 1 / (value - lower + offset) + 1 / (upper - value + offset)
        }
    }

    /// The derivative of ``slope(at:)``.
    func bend(at value: Double) -> Double {
        switch shape {
        case .level: 0
        case .squareRoot: -slope(at: value) / (2 * (value + offset))
        case .squareRootFromEnd(let end): slope(at: value) / (2 * (end - value + offset))
        case .logarithm: -1 / ((value + offset) * (value + offset))
        case .logit(let lower, let upper):
            1 / ((upper - value + offset) * (upper - value + offset))
                - 1 / ((value - lower + offset) * (value - lower + offset))
        }
    }

    private static func signedRoot(_ ratio: Double) -> Double {
        ratio < 0 ? -(-ratio).squareRoot() : ratio.squareRoot()
    }

    /// The log density at `value` that a unit log density on the scale has in units of ``unit``.
    func logJacobian(at value: Double) -> Double { log(slope(at: value)) + log(unit) }
}

extension ScaleOfHistory {
    /// The scale that `scale` becomes for a history, or `nil` where it can't hold these values.
    ///
    /// - Parameters:
    ///   - history: With at least one observed value.
    init?(_ scale: PooledScale, of history: PooledHistory) {
        let (values, support) = (history.observed, history.history.series.support)
        let count = Double(values.count)
        let unit = values.reduce(0) { $0 + abs($1) / count }
        guard unit > 0 else { return nil }
        let isShare = support.lower.isFinite && support.upper.isFinite
        switch scale {
        case .level: self.init(shape: .level, unit: unit, offset: 0)
        case .logarithm where isShare:
            self.init(
                shape: .logit(lower: support.lower, upper: support.upper), unit: unit, offset: history.endOffset)
        case .logarithm, .squareRoot:
            guard let offset = isShare ? history.endOffset : Self.offset(values) else { return nil }
            self.init(shape: scale == .logarithm ? .logarithm : .squareRoot, unit: unit, offset: offset)
        }
        guard values.allSatisfy({ position(of: $0).isFinite && logJacobian(at: $0).isFinite }) else { return nil }
    }

    /// 0 when all distances are positive, half the least positive one when some are 0, `nil` with a negative one or none
    /// above 0.
    private static func offset(_ distances: [Double]) -> Double? {
        guard distances.allSatisfy({ $0 >= 0 }), let least = distances.filter({ $0 > 0 }).min() else { return nil }
        return distances.contains(0) ? least / 2 : 0
    }
}
