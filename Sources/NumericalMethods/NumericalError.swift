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
