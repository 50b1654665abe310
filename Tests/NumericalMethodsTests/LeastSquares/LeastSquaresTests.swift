import CertifiedProblems
import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

@Suite("Linear least squares")
struct LeastSquaresTests {
    private static let times = [0.0, 1, 2, 3, 4.5, 6, 7]
    private static let response = [3.1, 3.9, 5.2, 5.8, 8.1, 9.6, 10.2]

    private static func line(_ times: [Double] = times) throws -> DesignMatrix {
        try DesignMatrix(rows: times.map { [1, $0] })
    }

    @Test("leaves residuals at right angles to every column")
    func normalEquations() throws {
        let fit = try leastSquares(design: Self.line(), response: Self.response)
        expectClose(fit.residuals.reduce(0, +), to: 0, within: 1e-14)
        expectClose(zip(fit.residuals, Self.times).map { $0 * $1 }.reduce(0, +), to: 0, within: 1e-14)
        expectClose(fit.residuals.map { $0 * $0 }.reduce(0, +), to: fit.residualSumOfSquares, within: 1e-15)
        #expect(fit.residualDegreesOfFreedom == 5)
    }

    @Test("has the covariance of the textbook's line")
    func lineCovariance() throws {
        let fit = try leastSquares(design: Self.line(), response: Self.response)
        let mean = Self.times.reduce(0, +) / 7
        let spread = Self.times.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
        let variance = fit.residualSumOfSquares / 5
        expectClose(fit.covariance[0][0], to: variance * (1 / 7 + mean * mean / spread), within: 1e-14)
        expectClose(fit.covariance[0][1], to: -variance * mean / spread, within: 1e-14)
        expectClose(fit.covariance[1][1], to: variance / spread, within: 1e-14)
        #expect(fit.covariance[0][1] == fit.covariance[1][0])
    }

    @Test("counts an observation of weight 3 like three observations")
    func repetition() throws {
        let weights = [1.0, 3, 1, 1, 2, 1, 1]
        let fit = try weightedLeastSquares(design: Self.line(), response: Self.response, weights: weights)
        let repeated = zip(Self.times.indices, weights).flatMap { Array(repeating: $0, count: Int($1)) }
        let long = try leastSquares(
            design: Self.line(repeated.map { Self.times[$0] }), response: repeated.map { Self.response[$0] })
        for index in 0...1 { expectClose(fit.coefficients[index], to: long.coefficients[index], within: 1e-14) }
        expectClose(fit.residualSumOfSquares, to: long.residualSumOfSquares, within: 1e-14)
        expectClose(fit.unscaledCovariance[1][1], to: long.unscaledCovariance[1][1], within: 1e-14)
    }

    @Test("is the same for equal weights as for none", arguments: [1, 0x1p-40, 0x1p100])
    func equalWeights(weight: Double) throws {
        let plain = try leastSquares(design: Self.line(), response: Self.response)
        let fit = try weightedLeastSquares(
            design: Self.line(), response: Self.response, weights: Self.times.map { _ in weight })
        for index in 0...1 {
            expectClose(fit.coefficients[index], to: plain.coefficients[index], within: 1e-14)
            expectRelativelyClose(fit.standardErrors[index], to: plain.standardErrors[index], within: 1e-13)
        }
        for (found, expected) in zip(fit.residuals, plain.residuals) { expectClose(found, to: expected, within: 1e-13) }
    }

    @Test("finds the line through points of any size", arguments: [1e-140, 1e-50, 1, 1e150, 1e300])
    func sizes(size: Double) throws {
        let fit = try leastSquares(
            design: Self.line(Self.times.map { $0 * size }), response: Self.times.map { 0.5 + 2 * $0 })
        expectClose(fit.coefficients[0], to: 0.5, within: 1e-14)
        expectRelativelyClose(fit.coefficients[1], to: 2 / size, within: 1e-14)
    }

