/// The chi-squared distribution: a gamma distribution with shape `degreesOfFreedom / 2` and scale 2.
///
/// Source: GSL manual, “The Chi-squared Distribution”.
package struct ChiSquared: ContinuousDistribution {
    /// Above 0; need not be whole.
    package var degreesOfFreedom: Double { 2 * gamma.shape }
    private let gamma: Gamma

    /// - Throws: ``NumericalError/outsideDomain(routine:argument:value:rule:)`` unless `degreesOfFreedom` is positive
    ///   and finite.
    package init(degreesOfFreedom: Double) throws(NumericalError) {
        try requirePositive(degreesOfFreedom, "degreesOfFreedom", in: "ChiSquared")
        gamma = try Gamma(shape: degreesOfFreedom / 2, scale: 2)
    }

    package func density(_ x: Double) -> Double { gamma.density(x) }
    package func lowerTail(_ x: Double) -> Double { gamma.lowerTail(x) }
    package func upperTail(_ x: Double) -> Double { gamma.upperTail(x) }
    package func quantile(_ probability: Double) throws(NumericalError) -> Double { try gamma.quantile(probability) }
    package func draw(from stream: inout RandomStream) -> Double { gamma.draw(from: &stream) }
}
