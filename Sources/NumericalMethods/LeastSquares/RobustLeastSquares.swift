import CGSL
import CGSLSupport

/// What robust regression found.
package struct RobustFit: Hashable, Sendable {
    /// One per column of the design.
    package let coefficients: [Double]
    /// Covariance of the coefficients, *p* × *p*.
    package let covariance: [[Double]]
    /// Response minus fitted value, one per observation.
    package let residuals: [Double]
    /// Final weight of each observation, 0 (an outlier left out) … 1.
    package let weights: [Double]
    /// The robust estimate of the scatter of an observation, in the response's unit.
    package let scale: Double
    /// *n* − *p*.
    package let residualDegreesOfFreedom: Int

    /// The standard deviation of each coefficient.
    package var standardErrors: [Double] {
        coefficients.indices.map { covariance[$0][$0].squareRoot() }
    }
}

/// Fits `response ≈ design · coefficients` while giving little weight to observations far from the rest (Tukey's
/// bisquare, iteratively reweighted).
///
/// - Parameters:
///   - design: One row per observation, *n* × *p* with *n* > *p*.
///   - response: *n* finite observations, in any one unit.
/// - Throws: ``NumericalError/noConvergence(routine:iterations:reason:)`` when the weights don't settle, and the errors
///   of ``leastSquares(design:response:)``.
///
/// Source: GSL manual, "Robust linear regression", `gsl_multifit_robust`; scale as in Street, Carroll & Ruppert (1988),
/// The American Statistician 42.
package func robustLeastSquares(
    design: DesignMatrix, response: [Double]
) throws(NumericalError) -> RobustFit {
    let routine = "robustLeastSquares"
    // The plain fit refuses what can't be fitted at all, by the same names.
    let plain = try leastSquares(design: design, response: response)
    guard !isExact(plain, response: response) else { return RobustFit(exact: plain) }
    let workspace = try RobustWorkspace(design, routine: routine)
    return try workspace.fit(design.matrix(), GSLVector(response), routine: routine)
}

/// True when the residuals are what rounding alone leaves; their robust scale would be 0, and every weight 0/0.
private func isExact(_ fit: LeastSquaresFit, response: [Double]) -> Bool {
    let size = response.map(abs).max() ?? 0
    return fit.residuals.allSatisfy { abs($0) <= 64 * Double.ulpOfOne * size }
}

extension RobustFit {
    fileprivate init(exact fit: LeastSquaresFit) {
        coefficients = fit.coefficients
        covariance = fit.covariance
        residuals = fit.residuals
        weights = fit.residuals.map { _ in 1 }
        scale = fit.residualStandardDeviation
        residualDegreesOfFreedom = fit.residualDegreesOfFreedom
    }
}

/// Sole owner of a `gsl_multifit_robust_workspace`.
private struct RobustWorkspace: ~Copyable {
    private let pointer: UnsafeMutablePointer<gsl_multifit_robust_workspace>
    private static let maximumIterations = 1_000

    init(_ design: DesignMatrix, routine: String) throws(NumericalError) {
        pointer = try allocated(routine) {
            gsl_multifit_robust_alloc(cgsl_bisquare(), design.rowCount, design.columnCount)
        }
        gsl_multifit_robust_maxiter(Self.maximumIterations, pointer)
    }

    deinit { gsl_multifit_robust_free(pointer) }

    borrowing func fit(
        _ design: borrowing GSLMatrix, _ response: borrowing GSLVector, routine: String
    ) throws(NumericalError) -> RobustFit {
        let columns = design.pointer.pointee.size2
        let found = try GSLVector(count: columns)
        let covariance = try GSLMatrix(rows: columns, columns: columns)
        do {
            _ = try GSLErrors.check(routine) {
                gsl_multifit_robust(design.pointer, response.pointer, found.pointer, covariance.pointer, pointer)
            }
        } catch .library(_, Int32(GSL_EMAXITER), let reason) {
            throw .noConvergence(routine: routine, iterations: Self.maximumIterations, reason: reason)
        }
        let statistics = gsl_multifit_robust_statistics(pointer)
        let fit = RobustFit(
            coefficients: found.values, covariance: covariance.rows, residuals: Self.values(statistics.r),
            weights: Self.values(statistics.weights), scale: statistics.sigma_rob,
            residualDegreesOfFreedom: Int(statistics.dof))
        guard (fit.coefficients + fit.covariance.flatMap { $0 } + fit.weights + [fit.scale]).allSatisfy(\.isFinite)
        else {
            throw .noConvergence(
                routine: routine, iterations: Int(statistics.numit),
                reason: "most observations fit exactly, which leaves no scatter to judge the others by")
        }
        return fit
    }

    /// A copy of a vector that the workspace owns.
    private static func values(_ vector: UnsafeMutablePointer<gsl_vector>?) -> [Double] {
        guard let vector else { return [] }
        return (0..<vector.pointee.size).map { gsl_vector_get(vector, $0) }
    }
}
