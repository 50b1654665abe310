import CertifiedProblems
import MitoshiNumericalMethods
import Testing

@Suite("Nonlinear least squares, on NIST's reference problems,")
struct NonlinearReferenceTests {
    @Test("has one file for each problem")
    func count() throws {
        #expect(try NonlinearProblem.all(in: Fixtures.nist).count == 27)
    }

    @Test("finds six digits of the certified parameters from both starts", arguments: [0, 1])
    func parameters(start: Int) throws {
        for problem in try NonlinearProblem.all(in: Fixtures.nist) {
            let fit = try problem.fit(start: start)
            let digits = leastLogRelativeError(of: fit.parameters, certified: problem.parameters)
            #expect(digits >= 6, "\(problem.name)")
        }
    }

    /// Lanczos1's residuals are rounding alone (certified sum of squares 1.4e-25), and so are its standard deviations.
    @Test("finds six digits of the certified standard deviations from the near start")
    func standardDeviations() throws {
        for problem in try NonlinearProblem.all(in: Fixtures.nist) where problem.name != "Lanczos1" {
            let fit = try problem.fit(start: 1)
            let digits = leastLogRelativeError(of: fit.standardErrors, certified: problem.standardDeviations)
            #expect(digits >= 6, "\(problem.name)")
        }
    }
}
