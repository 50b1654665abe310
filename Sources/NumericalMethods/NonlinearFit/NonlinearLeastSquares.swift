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

/// A curve-fitting problem whose parts have been checked against each other.
struct CurveProblem {
    let response: [Double]
    let weights: [Double]?
    let parameterCount: Int
    let curve: ([Double]) -> [Double]

    init(
        response: [Double], weights: [Double]?, starts: [[Double]], curve: @escaping ([Double]) -> [Double]
    ) throws(NumericalError) {
        let routine = "nonlinearLeastSquares"
        try requireFinite(response, "response", in: routine)
        if let weights {
            try requireCount(weights.count, of: "weights", equals: response.count, in: routine)
            for (index, weight) in weights.enumerated() {
                try requirePositive(weight, "weights[\(index)]", in: routine)
            }
        }
        guard let first = starts.first, !first.isEmpty else {
            throw .sizeMismatch(routine: routine, argument: "starts", expected: 1, found: 0)
        }
        guard response.count > first.count else {
            throw .outsideDomain(
                routine: routine, argument: "response.count", value: Double(response.count),
                rule: "must be more than the \(first.count) parameters")
        }
        for (index, start) in starts.enumerated() {
            try requireCount(start.count, of: "starts[\(index)]", equals: first.count, in: routine)
            try requireFinite(start, "starts[\(index)]", in: routine)
            let values = curve(start)
            try requireCount(values.count, of: "curve(starts[\(index)])", equals: response.count, in: routine)
        }
        self.response = response
        self.weights = weights
        self.parameterCount = first.count
        self.curve = curve
    }

    /// Response minus curve, or `nil` where the curve isn't finite.
    func residuals(at parameters: [Double]) -> [Double]? {
        let residuals = zip(response, curve(parameters)).map { $0 - $1 }
        return residuals.allSatisfy(\.isFinite) ? residuals : nil
    }

    /// Σ w·e², to about twice the precision of its terms.
    func sumOfSquares(_ residuals: [Double]) -> Double {
        var sum = CompensatedSum()
        for (index, residual) in residuals.enumerated() {
            sum.add((weights?[index] ?? 1) * residual, times: residual)
        }
        return sum.value
    }

    /// The curve's slopes, one row per observation and one column per parameter, by central differences of fourth order;
    /// `nil` where one isn't finite.
    func slopes(at parameters: [Double]) throws(NumericalError) -> DesignMatrix? {
        var rows = response.map { _ in [Double]() }
        for column in parameters.indices {
            let slopes = slope(at: parameters, in: column)
            guard slopes.allSatisfy(\.isFinite) else { return nil }
            for (row, slope) in slopes.enumerated() { rows[row].append(slope) }
        }
        return try DesignMatrix(rows: rows)
    }

    private func slope(at parameters: [Double], in column: Int) -> [Double] {
        // The step balances rounding (ε/h) against the neglected fifth derivative (h⁴), which is large for narrow peaks.
        let step = 0x1p-13 * (parameters[column] == 0 ? 1 : abs(parameters[column]))
        func shifted(by steps: Double) -> [Double] {
            var moved = parameters
            moved[column] += steps * step
            return curve(moved)
        }
        let (near, far) = ((shifted(by: 1), shifted(by: -1)), (shifted(by: 2), shifted(by: -2)))
        return response.indices.map { row in
            (8 * (near.0[row] - near.1[row]) - (far.0[row] - far.1[row])) / (12 * step)
        }
    }
}
