import CGSL
import Foundation

/// Student's *t* distribution, moved to `location` and stretched by `scale`.
///
/// Source: GSL manual, “The t-distribution”.
public struct StudentT: ContinuousDistribution {
    /// Above 0; need not be whole.
    public let degreesOfFreedom: Double
    /// The median. It is the mean too where ``degreesOfFreedom`` is above 1; otherwise there is none.
    public let location: Double
    /// Above 0. Not the standard deviation, which is larger, and infinite up to 2 degrees of freedom.
    public let scale: Double

    /// - Throws: ``NumericalError/outsideDomain(routine:argument:value:rule:)`` unless `degreesOfFreedom` and `scale`
    ///   are positive and all are finite.
    public init(degreesOfFreedom: Double, location: Double = 0, scale: Double = 1) throws(NumericalError) {
        try requirePositive(degreesOfFreedom, "degreesOfFreedom", in: "StudentT")
        try requireFinite(location, "location", in: "StudentT")
        try requirePositive(scale, "scale", in: "StudentT")
        self.degreesOfFreedom = degreesOfFreedom
        self.location = location
        self.scale = scale
    }

    public func density(_ x: Double) -> Double {
        guard x.isFinite else { return 0 }
        return finiteDensity(
            GSLErrors.withoutComplaint { gsl_ran_tdist_pdf(standardized(x), degreesOfFreedom) } / scale)
    }

    public func lowerTail(_ x: Double) -> Double {
        tail(at: x, lower: true) { GSLErrors.withoutComplaint { gsl_cdf_tdist_P(standardized(x), degreesOfFreedom) } }
    }

    public func upperTail(_ x: Double) -> Double {
        tail(at: x, lower: false) { GSLErrors.withoutComplaint { gsl_cdf_tdist_Q(standardized(x), degreesOfFreedom) } }
    }

    public func quantile(_ probability: Double) throws(NumericalError) -> Double {
        let routine = "StudentT.quantile"
        try requireOpenProbability(probability, "probability", in: routine)
        let standard = try GSLErrors.check(routine) { () -> Double in
            // GSL takes the tangent of π(p − ½), which has lost the digits of a small p.
            if degreesOfFreedom == 1, probability < 0.25 { return -1 / tan(.pi * probability) }
            return gsl_cdf_tdist_Pinv(probability, degreesOfFreedom)
        }
        return try requireFiniteResult(location + scale * standard, of: routine)
    }

    public func draw(from stream: inout RandomStream) -> Double {
        location + scale * gsl_ran_tdist(stream.state, degreesOfFreedom)
    }

    private func standardized(_ x: Double) -> Double { (x - location) / scale }
}
