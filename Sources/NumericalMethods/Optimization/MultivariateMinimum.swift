import CGSL
import CGSLSupport

/// A low point of `objective`, by the downhill simplex of Nelder and Mead: no derivatives, and no promise that no
/// lower point exists elsewhere.
///
/// - Parameters:
///   - start: Where to begin, one number per parameter; the objective is finite there.
///   - steps: How far to look at first, one positive number per parameter, in its unit. They also say what counts as
///     near.
///   - tolerance: Mean distance of the simplex' corners from their centre at the end, in units of `steps`. GSL
///     works it out by adding up changes, so a tolerance below about 1e-7 may never be met.
///   - restarts: How often a new simplex is laid around the point found, since one that has collapsed can't move on.
///   - maximumIterations: How many steps, of all simplices together, before giving up.
///   - objective: Where it answers +∞ the lowest point isn't. What it throws ends the search and is thrown on.
/// - Throws: ``NumericalError/sizeMismatch(routine:argument:expected:found:)`` unless `steps` has one number per
///   parameter; ``NumericalError/outsideDomain(routine:argument:value:rule:)`` for no parameters or a number that isn't
///   finite or positive where it must be; ``NumericalError/notFinite(routine:result:)`` when the objective answers NaN
///   or −∞, or isn't finite at the start; ``NumericalError/noConvergence(routine:iterations:reason:)`` when the search
///   doesn't settle.
///
/// Source: GSL manual, “Algorithms without Derivatives”, `gsl_multimin_fminimizer_nmsimplex2`.
package func multivariateMinimum(
    start: [Double], steps: [Double], tolerance: Double = 1e-6, restarts: Int = 1, maximumIterations: Int = 5000,
    of objective: ([Double]) throws(NumericalError) -> Double
) throws(NumericalError) -> Minimum<[Double]> {
    let routine = "multivariateMinimum"
    guard !start.isEmpty else {
        throw .outsideDomain(routine: routine, argument: "start.count", value: 0, rule: "must be at least 1")
    }
    try requireFinite(start, "start", in: routine)
    try requireCount(steps.count, of: "steps", equals: start.count, in: routine)
    for (index, step) in steps.enumerated() { try requirePositive(step, "steps[\(index)]", in: routine) }
    try requirePositive(tolerance, "tolerance", in: routine)
    try requireIterations(maximumIterations, in: routine)
    guard restarts >= 0 else {
        throw .outsideDomain(
            routine: routine, argument: "restarts", value: Double(restarts), rule: "must not be negative")
    }
    guard try objective(start).isFinite else {
        throw .notFinite(routine: routine, result: "the objective at the start")
    }

    return try withoutActuallyEscaping(objective) { objective throws(NumericalError) in
        let simplex = try DownhillSimplex(dimension: start.count) { moves throws(NumericalError) in
            let point = start.indices.map { start[$0] + steps[$0] * moves[$0] }
            return try objectiveValue(objective(point), routine: routine)
        }
        var moves = [Double](repeating: 0, count: start.count)
        var iterations = 0
        for _ in 0...restarts {
            (moves, iterations) = try simplex.descend(
                from: moves, tolerance: tolerance, iterations: iterations, maximumIterations: maximumIterations)
        }
        let point = start.indices.map { start[$0] + steps[$0] * moves[$0] }
        return Minimum(point: point, value: try objective(point), iterations: iterations)
    }
}

/// Sole owner of a `gsl_multimin_fminimizer`; its simplices begin with sides of length 1.
private struct DownhillSimplex: ~Copyable {
    private static let routine = "multivariateMinimum"
    private let minimizer: UnsafeMutablePointer<gsl_multimin_fminimizer>
    private let dimension: Int
    private let callback: GSLCallback<[Double], Double>

    init(
        dimension: Int, objective: @escaping ([Double]) throws(NumericalError) -> Double
    ) throws(NumericalError) {
        minimizer = try allocated(Self.routine) { gsl_multimin_fminimizer_alloc(cgsl_nelder_mead(), dimension) }
        self.dimension = dimension
        callback = GSLCallback(objective)
    }

    deinit { gsl_multimin_fminimizer_free(minimizer) }

    /// - Parameter iterations: How many were used before.
    /// - Returns: The point found and how many iterations are used now.
    func descend(
        from start: [Double], tolerance: Double, iterations: Int, maximumIterations: Int
    ) throws(NumericalError) -> (point: [Double], iterations: Int) {
        let point = try GSLVector(start)
        let sides = try GSLVector(start.map { _ in 1 })
        var function = gsl_multimin_function(
            f: { point, context in
                guard let point, let callback = GSLCallback<[Double], Double>.at(context) else { return .nan }
                return callback.result((0..<point.pointee.size).map { gsl_vector_get(point, $0) }) ?? .nan
            },
            n: dimension, params: callback.context)
        return try withUnsafeMutablePointer(to: &function) { function throws(NumericalError) in
            _ = try callback.check(Self.routine) {
                gsl_multimin_fminimizer_set(minimizer, function, point.pointer, sides.pointer)
            }
            for iteration in iterations..<max(iterations, maximumIterations) {
                _ = try callback.check(Self.routine) { gsl_multimin_fminimizer_iterate(minimizer) }
                if gsl_multimin_fminimizer_size(minimizer) < tolerance {
                    let found = gsl_multimin_fminimizer_x(minimizer)
                    return ((0..<dimension).map { gsl_vector_get(found, $0) }, iteration + 1)
                }
            }
            throw .noConvergence(
                routine: Self.routine, iterations: maximumIterations, reason: "the simplex is still too large")
        }
    }
}