    @Test("refuses columns that depend on each other")
    func dependent() throws {
        let designs = [
            Self.times.map { [1, $0, 2 * $0 - 3] }, Self.times.map { [1, $0, 0] },
            Self.times.map { [0.1, $0, 0.3 + 1e-17 * $0] },
        ]
        for rows in designs {
            #expect(throws: NumericalError.rankDeficient(routine: "leastSquares", rank: 2, columns: 3)) {
                try leastSquares(design: DesignMatrix(rows: rows), response: Self.response)
            }
        }
        #expect(throws: NumericalError.rankDeficient(routine: "leastSquares", rank: 0, columns: 1)) {
            try leastSquares(design: DesignMatrix(rows: [[0], [0]]), response: [1, 2])
        }
    }

    @Test("refuses fewer observations than it takes", arguments: 1...2)
    func tooFew(count: Int) throws {
        let design = try Self.line(Array(Self.times.prefix(count)))
        let expected = NumericalError.outsideDomain(
            routine: "leastSquares", argument: "design.rowCount", value: Double(count),
            rule: "must be more than its 2 columns")
        #expect(throws: expected) {
            try leastSquares(design: design, response: Array(Self.response.prefix(count)))
        }
    }

    @Test("refuses sizes that don't agree")
    func mismatch() throws {
        let design = try Self.line()
        #expect(
            throws: NumericalError.sizeMismatch(routine: "leastSquares", argument: "response", expected: 7, found: 2)
        ) { try leastSquares(design: design, response: [1, 2]) }
        #expect(
            throws: NumericalError.sizeMismatch(
                routine: "weightedLeastSquares", argument: "weights", expected: 7, found: 0)
        ) { try weightedLeastSquares(design: design, response: Self.response, weights: []) }
    }

    @Test("refuses numbers that aren't finite, and says which", arguments: [Double.nan, .infinity, -.infinity])
    func notFinite(value: Double) throws {
        let error = #expect(throws: NumericalError.self) { try DesignMatrix(rows: [[1, 2], [1, value]]) }
        #expect(error?.description.hasPrefix("DesignMatrix: rows[1][1] is ") == true)
        var response = Self.response
        response[3] = value
        let design = try Self.line()
        #expect(throws: NumericalError.self) { try leastSquares(design: design, response: response) }
        var weights = Self.times.map { _ in 1.0 }
        weights[6] = value
        #expect(throws: NumericalError.self) {
            try weightedLeastSquares(design: design, response: Self.response, weights: weights)
        }
    }

    @Test("refuses weights that aren't above 0", arguments: [0, -1])
    func weights(weight: Double) throws {
        let design = try Self.line()
        #expect(throws: NumericalError.self) {
            try weightedLeastSquares(
                design: design, response: Self.response, weights: [1, 1, 1, weight, 1, 1, 1])
        }
    }

    @Test("refuses a design without rows or columns, or with rows of different lengths")
    func shapes() {
        #expect(throws: NumericalError.self) { try DesignMatrix(rows: []) }
        #expect(throws: NumericalError.self) { try DesignMatrix(rows: [[], []]) }
        #expect(
            throws: NumericalError.sizeMismatch(routine: "DesignMatrix", argument: "rows[1]", expected: 2, found: 1)
        ) { try DesignMatrix(rows: [[1, 2], [1]]) }
    }

    @Test("says so where a result is too large for a number")
    func overflow() throws {
        let design = try Self.line(Self.times.map { $0 * 1e-300 })
        #expect(throws: NumericalError.self) {
            try leastSquares(design: design, response: Self.response.map { $0 * 1e300 })
        }
    }
}

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

/// A fit that R gives.
private struct ForeignFit: Decodable {
    let kind: String
    let rows: [[Double]]
    let response: [Double]
    let weights: [Double]
    let coefficients: [Double]
    let standardErrors: [Double]?
    let scale: Double?

    static func all(_ kind: String) throws -> [ForeignFit] {
        let file = Fixtures.folder.appending(path: "LeastSquares/values.json")
        let fits = try JSONDecoder().decode([ForeignFit].self, from: Data(contentsOf: file)).filter { $0.kind == kind }
        #expect(!fits.isEmpty)
        return fits
    }
}

@Suite("Beside R,")
struct ForeignFitTests {
    @Test("weighted least squares has the same coefficients, standard errors and scatter")
    func weighted() throws {
        for foreign in try ForeignFit.all("weighted") {
            let fit = try weightedLeastSquares(
                design: DesignMatrix(rows: foreign.rows), response: foreign.response, weights: foreign.weights)
            let errors = try #require(foreign.standardErrors)
            for index in foreign.coefficients.indices {
                expectRelativelyClose(fit.coefficients[index], to: foreign.coefficients[index], within: 1e-9)
                expectRelativelyClose(fit.standardErrors[index], to: errors[index], within: 1e-9)
            }
            expectRelativelyClose(fit.residualStandardDeviation, to: try #require(foreign.scale), within: 1e-9)
        }
    }

    @Test("robust least squares has the same coefficients and weights as bisquare weighting written out")
    func robust() throws {
        for foreign in try ForeignFit.all("robust") {
            let fit = try robustLeastSquares(design: DesignMatrix(rows: foreign.rows), response: foreign.response)
            for (found, expected) in zip(fit.coefficients, foreign.coefficients) {
                expectRelativelyClose(found, to: expected, within: 1e-6)
            }
            for (found, expected) in zip(fit.weights, foreign.weights) {
                expectClose(found, to: expected, within: 1e-5)
            }
        }
    }
}
