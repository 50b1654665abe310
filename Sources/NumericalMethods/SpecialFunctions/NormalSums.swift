import CNormalLanes

/// Σ w P(X ≤ position) and Σ w P(X > position) of normal distributions with these weights, means and variances, with the tails
/// of ``standardNormalTail(beyond:)``.
package func normalTails(
    weights: [Double], means: [Double], variances: [Double], upTo position: Double
) -> (lower: Double, upper: Double) {
    var (lower, upper) = (0.0, 0.0)
    normal_tails(weights, means, variances, min(weights.count, means.count, variances.count), position, &lower, &upper)
    return (lower, upper)
}

/// Eight distributions that are nearly normal, each with a weight.
///
/// With He_j the Hermite polynomials a distribution function is Φ(z) − φ(z) (γ₃ He₂(z)/6 + γ₄ He₃(z)/24). Source: the
/// Gram–Charlier series of type A; Kendall & Stuart (1977), The Advanced Theory of Statistics, 4th edition, volume 1, section
/// 6.17.
package struct NearlyNormalBlock: Sendable {
    // In the order of what C reads.
    package var middle = SIMD8<Float>()
    package var inverseSpread = SIMD8<Float>(repeating: 1)
    package var weight = SIMD8<Float>()
    /// Weight times γ₃/6 and γ₄/24.
    package var third = SIMD8<Float>()
    package var fourth = SIMD8<Float>()

    package init() {}
}

extension [NearlyNormalBlock] {
    /// The sum's distribution function at `place` and its first two derivatives there, within 10⁻⁷ of the weight.
    package func value(at place: Float) -> (probability: Double, slope: Double, curvature: Double) {
        var value = (probability: 0.0, slope: 0.0, curvature: 0.0)
        withUnsafeBytes { bytes in
            normal_cells_value(
                bytes.assumingMemoryBound(to: normal_cells.self).baseAddress, count, place, &value.probability,
                &value.slope, &value.curvature)
        }
        return value
    }
}
