import CGSL
import Foundation

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

/// The two parts into which a point divides a probability of 1, the smaller worked out for itself.
struct Tails {
    let lower: Double
    let upper: Double

    init(lower: Double) {
        self.lower = min(1, lower)
        upper = 1 - self.lower
    }

    init(upper: Double) {
        self.upper = min(1, upper)
        lower = 1 - self.upper
    }

    private init(lower: Double, upper: Double) {
        self.lower = lower
        self.upper = upper
    }

    /// Seen from the other side.
    var exchanged: Tails { Tails(lower: upper, upper: lower) }
}

/// Above this the sums below take too long.
let largestShape = 0x1p31

/// The gamma distribution's tails at `x` > 0, for 0 < `shape` ≤ ``largestShape``.
///
/// GSL's own incomplete gamma function stops its sums early and is off by up to 0.08 for shapes from 10⁷ on.
///
/// Source: NIST Digital Library of Mathematical Functions, 8.11.4 (below the mean) and 8.9.2 (above it), with the
/// factor before the sum kept from cancellation as in Loader (2000), “Fast and Accurate Computation of Binomial
/// Probabilities”.
func gammaTails(shape: Double, at x: Double) -> Tails {
    let factor = gammaFactor(shape: shape, at: x)
    guard factor > 0 else { return x < shape ? Tails(lower: 0) : Tails(upper: 0) }
    if x < shape + 1 {
        var (term, sum, divisor) = (1.0, 1.0, shape)
        while term > sum * .ulpOfOne / 4 {
            divisor += 1
            term *= x / divisor
            sum += term
        }
        return Tails(lower: factor * sum)
    }
    var fraction = ContinuedFraction(firstDenominator: x + 1 - shape)
    var (step, partial) = (0.0, x + 1 - shape)
    repeat {
        step += 1
        partial += 2
    } while fraction.extend(numerator: step * (shape - step), denominator: partial)
    return Tails(upper: factor * shape / fraction.value)
}

/// x^shape · e^−x / Γ(shape + 1), for `x` and `shape` above 0.
func gammaFactor(shape: Double, at x: Double) -> Double {
    GSLErrors.withoutComplaint {
        guard shape >= 10 else { return exp(shape * log(x) - x - gsl_sf_lngamma(shape + 1)) }
        return exp(shape * logOnePlusMinus((x - shape) / shape, of: x / shape))
            / ((2 * .pi * shape).squareRoot() * gsl_sf_gammastar(shape))
    }
}

/// log(1 + `excess`) − `excess`, without cancellation where `excess` is small.
///
/// - Parameter ratio: 1 + `excess`, worked out on its own.
func logOnePlusMinus(_ excess: Double, of ratio: Double) -> Double {
    abs(excess) < 0.5 ? gsl_sf_log_1plusx_mx(excess) : log(ratio) - excess
}

/// The beta distribution's tails at `x`, for shapes between 0 and ``largestShape``.
///
/// GSL's own incomplete beta function gives up, with NaN, for shapes from 10⁶ on, and loses digits from 10³ on.
///
/// - Parameters:
///   - x: Between 0 and 1, both excluded.
///   - complement: 1 − `x`, which the caller may know better than by subtraction.
///
/// Source: Didonato and Morris (1992), “Algorithm 708: Significant Digit Computation of the Incomplete Beta Function
/// Ratios”, equation 9 for the fraction and section 4 for the factor before it.
func betaTails(first: Double, second: Double, at x: Double, complement: Double) -> Tails {
    // The fraction settles quickly below the mean.
    guard x * (second + 1) <= complement * (first + 1) else {
        return betaTails(first: second, second: first, at: complement, complement: x).exchanged
    }
    let factor = betaFactor(first: first, second: second, at: x, complement: complement)
    guard factor > 0 else { return Tails(lower: 0) }
    // How far x lies below the mean, times the sum of the shapes: kept whole, where 1 − x·(…) would cancel.
    let distance = first * complement - second * x
    var step = 0.0
    var fraction = ContinuedFraction(firstDenominator: first / (first + 1) * (distance + 1))
    var (numerator, denominator): (Double, Double)
    repeat {
        let (before, after) = (first + 2 * step + 1, first + 2 * step + 3)
        numerator = ((first + step) / before) * ((first + second + step) * x / before)
        step += 1
        let growth = step * (second - step) * x
        numerator *= growth
        denominator = step + growth / before + (first + step) / after * (distance + 1 + step * (1 + complement))
    } while fraction.extend(numerator: numerator, denominator: denominator)
    return Tails(lower: factor / fraction.value)
}

/// x^first · (1 − x)^second / B(first, second), for shapes above 0 and `x` between 0 and 1, both excluded.
func betaFactor(first: Double, second: Double, at x: Double, complement: Double) -> Double {
    GSLErrors.withoutComplaint {
        guard min(first, second) >= 10 else {
            let logPower = first * logarithm(x, complement) + second * logarithm(complement, x)
            return exp(logPower - gsl_sf_lnbeta(first, second))
        }
        // How far x lies from the mean, times the sum of the shapes.
        let excess = second * x - first * complement
        let sum = first + second
        let exponent =
            first * logOnePlusMinus(excess / first, of: x * sum / first)
            + second * logOnePlusMinus(-excess / second, of: complement * sum / second)
        let correction = gsl_sf_gammastar(sum) / (gsl_sf_gammastar(first) * gsl_sf_gammastar(second))
        return (first * (second / sum) / (2 * .pi)).squareRoot() * correction * exp(exponent)
    }
}

/// log(`x`), from whichever of `x` and 1 − `x` says more.
private func logarithm(_ x: Double, _ complement: Double) -> Double {
    x < 0.5 ? log(x) : log1p(-complement)
}

/// A continued fraction b₀ + a₁/(b₁ + a₂/(b₂ + …)) that is worked out from the front.
///
/// Source: Thompson and Barnett (1986), “Coulomb and Bessel Functions of Complex Arguments and Order”, the modified
/// method of Lentz.
struct ContinuedFraction {
    private(set) var value: Double
    private var numeratorRatio: Double
    private var denominatorRatio = 0.0

    init(firstDenominator: Double) {
        value = Self.nonzero(firstDenominator)
        numeratorRatio = value
    }

    /// Adds aₙ and bₙ.
    ///
    /// - Returns: Whether the value still changed.
    mutating func extend(numerator: Double, denominator: Double) -> Bool {
        denominatorRatio = 1 / Self.nonzero(denominator + numerator * denominatorRatio)
        numeratorRatio = Self.nonzero(denominator + numerator / numeratorRatio)
        let change = numeratorRatio * denominatorRatio
        value *= change
        return abs(change - 1) > .ulpOfOne
    }

    private static func nonzero(_ number: Double) -> Double { abs(number) < 1e-300 ? 1e-300 : number }
}
