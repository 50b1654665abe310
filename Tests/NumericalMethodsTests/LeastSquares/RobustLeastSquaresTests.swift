import MitoshiNumericalMethods
import TestSupport
import Testing

@Suite("Robust least squares")
struct RobustLeastSquaresTests {
    private static func line(_ count: Int) throws -> DesignMatrix {
        try DesignMatrix(rows: (0..<count).map { [1, Double($0)] })
    }

    @Test("leaves an outlier out, and says so in its weight")
    func outlier() throws {
        let noise = [0.1, -0.2, 0.05, 0.15, -0.1, -0.05, 0.2, -0.15, 0.1, -0.1]
        var response = noise.enumerated().map { 2 + 3 * Double($0.offset) + $0.element }
        response[6] = 500
        let fit = try robustLeastSquares(design: Self.line(10), response: response)
        expectClose(fit.coefficients[0], to: 2, within: 0.1)
        expectClose(fit.coefficients[1], to: 3, within: 0.02)
        #expect(fit.weights[6] == 0)
        #expect(fit.scale < 1)
    }

    @Test("is the plain fit where the points lie on a line")
    func exactLine() throws {
        let fit = try robustLeastSquares(design: Self.line(5), response: [2, 5, 8, 11, 14])
        expectClose(fit.coefficients[0], to: 2, within: 1e-12)
        expectClose(fit.coefficients[1], to: 3, within: 1e-12)
        #expect(fit.weights == [1, 1, 1, 1, 1])
    }

    @Test("changes its answer with the unit of the response by that factor only")
    func unit() throws {
        let response = [3, 4, 4.5, 5.1, 6, 16.2, 7.3, 7.9]
        let fit = try robustLeastSquares(design: Self.line(8), response: response)
        let other = try robustLeastSquares(design: Self.line(8), response: response.map { $0 * 1_000 })
        for (found, expected) in zip(other.coefficients, fit.coefficients) {
            expectClose(found, to: 1_000 * expected, within: 1e-6)
        }
        expectClose(other.scale, to: 1_000 * fit.scale, within: 1e-6)
    }

    @Test("says by name when all but one of the observations fit exactly")
    func noScatter() throws {
        let error = #expect(throws: NumericalError.self) {
            try robustLeastSquares(design: Self.line(8), response: [0, 0, 0, 0, 0, 0, 5, 0])
        }
        guard case .noConvergence = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("refuses what least squares refuses")
    func refusals() throws {
        #expect(throws: NumericalError.self) { try robustLeastSquares(design: Self.line(2), response: [1, 2]) }
        #expect(throws: NumericalError.self) { try robustLeastSquares(design: Self.line(3), response: [1, .nan, 2]) }
        let dependent = try DesignMatrix(rows: (0..<5).map { [Double($0), 2 * Double($0)] })
        #expect(throws: NumericalError.rankDeficient(routine: "leastSquares", rank: 1, columns: 2)) {
            try robustLeastSquares(design: dependent, response: [1, 2, 3, 4, 6])
        }
    }
}
