/// Where a function is lowest.
package struct Minimum<Point: Hashable & Sendable>: Hashable, Sendable {
    package let point: Point
    /// The function's value at ``point``.
    package let value: Double
    package let iterations: Int
}

/// The objective's value as a minimiser takes it: +∞, which marks a forbidden point, becomes the largest number.
func objectiveValue(_ value: Double, routine: String) throws(NumericalError) -> Double {
    guard !value.isNaN, value > -.infinity else { throw .notFinite(routine: routine, result: "objective \(value)") }
    return min(value, .greatestFiniteMagnitude)
}

func requireIterations(_ maximumIterations: Int, in routine: String) throws(NumericalError) {
    guard maximumIterations > 0 else {
        throw .outsideDomain(
            routine: routine, argument: "maximumIterations", value: Double(maximumIterations),
            rule: "must be at least 1")
    }
}
