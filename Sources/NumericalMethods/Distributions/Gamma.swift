import CGSL

/// The gamma distribution on the positive numbers, with mean `shape · scale`.
///
/// Source: NIST Digital Library of Mathematical Functions, 8.2; GSL manual, “The Gamma Distribution”, for draws.
package struct Gamma: ContinuousDistribution {
    /// Above 0.
    package let shape: Double
    /// Above 0, in the unit of the variable.
    package let scale: Double

    /// - Throws: ``NumericalError/outsideDomain(routine:argument:value:rule:)`` unless `shape` is above 0 and at most
    ///   2³¹, and `scale` positive and finite.
    package init(shape: Double, scale: Double) throws(NumericalError) {
        try requireShape(shape, "shape", in: "Gamma")
        try requirePositive(scale, "scale", in: "Gamma")
        self.shape = shape
        self.scale = scale
    }

    package func density(_ x: Double) -> Double {
        let standard = x / scale
        guard standard >= 0, standard < .infinity else { return 0 }
        guard standard > 0 else { return shape > 1 ? 0 : finiteDensity(shape < 1 ? .infinity : 1 / scale) }
        return finiteDensity(gammaFactor(shape: shape, at: standard) * shape / standard / scale)
    }

    package func lowerTail(_ x: Double) -> Double { tail(at: x, lower: true) { tails(x / scale).lower } }

    package func upperTail(_ x: Double) -> Double { tail(at: x, lower: false) { tails(x / scale).upper } }

    package func quantile(_ probability: Double) throws(NumericalError) -> Double {
        let routine = "Gamma.quantile"
        try requireOpenProbability(probability, "probability", in: routine)
        let standard = positiveQuantile(lower: probability, upper: 1 - probability, guess: shape, tails: tails) { x in
            gammaFactor(shape: shape, at: x) * shape
        }
        return try requireFiniteResult(scale * standard, of: routine)
    }

    package func draw(from stream: inout RandomStream) -> Double {
        finiteDraw(gsl_ran_gamma(stream.state, shape, scale))
    }

    private func tails(_ standard: Double) -> Tails {
        guard standard > 0 else { return Tails(lower: 0) }
        guard standard < .infinity else { return Tails(upper: 0) }
        return gammaTails(shape: shape, at: standard)
    }
}

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
