import CGSL

/// The normal distribution.
///
/// Source: GSL manual, “The Gaussian Distribution”.
package struct Normal: ContinuousDistribution {
    package let mean: Double
    /// Above 0.
    package let standardDeviation: Double

    /// Mean 0 and standard deviation 1.
    package static let standard = Normal()

    private init() {
        mean = 0
        standardDeviation = 1
    }

    /// - Throws: ``NumericalError/outsideDomain(routine:argument:value:rule:)`` unless `mean` is finite and
    ///   `standardDeviation` positive and finite.
    package init(mean: Double, standardDeviation: Double) throws(NumericalError) {
        try requireFinite(mean, "mean", in: "Normal")
        try requirePositive(standardDeviation, "standardDeviation", in: "Normal")
        self.mean = mean
        self.standardDeviation = standardDeviation
    }

    package func density(_ x: Double) -> Double {
        guard x.isFinite else { return 0 }
        return finiteDensity(GSLErrors.withoutComplaint { gsl_ran_ugaussian_pdf(standardized(x)) } / standardDeviation)
    }

    package func lowerTail(_ x: Double) -> Double {
        tail(at: x, lower: true) { GSLErrors.withoutComplaint { gsl_cdf_ugaussian_P(standardized(x)) } }
    }

    package func upperTail(_ x: Double) -> Double {
        tail(at: x, lower: false) { GSLErrors.withoutComplaint { gsl_cdf_ugaussian_Q(standardized(x)) } }
    }

    package func quantile(_ probability: Double) throws(NumericalError) -> Double {
        let routine = "Normal.quantile"
        try requireOpenProbability(probability, "probability", in: routine)
        return try requireFiniteResult(mean + standardDeviation * Self.standardQuantile(probability), of: routine)
    }

    /// The standard normal quantile, for 0 < `probability` < 1.
    package static func standardQuantile(_ probability: Double) -> Double {
        GSLErrors.withoutComplaint { gsl_cdf_ugaussian_Pinv(probability) }
    }

    package func draw(from stream: inout RandomStream) -> Double {
        finiteDraw(mean + standardDeviation * gsl_ran_gaussian_ziggurat(stream.state, 1))
    }

    private func standardized(_ x: Double) -> Double { (x - mean) / standardDeviation }
}
