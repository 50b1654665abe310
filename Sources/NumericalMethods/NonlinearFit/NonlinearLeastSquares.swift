/// What nonlinear least squares found.
package struct NonlinearFit: Hashable, Sendable {
    /// In the order of the starting points' elements.
    package let parameters: [Double]
    /// Covariance of the parameters, *p* × *p*, from the curve's slopes at the solution.
    package let covariance: [[Double]]
    /// Response minus curve, one per observation.
    package let residuals: [Double]
    /// Σ w·e².
    package let residualSumOfSquares: Double
    /// *n* − *p*.
    package let residualDegreesOfFreedom: Int
    /// Iterations from the starting point that led here.
    package let iterations: Int

    /// The estimated standard deviation of an observation of weight 1.
    package var residualStandardDeviation: Double {
        (residualSumOfSquares / Double(residualDegreesOfFreedom)).squareRoot()
    }

    /// The standard deviation of each parameter.
    package var standardErrors: [Double] {
        parameters.indices.map { covariance[$0][$0].squareRoot() }
    }
}

/// Fits a curve that isn't linear in its parameters, by least squares.
///
/// Every start is followed by Levenberg–Marquardt with geodesic acceleration (then with other scalings where that
/// fails), the best end is taken, and polished by Gauss–Newton steps on central differences.
///
/// - Parameters:
///   - response: *n* finite observations, in any one unit.
///   - weights: *n* positive numbers, the reciprocals of relative variances; `nil` weighs all alike.
///   - starts: One or more points of *p* finite parameters each, *p* < *n*.
///   - maximumIterations: For each start.
///   - curve: The *n* values of the curve for given parameters. A value that isn't finite marks parameters as
///     impossible; the search turns back from them.
/// - Throws: ``NumericalError/noConvergence(routine:iterations:reason:)`` when no start leads to a minimum,
///   or only to points where the data don't determine all parameters, and the errors of
///   ``leastSquares(design:response:)`` for unsuitable arguments.
///
/// Source: GSL manual, "Nonlinear Least-Squares Fitting", `gsl_multifit_nlinear`. Checked against NIST StRD's 27
/// nonlinear problems.
package func nonlinearLeastSquares(
    response: [Double], weights: [Double]? = nil, starts: [[Double]], maximumIterations: Int = 2_000,
    curve: @escaping ([Double]) -> [Double]
) throws(NumericalError) -> NonlinearFit {
    let search = CurveSearch(
        problem: try CurveProblem(response: response, weights: weights, starts: starts, curve: curve))
    var best: CurveSearch.End?
    var failure: NumericalError?
    for start in starts {
        do {
            let end = try search.search(from: start, maximumIterations: maximumIterations)
            if best.map({ end.fit.sumOfSquares < $0.fit.sumOfSquares }) ?? true { best = end }
        } catch {
            failure = failure ?? error
        }
    }
    guard let best else {
        throw failure ?? .noConvergence(routine: "nonlinearLeastSquares", iterations: 0, reason: "no start")
    }
    return NonlinearFit(
        parameters: best.fit.parameters, covariance: best.fit.covariance, residuals: best.fit.residuals,
        residualSumOfSquares: best.fit.sumOfSquares,
        residualDegreesOfFreedom: response.count - best.fit.parameters.count, iterations: best.iterations)
}
