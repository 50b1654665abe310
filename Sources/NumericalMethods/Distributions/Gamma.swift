import CGSL

/// The gamma distribution on the positive numbers, with mean `shape · scale`.
///
/// Source: GSL manual, “The Gamma Distribution”.
public struct Gamma: ContinuousDistribution {
    /// Above 0.
    public let shape: Double
    /// Above 0, in the unit of the variable.
    public let scale: Double

    /// - Throws: ``NumericalError/outsideDomain(routine:argument:value:rule:)`` unless both are positive and finite.
    public init(shape: Double, scale: Double) throws(NumericalError) {
        try requirePositive(shape, "shape", in: "Gamma")
        try requirePositive(scale, "scale", in: "Gamma")
        self.shape = shape
        self.scale = scale
    }

    public func density(_ x: Double) -> Double {
        guard x.isFinite, x >= 0 else { return 0 }
        return finiteDensity(GSLErrors.withoutComplaint { gsl_ran_gamma_pdf(x / scale, shape, 1) } / scale)
    }

    public func lowerTail(_ x: Double) -> Double {
        tail(at: x, lower: true) { GSLErrors.withoutComplaint { gsl_cdf_gamma_P(x / scale, shape, 1) } }
    }

    public func upperTail(_ x: Double) -> Double {
        tail(at: x, lower: false) { GSLErrors.withoutComplaint { gsl_cdf_gamma_Q(x / scale, shape, 1) } }
    }

    public func quantile(_ probability: Double) throws(NumericalError) -> Double {
        let routine = "Gamma.quantile"
        try requireOpenProbability(probability, "probability", in: routine)
        return try requireFiniteResult(
            scale * GSLErrors.check(routine) { gsl_cdf_gamma_Pinv(probability, shape, 1) }, of: routine)
    }

    public func draw(from stream: inout RandomStream) -> Double {
        gsl_ran_gamma(stream.state, shape, scale)
    }
}
