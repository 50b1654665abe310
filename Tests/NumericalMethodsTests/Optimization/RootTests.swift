import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

@Suite("The root in an interval")
struct RootTests {
    struct Crossing: Sendable, CustomTestStringConvertible {
        let name: String
        let interval: ClosedRange<Double>
        let root: Double
        let value: @Sendable (Double) -> Double
        var testDescription: String { name }
    }

    static let crossings = [
        Crossing(name: "the root of 2", interval: 0...2, root: 2.0.squareRoot()) { $0 * $0 - 2 },
        // The Dottie number.
        Crossing(name: "cos x = x", interval: 0...1, root: 0.739085133215160641655) { cos($0) - $0 },
        Crossing(name: "a falling line", interval: -5...7, root: 1.5) { 3 - 2 * $0 },
        Crossing(name: "a root at the left end", interval: 1...2, root: 1) { $0 - 1 },
        Crossing(name: "a root at the right end", interval: 0...1, root: 1) { $0 - 1 },
        Crossing(name: "a triple root", interval: -1...2, root: 0.25) { pow($0 - 0.25, 3) },
        Crossing(name: "a jump", interval: -1...2, root: 1.0 / 3) { $0 < 1.0 / 3 ? -1 : 1 },
        Crossing(name: "a tiny root in a wide interval", interval: 0...1e9, root: 1e-9) { $0 - 1e-9 },
        Crossing(name: "a root at 0", interval: -1e3...2e3, root: 0) { $0 * exp(-$0 / 1000) },
        Crossing(name: "a cliff", interval: 0...1, root: 0.999) { exp(1000 * ($0 - 0.999)) - 1 },
    ]

    @Test("is found to the last digits", arguments: crossings)
    func found(_ crossing: Crossing) throws {
        let root = try root(in: crossing.interval) { crossing.value($0) }
        #expect(abs(root - crossing.root) <= 1e-13 * abs(crossing.root) + 1e-300)
    }

    @Test("isn't looked for where the function keeps its sign")
    func sameSign() {
        #expect {
            try root(in: -1...1) { $0 * $0 + 1 }
        } throws: { error in
            guard case .outsideDomain("root(in:)", _, 2, _)? = error as? NumericalError else { return false }
            return true
        }
    }

    @Test("is refused for an interval without width or end", arguments: [1.0...1, -.infinity...0, 0 ... .infinity])
    func interval(_ interval: ClosedRange<Double>) {
        #expect(throws: NumericalError.self) { try root(in: interval) { $0 } }
    }

    @Test("is refused for a tolerance or a count that can't be", arguments: [0, -1, Double.nan, .infinity])
    func tolerance(_ tolerance: Double) {
        #expect(throws: NumericalError.self) { try root(in: 0...1, tolerance: tolerance) { $0 - 0.3 } }
        #expect(throws: NumericalError.self) { try root(in: 0...1, maximumIterations: 0) { $0 - 0.3 } }
    }

    @Test("is refused where the function is no number", arguments: [Double.nan, .infinity, -.infinity])
    func noNumber(_ value: Double) {
        #expect(throws: NumericalError.self) { try root(in: 0...1) { _ in value } }
        #expect(throws: NumericalError.self) { try root(in: 0...1) { $0 == 0 ? -1 : $0 == 1 ? 2 : value } }
    }

    @Test("says when it isn't found in the steps allowed")
    func notSettled() {
        #expect {
            try root(in: 0...2, maximumIterations: 2) { $0 * $0 - 2 }
        } throws: { error in
            guard case .noConvergence("root(in:)", 2, _)? = error as? NumericalError else { return false }
            return true
        }
    }

    @Test("ends with the function's own error")
    func ownError() {
        let own = NumericalError.notFinite(routine: "own", result: "nothing")
        #expect(throws: own) {
            try root(in: 0...2) { x throws(NumericalError) in
                guard x == 0 || x == 2 else { throw own }
                return x - 1.7
            }
        }
    }

    @Test("may be looked for while another is")
    func nested() throws {
        // The root of x − r(x), where r(x) is the root of r² = 2 + x: x = 2.
        let outer = try root(in: 1...3) { x throws(NumericalError) in
            try x - root(in: 0...5) { inner in inner * inner - 2 - x }
        }
        expectClose(outer, to: 2, within: 1e-13)
    }
}
