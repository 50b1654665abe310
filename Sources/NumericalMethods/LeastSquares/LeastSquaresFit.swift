/// The coefficients that bring a linear model nearest to its observations, with what is uncertain about them.
package struct LeastSquaresFit: Hashable, Sendable {
    /// One per column of the design, in the response's unit per the column's unit.
    package let coefficients: [Double]
    /// (XᵀWX)⁻¹, *p* × *p*: the covariance of the coefficients where the scatter has variance 1.
    package let unscaledCovariance: [[Double]]
    /// Observation minus fitted value, one per row of the design, in the response's unit.
    package let residuals: [Double]
    /// Σ wᵢ rᵢ², with every weight 1 where none was given.
    package let residualSumOfSquares: Double
    /// Observations minus coefficients, at least 1.
    package let residualDegreesOfFreedom: Int

    /// The scatter about the fit, of an observation of weight 1.
    package var residualStandardDeviation: Double {
        (residualSumOfSquares / Double(residualDegreesOfFreedom)).squareRoot()
    }

    /// The covariance of the coefficients, *p* × *p*, with the scatter estimated from the residuals.
    package var covariance: [[Double]] {
        let variance = residualSumOfSquares / Double(residualDegreesOfFreedom)
        return unscaledCovariance.map { $0.map { $0 * variance } }
    }

    /// One per coefficient.
    package var standardErrors: [Double] {
        coefficients.indices.map { residualStandardDeviation * unscaledCovariance[$0][$0].squareRoot() }
    }
}
