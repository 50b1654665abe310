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
