import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

@Suite("The minimum in several parameters")
struct MultivariateMinimumTests {
    /// Test functions of Moré, Garbow and Hillstrom (1981), “Testing Unconstrained Optimization Software”, with the
    /// standard starts.
    struct Landscape: Sendable, CustomTestStringConvertible {
        let name: String
        let start: [Double]
        let lowest: [Double]
        let height: @Sendable ([Double]) -> Double
        var testDescription: String { name }
    }

    static let landscapes = [
        Landscape(name: "Rosenbrock", start: [-1.2, 1], lowest: [1, 1]) { x in
            100 * pow(x[1] - x[0] * x[0], 2) + pow(1 - x[0], 2)
        },
        Landscape(name: "Beale", start: [1, 1], lowest: [3, 0.5]) { x in
            pow(1.5 - x[0] * (1 - x[1]), 2) + pow(2.25 - x[0] * (1 - x[1] * x[1]), 2)
                + pow(2.625 - x[0] * (1 - x[1] * x[1] * x[1]), 2)
        },
        Landscape(name: "Wood", start: [-3, -1, -3, -1], lowest: [1, 1, 1, 1]) { x in
            100 * pow(x[1] - x[0] * x[0], 2) + pow(1 - x[0], 2) + 90 * pow(x[3] - x[2] * x[2], 2) + pow(1 - x[2], 2)
                + 10 * pow(x[1] + x[3] - 2, 2) + 0.1 * pow(x[1] - x[3], 2)
        },
        Landscape(name: "one parameter", start: [0], lowest: [4]) { x in (x[0] - 4) * (x[0] - 4) },
        Landscape(name: "a corner behind a wall", start: [2, 2], lowest: [1, 1]) { x in
            x[0] >= 1 && x[1] >= 1 ? x[0] + 2 * x[1] : .infinity
        },
    ]

    @Test("is found", arguments: landscapes)
    func found(_ landscape: Landscape) throws {
        let minimum = try multivariateMinimum(
            start: landscape.start, steps: landscape.start.map { _ in 0.5 }, restarts: 2
        ) { landscape.height($0) }
        for (found, lowest) in zip(minimum.point, landscape.lowest) { expectClose(found, to: lowest, within: 1e-5) }
        #expect(minimum.value == landscape.height(minimum.point))
        #expect(minimum.iterations > 0)
    }

    @Test("doesn't depend on the units of the parameters")
    func units() throws {
        let height: ([Double]) -> Double = { 100 * pow($0[1] - $0[0] * $0[0], 2) + pow(1 - $0[0], 2) }
        let minimum = try multivariateMinimum(start: [-1.2, 1], steps: [0.5, 0.5]) { height($0) }
        let scaled = try multivariateMinimum(start: [-1.2 * 0x1p20, 0x1p-30], steps: [0x1p19, 0x1p-31]) {
            height([$0[0] * 0x1p-20, $0[1] * 0x1p30])
        }
        #expect(scaled.point == [minimum.point[0] * 0x1p20, minimum.point[1] * 0x1p-30])
        #expect(scaled.iterations == minimum.iterations)
    }

    @Test("is refused for no parameters, or steps that don't fit them")
    func sizes() {
        #expect(throws: NumericalError.self) { try multivariateMinimum(start: [], steps: []) { _ in 0 } }
        #expect(
            throws: NumericalError.sizeMismatch(
                routine: "multivariateMinimum", argument: "steps", expected: 2, found: 1)
        ) {
            try multivariateMinimum(start: [0, 0], steps: [1]) { $0[0] }
        }
    }

    @Test("is refused for numbers that make no sense", arguments: [Double.nan, .infinity, -.infinity])
    func nonsense(_ value: Double) {
        #expect(throws: NumericalError.self) { try multivariateMinimum(start: [value], steps: [1]) { $0[0] } }
        #expect(throws: NumericalError.self) { try multivariateMinimum(start: [0], steps: [value]) { $0[0] } }
        #expect(throws: NumericalError.self) {
            try multivariateMinimum(start: [0], steps: [1], tolerance: value) { $0[0] * $0[0] }
        }
        #expect(throws: NumericalError.self) { try multivariateMinimum(start: [0], steps: [1]) { _ in value } }
    }

    @Test("is refused for steps, tolerances and counts below what they can be", arguments: [0.0, -1])
    func tooSmall(_ value: Double) {
        #expect(throws: NumericalError.self) { try multivariateMinimum(start: [0], steps: [value]) { $0[0] } }
        #expect(throws: NumericalError.self) {
            try multivariateMinimum(start: [0], steps: [1], tolerance: value) { $0[0] * $0[0] }
        }
        #expect(throws: NumericalError.self) {
            try multivariateMinimum(start: [0], steps: [1], maximumIterations: Int(value)) { $0[0] * $0[0] }
        }
        #expect(throws: NumericalError.self) {
            try multivariateMinimum(start: [0], steps: [1], restarts: -1) { $0[0] * $0[0] }
        }
    }

    @Test("isn't claimed where the function falls without end")
    func bottomless() {
        #expect(throws: NumericalError.self) {
            try multivariateMinimum(start: [0, 0], steps: [1, 1]) { $0[0] + $0[1] }
        }
    }

    @Test("says when it isn't found in the steps allowed")
    func notSettled() {
        #expect {
            try multivariateMinimum(start: [-1.2, 1], steps: [0.5, 0.5], maximumIterations: 10) {
                100 * pow($0[1] - $0[0] * $0[0], 2) + pow(1 - $0[0], 2)
            }
        } throws: { error in
            guard case .noConvergence(_, 10, _)? = error as? NumericalError else { return false }
            return true
        }
    }

    @Test("ends with the function's own error")
    func ownError() {
        let own = NumericalError.notFinite(routine: "own", result: "nothing")
        #expect(throws: own) {
            try multivariateMinimum(start: [0, 0], steps: [1, 1]) { point throws(NumericalError) in
                guard point[0] < 0.9 else { throw own }
                return -point[0]
            }
        }
    }
}
