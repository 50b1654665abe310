import CGSL
import Foundation

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
