import Foundation
import NumericalMethods

extension PooledMixture {
    /// The mean in closed form; on the logit scale, which has none, the integral of the quantile function.
    var mean: MeanValue {
        if parts.contains(where: { if case .logit = $0.scale.shape { true } else { false } }) {
            return meanOfQuantiles()
        }
        let mass = parts.reduce(0) { $0 + $1.mass(from: lower, through: upper) }
        let value = parts.reduce(0) { $0 + $1.firstMoment(from: lower, through: upper) } / mass
        guard value.isFinite else {
            return .undefined(
                .notComputed(
                    .numerical(.notFinite(routine: ModelFamily.pooledTrend.rawValue, result: "the mean, \(value)"))))
        }
        return .value(min(max(value, lower), upper))
    }
}

extension NormalSum {
    /// Σ w E[Y; lower < Y ≤ upper], in the series' unit.
    fileprivate func firstMoment(from lower: Double, through upper: Double) -> Double {
        let (start, end) = (scale.position(of: lower), scale.position(of: upper))
        return weights.indices.reduce(0) { sum, index in
            let normal = PartialNormal(mean: means[index], deviation: deviations[index])
            let moment =
                switch scale.shape {
                case .level: normal.first(start, end) * scale.unit
                case .logarithm, .logit:
                    normal.exponential(start, end) * scale.unit - normal.mass(start, end) * scale.offset
                case .squareRoot:
                    (normal.second(max(0, start), max(0, end)) - normal.second(min(0, start), min(0, end))) * scale.unit
                        - normal.mass(start, end) * scale.offset
                }
            return sum + weights[index] * moment
        }
    }
}

/// Moments of a normal over an interval.
private struct PartialNormal {
    let mean: Double
    let deviation: Double

    func mass(_ start: Double, _ end: Double) -> Double { shiftedMass(start, end, by: 0) }

    /// E[X; start < X ≤ end].
    func first(_ start: Double, _ end: Double) -> Double {
        mean * mass(start, end) - deviation * (density(end) - density(start))
    }

    /// E[X²; start < X ≤ end].
    func second(_ start: Double, _ end: Double) -> Double {
        func edge(_ point: Double) -> Double { point.isFinite ? (mean + point) * density(point) : 0 }
        return (mean * mean + deviation * deviation) * mass(start, end) - deviation * (edge(end) - edge(start))
    }

    /// E[exp X; start < X ≤ end].
    func exponential(_ start: Double, _ end: Double) -> Double {
        exp(mean + deviation * deviation / 2) * shiftedMass(start, end, by: deviation)
    }

    /// P(start < X + deviation · shift ≤ end), from the smaller tails.
    private func shiftedMass(_ start: Double, _ end: Double, by shift: Double) -> Double {
        let low = (start - mean) / deviation - shift
        let high = (end - mean) / deviation - shift
        return low > 0
            ? standardLowerTail(-low) - standardLowerTail(-high) : standardLowerTail(high) - standardLowerTail(low)
    }

    /// The standard normal density at the score of `point`.
    private func density(_ point: Double) -> Double {
        let z = (point - mean) / deviation
        return exp(-0.5 * z * z) / (2 * .pi).squareRoot()
    }
}
