import Foundation
import MitoshiNumericalMethods

/// A gamma amount in whole things: the amount rounded down or up by chance, so that its mean stays.
///
/// With Z the amount and U uniform on 0 … 1 it is the whole part of Z + U, so that P(count ≥ k) is the mean of P(Z ≥ z) over
/// z from k − 1 to k, worked out from E (Z − a)⁺.
struct RoundedGamma: Sendable {
    let amount: Gamma
    let mean: Double

    init(mean: Double, shape: Double) throws(NumericalError) {
        self.mean = mean
        amount = try Gamma(shape: shape, scale: mean / shape)
    }

    /// P(count ≤ `count`), a whole number.
    func lowerTail(_ count: Double) -> Double {
        count < 0 ? 0 : count < mean ? below(count) : 1 - above(count)
    }

    /// P(count > `count`), a whole number.
    func upperTail(_ count: Double) -> Double {
        count < 0 ? 1 : count < mean ? 1 - below(count) : above(count)
    }

    /// The tails of 0 or more, each with digits on its own side of the mean only: far beyond it the other is a difference of
    /// like numbers.
    private func below(_ count: Double) -> Double {
        min(1, max(0, shortfall(under: count + 1) - shortfall(under: count)))
    }

    private func above(_ count: Double) -> Double { min(1, max(0, excess(over: count) - excess(over: count + 1))) }

    /// The logarithm of the probability of a whole number.
    func logProbability(of count: Double) -> Double {
        // Where the density is flat over two units, their triangle holds as much as the density says.
        if count * count > Self.flat * Self.flat * amount.shape { return amount.logDensity(count) }
        return log(max(upperTail(count - 1) - upperTail(count), .leastNormalMagnitude))
    }

    /// So many standard deviations of the amount in a unit make its density flat.
    private static let flat = 30.0

    /// E (Z − a)⁺.
    private func excess(over a: Double) -> Double {
        a <= 0 ? mean - a : max(0, (mean - a) * amount.upperTail(a) + margin(at: a))
    }

    /// E (a − Z)⁺.
    private func shortfall(under a: Double) -> Double {
        a <= 0 ? 0 : max(0, (a - mean) * amount.lowerTail(a) + margin(at: a))
    }

    /// The mean times what a shape one greater leaves beyond `a`: NIST Digital Library of Mathematical Functions, 8.8.1.
    private func margin(at a: Double) -> Double { mean * a * amount.density(a) / amount.shape }
}

extension Gamma {
    /// The logarithm of the density above 0, also where the density itself is less than numbers can tell.
    func logDensity(_ x: Double) -> Double {
        let standard = x / scale
        return (shape - 1) * log(standard) - standard - lgamma(shape) - log(scale)
    }
}
