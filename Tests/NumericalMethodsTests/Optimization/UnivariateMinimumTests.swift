import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

@Suite("The minimum in an interval")
struct UnivariateMinimumTests {
    struct Valley: Sendable, CustomTestStringConvertible {
        let name: String
        let interval: ClosedRange<Double>
        let lowest: Double
        let height: @Sendable (Double) -> Double
        var testDescription: String { name }
    }

    static let valleys = [
        Valley(name: "a parabola", interval: -10...100, lowest: 2) { ($0 - 2) * ($0 - 2) },
        Valley(name: "a kink", interval: -1...5, lowest: 1.25) { abs($0 - 1.25) },
        Valley(name: "a cosine", interval: 0...6, lowest: .pi, height: cos),
        Valley(name: "x log x", interval: 1e-9...1, lowest: exp(-1)) { $0 * log($0) },
        Valley(name: "a quartic at 0", interval: -3...4, lowest: 0) { $0 * $0 * $0 * $0 },
        Valley(name: "a valley between walls", interval: -1...1, lowest: 0.5) { x in
            abs(x) < 0.75 ? (x - 0.5) * (x - 0.5) : .infinity
        },
        Valley(name: "the deeper of two valleys", interval: -2...2, lowest: -1.0355787) { x in
            (x * x - 1) * (x * x - 1) + 0.3 * x
        },
        Valley(name: "a slope down to the left end", interval: 1...3, lowest: 1, height: exp),
        Valley(name: "a slope down to the right end", interval: -3 ... -1, lowest: -1) { -$0 },
        Valley(name: "a far, narrow valley", interval: 0...1e6, lowest: 765_432.1) { x in
            let distance = x / 765_432.1 - 1
            return distance * distance
        },
    ]

    @Test("is found", arguments: valleys)
    func found(_ valley: Valley) throws {
        let minimum = try minimum(in: valley.interval) { valley.height($0) }
        // A function that starts with a fourth power can't be told from flat nearer than the fourth root of rounding.
        let tolerance = valley.name == "a quartic at 0" ? 1e-3 : 1e-6
        expectClose(minimum.point, to: valley.lowest, within: tolerance)
        #expect(minimum.value == valley.height(minimum.point))
        #expect(valley.interval.contains(minimum.point))
        #expect(minimum.iterations > 0)
    }

    @Test("is looked for from a guess")
    func guess() throws {
        // Two valleys of equal depth: the guess decides.
        for side in [-1.0, 1] {
            let minimum = try minimum(in: -2...2, guess: 0.9 * side) { ($0 * $0 - 1) * ($0 * $0 - 1) }
            expectClose(minimum.point, to: side, within: 1e-6)
        }
    }

    @Test("isn't asked for outside its interval", arguments: valleys)
    func staysInside(_ valley: Valley) throws {
        _ = try minimum(in: valley.interval) { x in
            #expect(valley.interval.contains(x))
            return valley.height(x)
        }
    }

    @Test("of a constant is the constant")
    func constant() throws {
        let minimum = try minimum(in: 2...3) { _ in 7 }
        #expect(minimum.value == 7)
        #expect((2...3).contains(minimum.point))
    }

    @Test("is refused for an interval without width or end", arguments: [1.0...1, -.infinity...0, 0 ... .infinity])
    func interval(_ interval: ClosedRange<Double>) {
        #expect(throws: NumericalError.self) { try minimum(in: interval) { $0 } }
    }

    @Test("is refused for a guess outside the interval", arguments: [-1, 0, 1, 2, Double.nan, .infinity])
    func badGuess(_ guess: Double) {
        #expect(throws: NumericalError.self) { try minimum(in: 0...1, guess: guess) { $0 * $0 } }
    }

    @Test("is refused for a tolerance that isn't positive", arguments: [0, -1, Double.nan, .infinity])
    func tolerance(_ tolerance: Double) {
        #expect(throws: NumericalError.self) { try minimum(in: 0...1, tolerance: tolerance) { $0 * $0 } }
    }

    @Test("is refused where the function is no number", arguments: [Double.nan, -.infinity, .infinity])
    func noNumber(_ value: Double) {
        #expect(throws: NumericalError.self) { try minimum(in: 0...1) { _ in value } }
        guard value != .infinity else { return }
        #expect(throws: NumericalError.self) { try minimum(in: 0...1, guess: 0.5) { $0 == 0.5 ? -1 : value } }
    }

    @Test("says when it isn't found in the steps allowed")
    func notSettled() {
        #expect {
            try minimum(in: 0...10, guess: 2, tolerance: 1e-7, maximumIterations: 3) { ($0 - 3) * ($0 - 3.1) }
        } throws: { error in
            guard case .noConvergence(_, 3, _)? = error as? NumericalError else { return false }
            return true
        }
    }

    @Test("ends with the function's own error")
    func ownError() {
        let own = NumericalError.notFinite(routine: "own", result: "nothing")
        #expect(throws: own) {
            try minimum(in: 0...10, guess: 2) { x throws(NumericalError) in
                guard x < 2.5 || x == 10 else { throw own }
                return (x - 3) * (x - 3)
            }
        }
    }
}
