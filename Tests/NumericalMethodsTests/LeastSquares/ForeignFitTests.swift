import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

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
