/// Fits `response ≈ design · coefficients` by least squares.
///
/// - Parameters:
///   - design: One row per observation, *n* × *p* with *n* > *p*.
///   - response: *n* observations, in any one unit.
/// - Returns: *p* coefficients with their covariance, and *n* residuals.
/// - Throws: ``NumericalError/sizeMismatch(routine:argument:expected:found:)`` when the row counts differ,
///   ``NumericalError/outsideDomain(routine:argument:value:rule:)`` when there are too few observations or one isn't
///   finite, ``NumericalError/rankDeficient(routine:rank:columns:)`` when the columns of the design depend on each
///   other, ``NumericalError/notFinite(routine:result:)`` when a result is too large.
/// - Complexity: O(*n p*²).
///
/// Source: Householder QR with column scaling and pivoting (GSL manual, “QR Decomposition with Column Pivoting”),
/// refined by Björck (1967), “Iterative Refinement of Linear Least Squares Solutions I”; held to the eleven linear
/// problems of NIST StRD.
package func leastSquares(design: DesignMatrix, response: [Double]) throws(NumericalError) -> LeastSquaresFit {
    try fit(design, response, weights: nil, routine: "leastSquares")
}

/// Fits `response ≈ design · coefficients` by least squares in which observations count for different amounts.
///
/// - Parameters:
///   - design: One row per observation, *n* × *p* with *n* > *p*.
///   - response: *n* observations, in any one unit.
///   - weights: *n* positive numbers, in proportion to 1 / variance. Their common factor changes
///     ``LeastSquaresFit/residualSumOfSquares`` and ``LeastSquaresFit/unscaledCovariance``, nothing else.
/// - Throws: As ``leastSquares(design:response:)``; ``NumericalError/outsideDomain(routine:argument:value:rule:)`` for
///   a weight that isn't positive and finite too.
///
/// Source: as ``leastSquares(design:response:)``, with each row multiplied by the root of its weight.
package func weightedLeastSquares(
    design: DesignMatrix, response: [Double], weights: [Double]
) throws(NumericalError) -> LeastSquaresFit {
    let routine = "weightedLeastSquares"
    try requireCount(weights.count, of: "weights", equals: design.rowCount, in: routine)
    for (index, weight) in weights.enumerated() { try requirePositive(weight, "weights[\(index)]", in: routine) }
    return try fit(design, response, weights: weights, routine: routine)
}

private func fit(
    _ design: DesignMatrix, _ response: [Double], weights: [Double]?, routine: String
) throws(NumericalError) -> LeastSquaresFit {
    try requireCount(response.count, of: "response", equals: design.rowCount, in: routine)
    try requireFinite(response, "response", in: routine)
    guard design.rowCount > design.columnCount else {
        throw .outsideDomain(
            routine: routine, argument: "design.rowCount", value: Double(design.rowCount),
            rule: "must be more than its \(design.columnCount) columns")
    }
    let problem = ScaledProblem(design, response, weights: weights)
    let result = try problem.solve(routine: routine)
    let numbers = result.coefficients + result.residuals + result.unscaledCovariance.flatMap { $0 }
    guard numbers.allSatisfy(\.isFinite), result.residualSumOfSquares.isFinite else {
        throw .notFinite(routine: routine, result: "a coefficient, residual or covariance")
    }
    return result
}
