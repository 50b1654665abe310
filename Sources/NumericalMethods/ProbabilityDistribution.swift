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
