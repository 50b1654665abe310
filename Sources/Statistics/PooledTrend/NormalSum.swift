import Foundation

/// A weighted sum of normal distributions on one scale.
struct NormalSum: Sendable {
    let scale: ScaleOfHistory
    private(set) var weights: [Double] = []
    /// Positions on the scale.
    private(set) var means: [Double] = []
    /// Above 0.
    private(set) var deviations: [Double] = []

    init(scale: ScaleOfHistory) {
        self.scale = scale
    }

    mutating func append(weight: Double, mean: Double, deviation: Double) {
        weights.append(weight)
        means.append(mean)
        deviations.append(deviation)
    }

    var weight: Double { weights.reduce(0, +) }

    /// Σ w P(X ≤ value), with `value` in the series' unit.
    func lowerTail(_ value: Double) -> Double {
        let position = scale.position(of: value)
        return weights.indices.reduce(0) { sum, index in
            sum + weights[index] * standardLowerTail((position - means[index]) / deviations[index])
        }
    }

    /// Σ w P(X > value).
    func upperTail(_ value: Double) -> Double {
        let position = scale.position(of: value)
        return weights.indices.reduce(0) { sum, index in
            sum + weights[index] * standardLowerTail((means[index] - position) / deviations[index])
        }
    }

    /// Σ w P(lower < X ≤ upper), from the smaller tails.
    func mass(from lower: Double, through upper: Double) -> Double {
        let (start, end) = (scale.position(of: lower), scale.position(of: upper))
        return weights.indices.reduce(0) { sum, index in
            let low = (start - means[index]) / deviations[index]
            let high = (end - means[index]) / deviations[index]
            let mass =
                low > 0
                ? standardLowerTail(-low) - standardLowerTail(-high) : standardLowerTail(high) - standardLowerTail(low)
            return sum + weights[index] * max(0, mass)
        }
    }

    /// Σ w times the density at `value`, per unit of the value.
    func density(_ value: Double) -> Double {
        let position = scale.position(of: value)
        guard position.isFinite else { return 0 }
        let sum = weights.indices.reduce(0) { sum, index in
            let z = (position - means[index]) / deviations[index]
            return sum + weights[index] / deviations[index] * exp(-0.5 * z * z)
        }
        return sum > 0 ? sum * scale.slope(at: value) / (2 * .pi).squareRoot() : 0
    }

    /// The least and the greatest of the normals' points `score` standard deviations above their means, in the series'
    /// unit.
    func range(ofScore score: Double) -> ClosedRange<Double> {
        var (least, greatest) = (Double.infinity, -Double.infinity)
        for index in weights.indices {
            let point = means[index] + score * deviations[index]
            least = min(least, point)
            greatest = max(greatest, point)
        }
        return scale.value(at: least)...scale.value(at: greatest)
    }
}

/// P(Z ≤ z) of a standard normal, to full relative precision also where it is small.
func standardLowerTail(_ z: Double) -> Double { 0.5 * erfc(-z * 0.5.squareRoot()) }
