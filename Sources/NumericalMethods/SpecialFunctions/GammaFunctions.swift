import CGSL

/// The natural logarithm of the gamma function at `x` > 0.
///
/// - Throws: ``NumericalError/outsideDomain(routine:argument:value:rule:)`` unless `x` is positive and finite,
///   ``NumericalError/library(routine:code:reason:)`` when the result is too large for a `Double`.
///
/// Source: GSL manual, “Gamma Functions”, `gsl_sf_lngamma`.
package func logGamma(_ x: Double) throws(NumericalError) -> Double {
    let routine = "logGamma"
    try requirePositive(x, "x", in: routine)
    return try requireFiniteResult(GSLErrors.check(routine) { gsl_sf_lngamma(x) }, of: routine)
}

/// The derivative of ``logGamma(_:)`` at `x` > 0.
///
/// - Throws: ``NumericalError/outsideDomain(routine:argument:value:rule:)`` unless `x` is positive and finite.
///
/// Source: GSL manual, “Psi (Digamma) Function”, `gsl_sf_psi`.
package func digamma(_ x: Double) throws(NumericalError) -> Double {
    let routine = "digamma"
    try requirePositive(x, "x", in: routine)
    return try requireFiniteResult(GSLErrors.check(routine) { gsl_sf_psi(x) }, of: routine)
}

/// The derivative of ``digamma(_:)`` at `x` > 0: the variance of the logarithm of a gamma variable of shape `x`.
///
/// - Throws: ``NumericalError/outsideDomain(routine:argument:value:rule:)`` unless `x` is positive and finite.
///
/// Source: GSL manual, “Trigamma Function”, `gsl_sf_psi_1`.
package func trigamma(_ x: Double) throws(NumericalError) -> Double {
    let routine = "trigamma"
    try requirePositive(x, "x", in: routine)
    return try requireFiniteResult(GSLErrors.check(routine) { gsl_sf_psi_1(x) }, of: routine)
}
