import MitoshiNumericalMethods
import MitoshiStatistics
import TestSupport
import Testing

/// The expected numbers are those of `scripts/oracles/logistic-regression.py`.
@Suite("Logistic regression")
struct LogisticRegressionTests {
    private static let predictors: [[Double]] = [
        [1, 0, -2], [1, 0, -1], [1, 0, 0.5], [1, 0, 1.5], [1, 0, 2], [1, 0, 0], [0, 1, -1.5], [0, 1, -0.5],
        [0, 1, 0.5],
        [0, 1, 1], [0, 1, 2.5], [0, 1, -2.5],
    ]
    private static let outcomes = [
        false, true, false, true, true, false, false, false, true, true, true, true,
    ]
    private static let weights = [1, 0.5, 0.5, 1, 2, 1, 1, 0.25, 1, 1, 3, 0.75]

    @Test("finds the coefficients that a minimizer finds, with outcomes that count for different amounts")
    func coefficients() throws {
        let found = try LogisticRegression(
            predictors: Self.predictors, outcomes: Self.outcomes, weights: Self.weights)
        for (coefficient, expected) in zip(
            found.coefficients, [-0.22691986278577053, 1.805082792471167, 1.139049799879348])
        {
            expectClose(coefficient, to: expected, within: 1e-8)
        }
    }

    @Test("stays finite where a predictor tells every outcome, and at 0 where there is nothing to tell")
    func separated() throws {
        let sure = try LogisticRegression(
            predictors: [[-1, 0], [1, 0]], outcomes: [false, true], weights: [1, 1])
        expectClose(sure.coefficients[0], to: 7.8434203023227616, within: 1e-6)
        expectClose(sure.coefficients[1], to: 0, within: 1e-12)
    }

    @Test("refuses weights that aren't positive, and rows of other numbers than outcomes")
    func refusals() {
        #expect(throws: NumericalError.self) {
            try LogisticRegression(predictors: [[1], [1]], outcomes: [true, false], weights: [1, 0])
        }
        #expect(throws: NumericalError.self) {
            try LogisticRegression(predictors: [[1], [1]], outcomes: [true], weights: [1])
        }
    }
}
