import MitoshiNumericalMethods
import Testing

@Suite("Complaints of GSL")
struct GSLErrorsTests {
    /// One of several routines of which some fail, each in its own way.
    private static func attempt(_ number: Int) -> Result<Double, NumericalError> {
        Result { () throws(NumericalError) in
            switch number % 4 {
            case 0: try logGamma(5)
            case 1: try digamma(.leastNonzeroMagnitude)
            case 2: try StudentT(degreesOfFreedom: 5).upperTail(1e300)
            default:
                try leastSquares(
                    design: DesignMatrix(rows: [[1, 1], [1, 1], [1, 1]]), response: [1, 2, Double(number)]
                ).residualSumOfSquares
            }
        }
    }

    @Test("reach the task that caused them, and no other")
    func concurrency() async {
        let alone = (0..<4).map(Self.attempt)
        let results = await withTaskGroup(of: (Int, Result<Double, NumericalError>).self) { group in
            for number in 0..<2000 { group.addTask { (number, Self.attempt(number)) } }
            return await group.reduce(into: [(Int, Result<Double, NumericalError>)]()) { $0.append($1) }
        }
        #expect(results.count == 2000)
        for (number, result) in results { #expect(result == alone[number % 4]) }
        #expect(alone[0] != alone[1])
    }

    @Test("don't outlive the call that caused them")
    func clearance() throws {
        #expect(throws: NumericalError.self) { try digamma(.leastNonzeroMagnitude) }
        #expect(try logGamma(3) > 0)
        // Underflow is no error: the tail is 0.
        #expect(Normal.standard.upperTail(1e300) == 0)
        #expect(try logGamma(3) > 0)
    }

    @Test("say which routine, which code and why")
    func text() {
        let error = NumericalError.library(routine: "logGamma", code: 16, reason: "overflow")
        #expect(error.description == "logGamma: GSL error 16, overflow")
        let others: [(NumericalError, String)] = [
            (
                .sizeMismatch(routine: "r", argument: "a", expected: 2, found: 3),
                "r: a has 3 elements, expected 2"
            ),
            (.rankDeficient(routine: "r", rank: 1, columns: 2), "r: only 1 of the design's 2 columns are independent"),
            (
                .noConvergence(routine: "r", iterations: 9, reason: "why"), "r: no convergence after 9 iterations (why)"
            ),
            (.notFinite(routine: "r", result: "x"), "r: x is not a finite number"),
        ]
        for (error, text) in others { #expect(error.description == text) }
    }
}
