import CGSL

/// The beta distribution on 0 … 1, with density proportional to x^(firstShape − 1) · (1 − x)^(secondShape − 1).
///
/// Source: GSL manual, “The Beta Distribution”.
public struct Beta: ContinuousDistribution {
    /// α, above 0: as if `firstShape` successes had been seen.
    public let firstShape: Double
    /// β, above 0: as if `secondShape` failures had been seen.
    public let secondShape: Double

    /// - Throws: ``NumericalError/outsideDomain(routine:argument:value:rule:)`` unless both shapes are positive and
    ///   finite.
    public init(firstShape: Double, secondShape: Double) throws(NumericalError) {
        try requirePositive(firstShape, "firstShape", in: "Beta")
        try requirePositive(secondShape, "secondShape", in: "Beta")
        self.firstShape = firstShape
        self.secondShape = secondShape
    }

    public func density(_ x: Double) -> Double {
        guard (0...1).contains(x) else { return 0 }
        return finiteDensity(GSLErrors.withoutComplaint { gsl_ran_beta_pdf(x, firstShape, secondShape) })
    }

    public func lowerTail(_ x: Double) -> Double {
        tail(at: x, lower: true) { GSLErrors.withoutComplaint { gsl_cdf_beta_P(x, firstShape, secondShape) } }
    }

    public func upperTail(_ x: Double) -> Double {
        tail(at: x, lower: false) { GSLErrors.withoutComplaint { gsl_cdf_beta_Q(x, firstShape, secondShape) } }
    }

    public func quantile(_ probability: Double) throws(NumericalError) -> Double {
        let routine = "Beta.quantile"
        try requireOpenProbability(probability, "probability", in: routine)
        return try requireFiniteResult(
            GSLErrors.check(routine) { gsl_cdf_beta_Pinv(probability, firstShape, secondShape) }, of: routine)
    }

    public func draw(from stream: inout RandomStream) -> Double {
        gsl_ran_beta(stream.state, firstShape, secondShape)
    }
}
