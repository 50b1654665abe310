import CGSL
import CGSLSupport

/// A search for the least squares of a ``CurveProblem`` from one start, through `gsl_multifit_nlinear`.
struct CurveSearch {
    let problem: CurveProblem

    /// Where a search ended.
    struct End {
        let fit: PolishedFit
        let iterations: Int
    }

    /// One way of searching. They differ in how they follow curved valleys and in what they call a small step.
    private struct Way {
        let name: String
        let method: UnsafePointer<gsl_multifit_nlinear_trs>?
        let scaling: UnsafePointer<gsl_multifit_nlinear_scale>?
    }

    // In this order: Moré's scaling doesn't depend on units; the others rescue starts where a column of slopes is huge.
    private static func ways() -> [Way] {
        [
            Way(name: "accelerated", method: cgsl_accelerated_levenberg_marquardt(), scaling: cgsl_more_scaling()),
            Way(name: "plain", method: cgsl_levenberg_marquardt(), scaling: cgsl_more_scaling()),
            Way(name: "marquardt", method: cgsl_levenberg_marquardt(), scaling: cgsl_marquardt_scaling()),
            Way(name: "levenberg", method: cgsl_levenberg_marquardt(), scaling: cgsl_levenberg_scaling()),
        ]
    }

    /// Follows the ways from `start`, one after the other, until one ends in a minimum.
    func search(from start: [Double], maximumIterations: Int) throws(NumericalError) -> End {
        var reasons: [String] = []
        for way in Self.ways() {
            do throws(NumericalError) {
                let end = try follow(way, from: start, maximumIterations: maximumIterations)
                let fit = try PolishedFit(problem: problem, start: end.parameters)
                return End(fit: fit, iterations: end.iterations)
            } catch {
                reasons.append("\(way.name): \(error)")
            }
        }
        throw .noConvergence(
            routine: "nonlinearLeastSquares", iterations: maximumIterations,
            reason: "from \(start): " + reasons.joined(separator: "; "))
    }

    private func follow(_ way: Way, from start: [Double], maximumIterations: Int) throws(NumericalError) -> RawEnd {
        var settings = gsl_multifit_nlinear_default_parameters()
        settings.trs = way.method
        settings.scale = way.scaling
        settings.solver = cgsl_qr_solver()
        settings.fdtype = GSL_MULTIFIT_NLINEAR_CTRDIFF
        settings.h_df = 0x1p-17
        let workspace = try NonlinearWorkspace(
            settings: settings, observations: problem.response.count, parameters: problem.parameterCount)
        let context = CurveContext(problem)
        var function = gsl_multifit_nlinear_fdf()
        function.f = curveResiduals
        function.n = problem.response.count
        function.p = problem.parameterCount
        function.params = Unmanaged.passUnretained(context).toOpaque()
        let point = try GSLVector(start)
        return try withExtendedLifetime(context) { () throws(NumericalError) -> RawEnd in
            try withUnsafeMutablePointer(to: &function) { function throws(NumericalError) -> RawEnd in
                try workspace.run(function, from: point, maximumIterations: maximumIterations)
            }
        }
    }
}

/// Where GSL's iteration ended.
private struct RawEnd {
    let parameters: [Double]
    let iterations: Int
}

/// What the C callback needs to know.
private final class CurveContext {
    let problem: CurveProblem
    let rootWeights: [Double]?

    init(_ problem: CurveProblem) {
        self.problem = problem
        rootWeights = problem.weights?.map { $0.squareRoot() }
    }
}

/// Writes √w·(curve − response). A value that isn't finite becomes one so large that the step is refused.
private func curveResiduals(
    _ point: UnsafePointer<gsl_vector>?, _ context: UnsafeMutableRawPointer?,
    _ result: UnsafeMutablePointer<gsl_vector>?
) -> Int32 {
    guard let point, let context, let result else { return Int32(GSL_EFAULT) }
    let known = Unmanaged<CurveContext>.fromOpaque(context).takeUnretainedValue()
    let parameters = (0..<point.pointee.size).map { gsl_vector_get(point, $0) }
    let values = known.problem.curve(parameters)
    for (index, value) in values.enumerated() {
        let residual = (value - known.problem.response[index]) * (known.rootWeights?[index] ?? 1)
        gsl_vector_set(result, index, abs(residual) < 1e100 ? residual : 1e100)
    }
    return Int32(GSL_SUCCESS)
}

/// Sole owner of a `gsl_multifit_nlinear_workspace`.
private struct NonlinearWorkspace: ~Copyable {
    private let pointer: UnsafeMutablePointer<gsl_multifit_nlinear_workspace>

    init(
        settings: gsl_multifit_nlinear_parameters, observations: Int, parameters: Int
    ) throws(NumericalError) {
        var settings = settings
        pointer = try allocated("nonlinearLeastSquares") {
            gsl_multifit_nlinear_alloc(cgsl_trust_region(), &settings, observations, parameters)
        }
    }

    deinit { gsl_multifit_nlinear_free(pointer) }

    borrowing func run(
        _ function: UnsafeMutablePointer<gsl_multifit_nlinear_fdf>, from start: borrowing GSLVector,
        maximumIterations: Int
    ) throws(NumericalError) -> RawEnd {
        let routine = "nonlinearLeastSquares"
        var iterations = 0
        do {
            _ = try GSLErrors.check(routine) { gsl_multifit_nlinear_init(start.pointer, function, pointer) }
            while iterations < maximumIterations {
                let status = try GSLErrors.check(routine) { gsl_multifit_nlinear_iterate(pointer) }
                iterations += 1
                // "No progress" means that no shorter step goes down either: a minimum, as far as rounding can tell.
                if status == Int32(GSL_ENOPROG) { return end(iterations) }
                var info: Int32 = 0
                if gsl_multifit_nlinear_test(1e-13, 1e-13, 0, &info, pointer) == Int32(GSL_SUCCESS) {
                    return end(iterations)
                }
            }
        } catch .library(_, _, let reason) {
            throw .noConvergence(routine: routine, iterations: iterations, reason: reason)
        }
        throw .noConvergence(routine: routine, iterations: iterations, reason: "still moving")
    }

    private borrowing func end(_ iterations: Int) -> RawEnd {
        let position = gsl_multifit_nlinear_position(pointer)
        let parameters = position.map { position in
            (0..<position.pointee.size).map { gsl_vector_get(position, $0) }
        }
        return RawEnd(parameters: parameters ?? [], iterations: iterations)
    }
}
