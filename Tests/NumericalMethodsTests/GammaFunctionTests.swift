import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

@Suite("Functions of the gamma family")
struct GammaFunctionTests {
    /// Values of mpmath 1.4 in 30 digits: `loggamma`, `digamma`.
    static let values: [(x: Double, logGamma: Double, digamma: Double)] = [
        (1e-8, 18.4206807381802089, -100_000_000.577215646),
        (0.5, 0.572364942924700087, -1.96351002602142348),
        (1, 0, -0.577215664901532861),
        (3.75, 1.48681557859341706, 1.18253738861179623),
        (57.25, 173.361912830627236, 4.03866859335712693),
        (1e6, 12_815_504.5691476117, 13.8155100579641908),
        (1e100, 2.29258509299404572e102, 230.258509299404568),
    ]

    @Test("have fourteen right digits", arguments: values)
    func digits(x: Double, expectedLogGamma: Double, expectedDigamma: Double) throws {
        try expectClose(logGamma(x), to: expectedLogGamma, within: 1e-14)
        try expectClose(digamma(x), to: expectedDigamma, within: 1e-14)
    }

    @Test("follow Γ(x + 1) = x Γ(x)", arguments: [0.2, 1, 3.5, 80, 1e5])
    func recurrence(x: Double) throws {
        try expectClose(logGamma(x + 1), to: logGamma(x) + log(x), within: 1e-13)
        try expectClose(digamma(x + 1), to: digamma(x) + 1 / x, within: 1e-13)
    }

    @Test(
        "aren't defined for what isn't a positive number", arguments: [0, -1, -0.5, Double.nan, .infinity, -.infinity])
    func outside(x: Double) {
        #expect(throws: NumericalError.self) { try logGamma(x) }
        #expect(throws: NumericalError.self) { try digamma(x) }
    }

    @Test("say so where a result is too large")
    func overflow() {
        #expect(throws: NumericalError.self) { try logGamma(1e308) }
        #expect(throws: NumericalError.self) { try digamma(.leastNonzeroMagnitude) }
    }
}
