import CertifiedProblems
import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

@Suite("Nonlinear least squares")
struct NonlinearLeastSquaresTests {
    private static let times = [0.0, 1, 2, 3, 4, 5]

    private static func exponential(_ parameters: [Double]) -> [Double] {
        times.map { parameters[0] * exp(parameters[1] * $0) }
    }

    @Test("takes the best of several starts")
    func severalStarts() throws {
        // y = cos(b·t) has many local minima in b; only the start near 2 leads to the lowest.
        let times = (0..<20).map { Double($0) / 4 }
        let fit = try nonlinearLeastSquares(
            response: times.map { cos(2 * $0) }, starts: [[9], [2.2], [30]],
            curve: { parameters in times.map { cos(parameters[0] * $0) } })
        expectClose(fit.parameters[0], to: 2, within: 1e-9)
    }

    @Test("gives weights their say: repeating an observation equals doubling its weight")
    func weights() throws {
        let response = [1.0, 2.9, 7.1, 20.5, 54, 149]
        let weighted = try nonlinearLeastSquares(
            response: response, weights: [1, 1, 1, 1, 2, 1], starts: [[1, 1]], curve: Self.exponential)
        let repeated = try nonlinearLeastSquares(
            response: response + [54], starts: [[1, 1]],
            curve: { parameters in
                let values = Self.exponential(parameters)
                return values + [values[4]]
            })
        expectClose(weighted.parameters[0], to: repeated.parameters[0], within: 1e-9)
        expectClose(weighted.parameters[1], to: repeated.parameters[1], within: 1e-9)
    }

    @Test("names the parameters that the data don't determine")
    func notDetermined() {
        let error = #expect(throws: NumericalError.self) {
            try nonlinearLeastSquares(
                response: [1, 2, 3, 4, 5, 6.5], starts: [[1, 1]],
                curve: { parameters in Self.times.map { (parameters[0] + parameters[1]) * $0 } })
        }
        guard case .noConvergence(_, _, let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.contains("only 1 of the design's 2 columns"))
    }

    @Test("doesn't take a rest on a crease for a minimum")
    func crease() {
        let error = #expect(throws: NumericalError.self) {
            try nonlinearLeastSquares(
                response: [0, 0.1, -0.1], starts: [[1]], maximumIterations: 200,
                curve: { parameters in [1, 1, 1].map { $0 + abs(parameters[0] - 0.3) } })
        }
        guard case .noConvergence(_, _, let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.contains("at rest where a full step still changes a parameter"))
    }

    @Test("ends by name when the curve is never finite")
    func neverFinite() {
        let error = #expect(throws: NumericalError.self) {
            try nonlinearLeastSquares(
                response: [1, 2, 3], starts: [[1]], maximumIterations: 50,
                curve: { _ in [.nan, .nan, .nan] })
        }
        guard case .noConvergence = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("refuses as many parameters as observations")
    func tooFewObservations() {
        #expect(
            throws: NumericalError.outsideDomain(
                routine: "nonlinearLeastSquares", argument: "response.count", value: 2,
                rule: "must be more than the 2 parameters")
        ) {
            try nonlinearLeastSquares(response: [1, 2], starts: [[1, 1]], curve: { [$0[0], $0[1]] })
        }
    }

    @Test("refuses numbers that aren't finite", arguments: [Double.nan, .infinity, -.infinity])
    func notFinite(_ value: Double) {
        #expect(throws: NumericalError.self) {
            try nonlinearLeastSquares(response: [1, value, 2], starts: [[1]], curve: { [$0[0], $0[0], $0[0]] })
        }
        #expect(throws: NumericalError.self) {
            try nonlinearLeastSquares(response: [1, 1, 2], starts: [[value]], curve: { [$0[0], $0[0], $0[0]] })
        }
        #expect(throws: NumericalError.self) {
            try nonlinearLeastSquares(
                response: [1, 1, 2], weights: [1, value, 1], starts: [[1]], curve: { [$0[0], $0[0], $0[0]] })
        }
    }

    @Test("refuses no start, starts of different sizes and a curve of another length")
    func sizes() {
        let curve: ([Double]) -> [Double] = { [$0[0], $0[0], $0[0]] }
        #expect(throws: NumericalError.self) {
            try nonlinearLeastSquares(response: [1, 2, 3], starts: [], curve: curve)
        }
        #expect(throws: NumericalError.self) {
            try nonlinearLeastSquares(response: [1, 2, 3], starts: [[1], [1, 2]], curve: curve)
        }
        #expect(throws: NumericalError.self) {
            try nonlinearLeastSquares(response: [1, 2, 3, 4], starts: [[1]], curve: curve)
        }
    }
}

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
