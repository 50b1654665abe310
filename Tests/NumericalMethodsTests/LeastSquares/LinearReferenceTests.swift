import CertifiedProblems
import MitoshiNumericalMethods
import TestSupport
import Testing

@Suite("Linear least squares, on NIST's reference problems,")
struct LinearReferenceTests {
    /// Digits that double precision allows where a problem's conditioning forbids nine and eight.
    private static let fewerCoefficientDigits = ["Wampler4": 7.5, "Wampler5": 5.5, "Filip": 7]
    private static let fewerDeviationDigits = ["Filip": 6.0]

    @Test("has one file for each problem")
    func count() throws {
        #expect(try LinearProblem.all(in: Fixtures.nist).count == 11)
    }

    @Test("finds the certified coefficients", arguments: try LinearProblem.all(in: Fixtures.nist))
    func coefficients(_ problem: LinearProblem) throws {
        let fit = try leastSquares(design: problem.design, response: problem.response)
        let digits = leastLogRelativeError(of: fit.coefficients, certified: problem.coefficients)
        #expect(digits >= Self.fewerCoefficientDigits[problem.name] ?? 9)
    }

    @Test("finds the certified standard deviations", arguments: try LinearProblem.all(in: Fixtures.nist))
    func standardDeviations(_ problem: LinearProblem) throws {
        let fit = try leastSquares(design: problem.design, response: problem.response)
        let digits = leastLogRelativeError(of: fit.standardErrors, certified: problem.standardDeviations)
        #expect(digits >= Self.fewerDeviationDigits[problem.name] ?? 8)
        #expect(
            logRelativeError(of: fit.residualStandardDeviation, certified: problem.residualStandardDeviation)
                >= Self.fewerDeviationDigits[problem.name] ?? 8)
    }

    @Test(
        "doesn't depend on the unit of a column or of the response", arguments: try LinearProblem.all(in: Fixtures.nist)
    )
    func units(_ problem: LinearProblem) throws {
        let rows = (0..<problem.design.rowCount).map { row in
            (0..<problem.design.columnCount).map { problem.design[row, $0] * 0x1p-40 }
        }
        let moved = try leastSquares(design: DesignMatrix(rows: rows), response: problem.response.map { $0 * 0x1p100 })
        let fit = try leastSquares(design: problem.design, response: problem.response)
        #expect(moved.coefficients == fit.coefficients.map { $0 * 0x1p140 })
        #expect(moved.standardErrors == fit.standardErrors.map { $0 * 0x1p140 })
    }
}
