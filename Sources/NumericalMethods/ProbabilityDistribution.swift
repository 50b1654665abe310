/// A distribution on the real line, with both tails computed separately so that neither loses digits.
package protocol ProbabilityDistribution: Hashable, Sendable {
    /// P(X ≤ x), for every `x`: 0 at −∞, 1 at +∞, and 0 for NaN, which nothing is less than or equal to.
    func lowerTail(_ x: Double) -> Double
    /// P(X > x), to as many digits where it is small as ``lowerTail(_:)`` where that is; 0 for NaN.
    func upperTail(_ x: Double) -> Double
    /// The smallest `x` with P(X ≤ x) ≥ `probability`.
    ///
    /// - Throws: ``NumericalError/outsideDomain(routine:argument:value:rule:)`` unless 0 < `probability` < 1.
    func quantile(_ probability: Double) throws(NumericalError) -> Double
    /// One draw.
    func draw(from stream: inout RandomStream) -> Double
}

/// A distribution with a density.
package protocol ContinuousDistribution: ProbabilityDistribution {
    /// The density at `x`; 0 outside the support.
    func density(_ x: Double) -> Double
}

/// A distribution on the whole numbers from 0.
package protocol DiscreteDistribution: ProbabilityDistribution {
    /// P(X = count); 0 for a negative count.
    func probability(of count: Int) -> Double
}

/// What every distribution answers where its formula has nothing to say.
///
/// - Parameters:
///   - lower: Whether P(X ≤ x) is asked for, else P(X > x).
///   - finite: The probability at a finite `x`.
/// - Returns: 0 or 1 at −∞ and +∞; 0 for NaN, since "X ≤ NaN" and "X > NaN" are both false.
func tail(at x: Double, lower: Bool, _ finite: () -> Double) -> Double {
    guard x.isFinite else { return x.isNaN || (x < 0) == lower ? 0 : 1 }
    return finite()
}

/// `density`, held to the largest finite number where it grows without bound at the end of a support.
func finiteDensity(_ density: Double) -> Double { min(density, .greatestFiniteMagnitude) }

/// `draw`, held to the largest finite numbers where it lies beyond them.
func finiteDraw(_ draw: Double) -> Double {
    max(-.greatestFiniteMagnitude, min(draw, .greatestFiniteMagnitude))
}
