import CGSL
import Foundation

/// The negative binomial distribution of a count that varies more than a Poisson count: its variance is
/// `mean + mean² / size`.
///
/// Source: GSL manual, “The Negative Binomial Distribution”, whose *p* is size / (size + mean) and whose *n* is `size`;
/// its tails are those of a beta distribution, taken as 0 beyond 10¹⁰⁰, where that of GSL fails.
public struct NegativeBinomial: DiscreteDistribution {
    /// 0 or more.
    public let mean: Double
    /// Above 0. The larger, the nearer to ``Poisson``.
    public let size: Double

    /// - Throws: ``NumericalError/outsideDomain(routine:argument:value:rule:)`` unless `mean` is between 0 and 2⁵³ and
    ///   `size` positive and finite.
    public init(mean: Double, size: Double) throws(NumericalError) {
        try requireCountable(mean, "mean", in: "NegativeBinomial")
        try requirePositive(size, "size", in: "NegativeBinomial")
        self.mean = mean
        self.size = size
    }

    public func probability(of count: Int) -> Double {
        guard count >= 0 else { return 0 }
        guard mean > 0 else { return count == 0 ? 1 : 0 }
        let k = Double(count)
        let logCombinations = -log(size + k) - GSLErrors.withoutComplaint { gsl_sf_lnbeta(size, k + 1) }
        return min(1, exp(logCombinations - size * log1p(mean / size) + k * log(mean / (mean + size))))
    }

    public func lowerTail(_ x: Double) -> Double {
        tail(at: x, lower: true) {
            guard x >= 0 else { return 0 }
            guard x < 1e100 else { return 1 }
            return GSLErrors.withoutComplaint { gsl_cdf_beta_Q(mean / (mean + size), x.rounded(.down) + 1, size) }
        }
    }

    public func upperTail(_ x: Double) -> Double {
        tail(at: x, lower: false) {
            guard x >= 0 else { return 1 }
            guard x < 1e100 else { return 0 }
            return GSLErrors.withoutComplaint { gsl_cdf_beta_P(mean / (mean + size), x.rounded(.down) + 1, size) }
        }
    }

    public func quantile(_ probability: Double) throws(NumericalError) -> Double {
        try requireOpenProbability(probability, "probability", in: "NegativeBinomial.quantile")
        return smallestCount(reaching: probability, from: mean)
    }

    public func draw(from stream: inout RandomStream) -> Double {
        drawPoisson(mean: gsl_ran_gamma(stream.state, size, mean / size), from: &stream)
    }
}
