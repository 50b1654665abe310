import MitoshiNumericalMethods

/// A weighted sum of normal distributions on one scale.
struct NormalSum: MixturePart {
    typealias Lanes = SIMD4<Double>

    let scale: ScaleOfHistory
    /// In fours, filled up with normals of weight 0.
    let weights: [Double]
    /// Positions on the scale.
    let means: [Double]
    /// Above 0.
    let variances: [Double]

    var weight: Double { weights.reduce(0, +) }

    func tails(_ value: Double) -> (lower: Double, upper: Double) {
        let place = scale.position(of: value)
        guard place.isFinite else { return place < 0 ? (0, weight) : (weight, 0) }
        return normalTails(weights: weights, means: means, variances: variances, upTo: place)
    }

    /// Σ w P(lower < X ≤ upper), from the smaller tails.
    func mass(from lower: Double, through upper: Double) -> Double {
        let start = Lanes(repeating: scale.position(of: lower)), end = Lanes(repeating: scale.position(of: upper))
        var sum = Lanes()
        forEachFour { weight, mean, variance in
            let spread = variance.squareRoot()
            sum += weight * standardNormalMass(from: (start - mean) / spread, through: (end - mean) / spread)
        }
        return sum.sum()
    }

    /// Σ w times the density at `value`, per unit of the value.
    func density(_ value: Double) -> Double {
        let position = scale.position(of: value)
        guard position.isFinite else { return 0 }
        var sum = Lanes()
        forEachFour { weight, mean, variance in
            let spread = variance.squareRoot()
            let score = (position - mean) / spread
            sum += weight / spread * exponential(score * score * -0.5)
        }
        let total = sum.sum()
        return total > 0 ? total * scale.slope(at: value) / (2 * .pi).squareRoot() : 0
    }

    /// The least and the greatest of the normals' points `score` standard deviations above their means, in the series'
    /// unit.
    func range(ofScore score: Double) -> ClosedRange<Double> {
        var least = Lanes(repeating: .infinity), greatest = -least
        forEachFour { weight, mean, variance in
            let point = mean + score * variance.squareRoot()
            let counts = weight .> Lanes()
            least = least.replacing(with: point, where: counts .& (point .< least))
            greatest = greatest.replacing(with: point, where: counts .& (point .> greatest))
        }
        return scale.value(at: least.min())...scale.value(at: greatest.max())
    }

    /// Calls `body` with the weights, the means and the variances.
    func withElements(
        _ body: (UnsafeBufferPointer<Double>, UnsafeBufferPointer<Double>, UnsafeBufferPointer<Double>) -> Void
    ) {
        weights.withUnsafeBufferPointer { weights in
            means.withUnsafeBufferPointer { means in
                variances.withUnsafeBufferPointer { variances in body(weights, means, variances) }
            }
        }
    }

    /// Calls `body` with the weights, means and variances of four normals after four.
    @inline(__always)
    func forEachFour(_ body: (Lanes, Lanes, Lanes) -> Void) {
        weights.withUnsafeBytes { weights in
            means.withUnsafeBytes { means in
                variances.withUnsafeBytes { variances in
                    let size = MemoryLayout<Lanes>.size
                    for offset in stride(from: 0, to: weights.count, by: size) {
                        body(
                            weights.loadUnaligned(fromByteOffset: offset, as: Lanes.self),
                            means.loadUnaligned(fromByteOffset: offset, as: Lanes.self),
                            variances.loadUnaligned(fromByteOffset: offset, as: Lanes.self))
                    }
                }
            }
        }
    }
}

/// P(start < Z ≤ end) of a standard normal, from the smaller tails.
func standardNormalMass(from start: SIMD4<Double>, through end: SIMD4<Double>) -> SIMD4<Double> {
    typealias Lanes = SIMD4<Double>
    // Where the interval begins above 0, its mirror image has the smaller tails.
    let isAbove = start .> Lanes()
    let low = start.replacing(with: -end, where: isAbove), high = end.replacing(with: -start, where: isAbove)
    func lowerTail(_ score: Lanes) -> Lanes {
        let isBelow = score .< Lanes()
        let tail = standardNormalTail(beyond: score.replacing(with: -score, where: isBelow)).tail
        return (1 - tail).replacing(with: tail, where: isBelow)
    }
    let mass = lowerTail(high) - lowerTail(low)
    return mass.replacing(with: 0, where: mass .< Lanes())
}
