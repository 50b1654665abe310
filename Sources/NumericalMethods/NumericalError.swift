/// Why a numerical routine gave no answer.
public enum NumericalError: Error, Hashable, Sendable {
    /// An argument lies outside what the routine is defined for.
    case outsideDomain(routine: String, argument: String, value: Double, rule: String)
    /// Two inputs that must agree in size don't.
    case sizeMismatch(routine: String, argument: String, expected: Int, found: Int)
    /// Columns of a design that must be independent aren't: only `rank` of `columns` are.
    case rankDeficient(routine: String, rank: Int, columns: Int)
    /// An iteration stopped before it settled.
    case noConvergence(routine: String, iterations: Int, reason: String)
    /// The library complained; `code` and `reason` are GSL's own.
    case library(routine: String, code: Int32, reason: String)
    /// The routine ended but its result is not a finite number.
    case notFinite(routine: String, result: String)
}

extension NumericalError: CustomStringConvertible {
    /// Which routine refused what, in English, for a log.
    public var description: String {
        switch self {
        case .outsideDomain(let routine, let argument, let value, let rule):
            "\(routine): \(argument) is \(value), but \(rule)"
        case .sizeMismatch(let routine, let argument, let expected, let found):
            "\(routine): \(argument) has \(found) elements, expected \(expected)"
        case .rankDeficient(let routine, let rank, let columns):
            "\(routine): only \(rank) of the design's \(columns) columns are independent"
        case .noConvergence(let routine, let iterations, let reason):
            "\(routine): no convergence after \(iterations) iterations (\(reason))"
        case .library(let routine, let code, let reason):
            "\(routine): GSL error \(code), \(reason)"
        case .notFinite(let routine, let result):
            "\(routine): \(result) is not a finite number"
        }
    }
}

// GSL is uneven about arguments (one inverse CDF answers NaN where another aborts), so each routine checks its own
// first. A rule is phrased to follow "but": "scale is -1.0, but must be positive and finite".

func requireFinite(_ value: Double, _ argument: String, in routine: String) throws(NumericalError) {
    guard value.isFinite else {
        throw .outsideDomain(routine: routine, argument: argument, value: value, rule: "must be finite")
    }
}

func requirePositive(_ value: Double, _ argument: String, in routine: String) throws(NumericalError) {
    guard value > 0, value.isFinite else {
        throw .outsideDomain(routine: routine, argument: argument, value: value, rule: "must be positive and finite")
    }
}

/// Requires 0 < `value` ≤ ``largestShape``.
func requireShape(_ value: Double, _ argument: String, in routine: String) throws(NumericalError) {
    guard value > 0, value <= largestShape else {
        throw .outsideDomain(
            routine: routine, argument: argument, value: value, rule: "must be above 0 and at most 2 to the power of 31"
        )
    }
}

/// Requires 0 ≤ `value` ≤ ``largestShape``.
func requireCountable(_ value: Double, _ argument: String, in routine: String) throws(NumericalError) {
    guard (0...largestShape).contains(value) else {
        throw .outsideDomain(
            routine: routine, argument: argument, value: value, rule: "must be between 0 and 2 to the power of 31")
    }
}

/// Requires 0 < `value` < 1.
func requireOpenProbability(_ value: Double, _ argument: String, in routine: String) throws(NumericalError) {
    guard value > 0, value < 1 else {
        throw .outsideDomain(
            routine: routine, argument: argument, value: value, rule: "must be greater than 0 and less than 1")
    }
}

/// Requires 0 ≤ `value` ≤ 1.
func requireProbability(_ value: Double, _ argument: String, in routine: String) throws(NumericalError) {
    guard (0...1).contains(value) else {
        throw .outsideDomain(routine: routine, argument: argument, value: value, rule: "must be between 0 and 1")
    }
}

/// Requires every element to be finite; the error names the first that isn't, as `argument[index]`.
func requireFinite(_ values: [Double], _ argument: String, in routine: String) throws(NumericalError) {
    for (index, value) in values.enumerated() where !value.isFinite {
        throw .outsideDomain(routine: routine, argument: "\(argument)[\(index)]", value: value, rule: "must be finite")
    }
}

func requireCount(
    _ found: Int, of argument: String, equals expected: Int, in routine: String
) throws(NumericalError) {
    guard found == expected else {
        throw .sizeMismatch(routine: routine, argument: argument, expected: expected, found: found)
    }
}

/// `result` itself, or an error where it is NaN or infinite.
func requireFiniteResult(_ result: Double, of routine: String) throws(NumericalError) -> Double {
    guard result.isFinite else { throw .notFinite(routine: routine, result: "\(result)") }
    return result
}
