/// The end of a search, brought by Gauss–Newton steps as near to the minimum as rounding allows.
struct PolishedFit {
    private(set) var parameters: [Double]
    private(set) var residuals: [Double]
    private(set) var sumOfSquares: Double
    private(set) var covariance: [[Double]] = []

    init(problem: CurveProblem, start: [Double]) throws(NumericalError) {
        parameters = start
        residuals = try Self.residuals(of: problem, at: start)
        sumOfSquares = problem.sumOfSquares(residuals)
        var step = try gaussNewtonStep(problem)
        var lastLength = Double.infinity
        for _ in 0..<100 {
            let length = relativeLength(step)
            // Near the minimum the sum of squares is flat to within its rounding, so it can't tell which of two points is
            // better beyond half the digits; the step's own length can.
            guard length > Double.ulpOfOne, try take(step, of: problem, mayRise: length < lastLength) else { break }
            lastLength = length
            step = try gaussNewtonStep(problem)
        }
        guard isNegligible(step, problem) else {
            throw .noConvergence(
                routine: "nonlinearLeastSquares", iterations: 100,
                reason: "at rest where a full step still changes a parameter by \(relativeLength(step)) of itself")
        }
    }

    /// Whether a full step from here would change nothing that matters: a search can also come to rest on a slope that
    /// is too steep, too flat or too crooked for its steps.
    private func isNegligible(_ step: [Double], _ problem: CurveProblem) -> Bool {
        let isSmall = step.indices.allSatisfy { index in
            let size = max(1e-6 * abs(parameters[index]), 1e-3 * covariance[index][index].squareRoot())
            return abs(step[index]) <= size
        }
        if isSmall { return true }
        // Where residuals are rounding errors, so is the step.
        let size = problem.response.map(abs).max() ?? 0
        return residuals.allSatisfy { abs($0) <= 16 * .ulpOfOne * size }
    }

    private static func residuals(
        of problem: CurveProblem, at parameters: [Double]
    ) throws(NumericalError) -> [Double] {
        guard let residuals = problem.residuals(at: parameters) else {
            throw .notFinite(routine: "nonlinearLeastSquares", result: "the curve at the solution")
        }
        return residuals
    }

    /// The step to the minimum of the curve's linear part; also sets ``covariance``.
    private mutating func gaussNewtonStep(_ problem: CurveProblem) throws(NumericalError) -> [Double] {
        guard let slopes = try problem.slopes(at: parameters) else {
            throw .notFinite(routine: "nonlinearLeastSquares", result: "the curve's slopes at the solution")
        }
        let fit =
            if let weights = problem.weights {
                try weightedLeastSquares(design: slopes, response: residuals, weights: weights)
            } else {
                try leastSquares(design: slopes, response: residuals)
            }
        try requireIndependentColumns(of: slopes, fit)
        let variance = sumOfSquares / Double(fit.residualDegreesOfFreedom)
        covariance = fit.unscaledCovariance.map { $0.map { $0 * variance } }
        return fit.coefficients
    }

    /// Differences carry about ten digits, so a column nearer than that to the span of the others may lie in it.
    private func requireIndependentColumns(of slopes: DesignMatrix, _ fit: LeastSquaresFit) throws(NumericalError) {
        let dependent = (0..<slopes.columnCount).filter { column in
            let lengthSquared = (0..<slopes.rowCount).map { slopes[$0, column] * slopes[$0, column] }.reduce(0, +)
            // The squared sine of the angle between the column and the others.
            return 1 / (fit.unscaledCovariance[column][column] * lengthSquared) < 1e-20
        }
        guard dependent.isEmpty else {
            throw .rankDeficient(
                routine: "nonlinearLeastSquares", rank: slopes.columnCount - max(1, dependent.count - 1),
                columns: slopes.columnCount)
        }
    }

    private func relativeLength(_ step: [Double]) -> Double {
        zip(step, parameters).map { abs($0) / max(abs($1), Double.leastNormalMagnitude) }.max() ?? 0
    }

    /// Moves by the step, halved while the sum of squares rises; `false` when no part of it helps.
    private mutating func take(
        _ step: [Double], of problem: CurveProblem, mayRise: Bool
    ) throws(NumericalError) -> Bool {
        for halving in 0..<4 {
            let scale = Double(sign: .plus, exponent: -halving, significand: 1)
            let moved = zip(parameters, step).map { $0 + scale * $1 }
            guard moved != parameters, let found = problem.residuals(at: moved) else { continue }
            let sum = problem.sumOfSquares(found)
            if sum < sumOfSquares || (mayRise && sum <= sumOfSquares * (1 + 1e-13)) {
                (parameters, residuals, sumOfSquares) = (moved, found, sum)
                return true
            }
        }
        return false
    }
}
