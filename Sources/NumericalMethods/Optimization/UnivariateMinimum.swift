import CGSL
import CGSLSupport

/// The lowest point of `objective` in `interval`, by Brent's method.
///
/// Brent's method needs three points of which the middle one is the lowest. `guess` and the ends serve when they are
/// such; otherwise the interval is searched at even steps, and an end is the answer when the function falls towards it.
/// Of several valleys narrower than 1/32 of the interval, one may be overlooked.
///
/// - Parameters:
///   - interval: Where to look.
///   - guess: Where the lowest point may be, inside `interval`.
///   - tolerance: Width of the final interval, relative to 1 + |x|. A function is flat near its lowest point, so the
///     method can't place it better than about 1e-8 of x; a tolerance below 1e-7 may never be met.
///   - maximumIterations: How many steps before giving up.
///   - objective: Called with points of `interval` only. Where it answers +∞ the lowest point isn't. What it throws
///     ends the search and is thrown on.
/// - Throws: ``NumericalError/outsideDomain(routine:argument:value:rule:)`` for an empty or infinite interval, a guess
///   outside it, or a tolerance that isn't positive; ``NumericalError/notFinite(routine:result:)`` when the objective
///   answers NaN or −∞, or +∞ everywhere; ``NumericalError/noConvergence(routine:iterations:reason:)`` when the search
///   doesn't settle.
///
/// Source: GSL manual, “One Dimensional Minimization”, `gsl_min_fminimizer_brent`.
package func minimum(
    in interval: ClosedRange<Double>, guess: Double? = nil, tolerance: Double = 1e-7, maximumIterations: Int = 200,
    of objective: (Double) throws(NumericalError) -> Double
) throws(NumericalError) -> Minimum<Double> {
    let routine = "minimum(in:)"
    try requireWidth(of: interval, in: routine)
    try requirePositive(tolerance, "tolerance", in: routine)
    try requireIterations(maximumIterations, in: routine)
    if let guess, !(interval.lowerBound < guess && guess < interval.upperBound) {
        throw .outsideDomain(
            routine: routine, argument: "guess", value: guess, rule: "must be inside the interval \(interval)")
    }
    return try withoutActuallyEscaping(objective) { objective throws(NumericalError) in
        let search = UnivariateSearch(tolerance: tolerance, maximumIterations: maximumIterations) {
            x throws(NumericalError) in try objectiveValue(objective(x), routine: routine)
        }
        return try search.run(in: interval, guess: guess)
    }
}

func requireWidth(of interval: ClosedRange<Double>, in routine: String) throws(NumericalError) {
    try requireFinite(interval.lowerBound, "interval.lowerBound", in: routine)
    try requireFinite(interval.upperBound, "interval.upperBound", in: routine)
    guard interval.lowerBound < interval.upperBound, (interval.upperBound - interval.lowerBound).isFinite else {
        throw .outsideDomain(
            routine: routine, argument: "interval", value: interval.upperBound - interval.lowerBound,
            rule: "must be wider than 0 and no wider than a number can say")
    }
}

private struct UnivariateSearch {
    private static let routine = "minimum(in:)"
    /// How many parts the interval is cut into where a lower middle has to be found.
    private static let parts = 32
    let tolerance: Double
    let maximumIterations: Int
    let objective: (Double) throws(NumericalError) -> Double

    private typealias Trial = (point: Double, value: Double)

    func run(in interval: ClosedRange<Double>, guess: Double?) throws(NumericalError) -> Minimum<Double> {
        var low = try trial(interval.lowerBound)
        var high = try trial(interval.upperBound)
        if let guess {
            let middle = try trial(guess)
            if middle.value < low.value, middle.value < high.value { return try brent(low, middle, high) }
        }
        for round in 1...maximumIterations {
            let trials = try scan(from: low, to: high)
            let lowest = trials.indices.min { trials[$0].value < trials[$1].value } ?? 0
            guard trials[lowest].value < .greatestFiniteMagnitude else {
                throw .notFinite(routine: Self.routine, result: "the objective's value everywhere")
            }
            if trials.indices.dropFirst().dropLast().contains(lowest), trials[lowest].value < trials[lowest + 1].value {
                return try brent(trials[lowest - 1], trials[lowest], trials[lowest + 1])
            }
            low = trials[max(lowest - 1, 0)]
            high = trials[min(lowest + 1, trials.count - 1)]
            if high.point - low.point < tolerance * (1 + abs(low.point)) {
                return Minimum(point: trials[lowest].point, value: trials[lowest].value, iterations: round)
            }
        }
        throw notSettled
    }

    private var notSettled: NumericalError {
        .noConvergence(
            routine: Self.routine, iterations: maximumIterations, reason: "the interval is still too wide")
    }

    private func trial(_ point: Double) throws(NumericalError) -> Trial { (point, try objective(point)) }

    private func scan(from low: Trial, to high: Trial) throws(NumericalError) -> [Trial] {
        var trials = [low]
        for part in 1..<Self.parts {
            let share = Double(part) / Double(Self.parts)
            trials.append(try trial(low.point + (high.point - low.point) * share))
        }
        return trials + [high]
    }

    private func brent(_ low: Trial, _ middle: Trial, _ high: Trial) throws(NumericalError) -> Minimum<Double> {
        let minimizer = try allocated(Self.routine) { gsl_min_fminimizer_alloc(cgsl_brent_minimizer()) }
        defer { gsl_min_fminimizer_free(minimizer) }
        let callback = GSLCallback(objective)
        var function = gsl_function(
            function: { x, context in GSLCallback<Double, Double>.at(context)?.result(x) ?? .nan },
            params: callback.context)
        return try withUnsafeMutablePointer(to: &function) { function throws(NumericalError) in
            _ = try callback.check(Self.routine) {
                gsl_min_fminimizer_set_with_values(
                    minimizer, function, middle.point, middle.value, low.point, low.value, high.point, high.value)
            }
            for iteration in 1...maximumIterations {
                _ = try callback.check(Self.routine) { gsl_min_fminimizer_iterate(minimizer) }
                let left = gsl_min_fminimizer_x_lower(minimizer)
                if gsl_min_fminimizer_x_upper(minimizer) - left < tolerance * (1 + abs(left)) {
                    return Minimum(
                        point: gsl_min_fminimizer_x_minimum(minimizer), value: gsl_min_fminimizer_f_minimum(minimizer),
                        iterations: iteration)
                }
            }
            throw notSettled
        }
    }
}

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
