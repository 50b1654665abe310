import CGSL
import Foundation

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
