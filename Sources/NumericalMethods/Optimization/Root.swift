import CGSL
import CGSLSupport

/// Where `function` crosses zero in `interval`, by the Brent–Dekker method.
///
/// - Parameters:
///   - interval: Its ends have values of opposite sign, or one end is a root.
///   - tolerance: Width of the final interval, relative to |x|.
///   - maximumIterations: How many steps before giving up.
///   - function: Called with points of `interval` only. What it throws ends the search and is thrown on.
/// - Throws: ``NumericalError/outsideDomain(routine:argument:value:rule:)`` for an empty or infinite interval, or when
///   the function has the same sign at both ends; ``NumericalError/notFinite(routine:result:)`` when it isn't finite
///   somewhere; ``NumericalError/noConvergence(routine:iterations:reason:)`` when the search doesn't settle.
///
/// Source: GSL manual, “One Dimensional Root-Finding”, `gsl_root_fsolver_brent`.
package func root(
    in interval: ClosedRange<Double>, tolerance: Double = 1e-14, maximumIterations: Int = 200,
    of function: (Double) throws(NumericalError) -> Double
) throws(NumericalError) -> Double {
    let routine = "root(in:)"
    try requireWidth(of: interval, in: routine)
    try requirePositive(tolerance, "tolerance", in: routine)
    try requireIterations(maximumIterations, in: routine)
    let (low, high) = (interval.lowerBound, interval.upperBound)
    let atLow = try requireFiniteResult(function(low), of: routine)
    let atHigh = try requireFiniteResult(function(high), of: routine)
    if atLow == 0 { return low }
    if atHigh == 0 { return high }
    guard (atLow < 0) != (atHigh < 0) else {
        throw .outsideDomain(
            routine: routine, argument: "function(interval.upperBound)", value: atHigh,
            rule: "must differ in sign from function(interval.lowerBound), which is \(atLow)")
    }
    return try withoutActuallyEscaping(function) { function throws(NumericalError) in
        let callback = GSLCallback { x throws(NumericalError) in try requireFiniteResult(function(x), of: routine) }
        return try brentDekker(
            routine, callback, in: interval, tolerance: tolerance, maximumIterations: maximumIterations)
    }
}

private func brentDekker(
    _ routine: String, _ callback: GSLCallback<Double, Double>, in interval: ClosedRange<Double>, tolerance: Double,
    maximumIterations: Int
) throws(NumericalError) -> Double {
    let solver = try allocated(routine) { gsl_root_fsolver_alloc(cgsl_brent_root()) }
    defer { gsl_root_fsolver_free(solver) }
    var function = gsl_function(
        function: { x, context in GSLCallback<Double, Double>.at(context)?.result(x) ?? .nan },
        params: callback.context)
    return try withUnsafeMutablePointer(to: &function) { function throws(NumericalError) in
        _ = try callback.check(routine) {
            gsl_root_fsolver_set(solver, function, interval.lowerBound, interval.upperBound)
        }
        for _ in 0..<maximumIterations {
            _ = try callback.check(routine) { gsl_root_fsolver_iterate(solver) }
            let (low, high) = (gsl_root_fsolver_x_lower(solver), gsl_root_fsolver_x_upper(solver))
            let size = max(abs(low), abs(high), .leastNormalMagnitude)
            if high - low <= max(tolerance, 2 * .ulpOfOne) * size { return gsl_root_fsolver_root(solver) }
        }
        throw .noConvergence(
            routine: routine, iterations: maximumIterations, reason: "the interval is still too wide")
    }
}
