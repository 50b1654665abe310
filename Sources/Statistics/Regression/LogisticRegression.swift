import Foundation
public import MitoshiNumericalMethods

/// logit P(yes) as a sum of predictors, each times its coefficient.
public struct LogisticRegression: Hashable, Sendable {
    /// One for each predictor.
    public let coefficients: [Double]

    /// - Parameters:
    ///   - predictors: One row for each outcome, all of one length; a constant term is a column of ones.
    ///   - outcomes: As many as there are rows.
    ///   - weights: For how much each outcome counts, above 0.
    /// - Throws: `NumericalError` when the sizes differ, a number isn't finite or a weight isn't positive.
    ///
    /// Source: maximum likelihood by Newton's method, which is least squares with weights renewed (McCullagh & Nelder 1989,
    /// Generalized Linear Models, section 4.4). What no outcome tells stays at 0: every coefficient is held by a normal
    /// prior as wide as `priorVariance` says, which shows in no digit where there are outcomes.
    public init(predictors: [[Double]], outcomes: [Bool], weights: [Double]) throws(NumericalError) {
        let count = predictors.first?.count ?? 0
        let held = (0..<count).map { place in (0..<count).map { $0 == place ? 1.0 : 0 } }
        let design = try DesignMatrix(rows: predictors + held)
        var coefficients = [Double](repeating: 0, count: count)
        for _ in 0..<Self.mostSteps {
            var (response, information): ([Double], [Double]) = ([], [])
            for (row, (outcome, weight)) in zip(predictors, zip(outcomes, weights)) {
                let logit = zip(row, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
                let chance = 1 / (1 + exp(-logit))
                let variance = max(chance * (1 - chance), Self.leastVariance)
                response.append(logit + ((outcome ? 1 : 0) - chance) / variance)
                information.append(weight * variance)
            }
            let step = try weightedLeastSquares(
                design: design, response: response + [Double](repeating: 0, count: count),
                weights: information + [Double](repeating: 1 / Self.priorVariance, count: count))
            let distance = zip(step.coefficients, coefficients).map { abs($0 - $1) }.max() ?? 0
            coefficients = step.coefficients
            if distance < Self.tolerance { break }
        }
        self.coefficients = coefficients
    }

    /// Of a normal prior about 0 for each coefficient.
    static let priorVariance = 1e4
    private static let leastVariance = 1e-10
    private static let tolerance = 1e-10
    private static let mostSteps = 100
}
