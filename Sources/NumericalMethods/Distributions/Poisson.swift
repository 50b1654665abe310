import CGSL
import Foundation

/// The Poisson distribution of a count with a known mean.
///
/// Source: GSL manual, “The Poisson Distribution”; its tails are those of a gamma distribution.
public struct Poisson: DiscreteDistribution {
    /// 0 or more; the variance too.
    public let mean: Double

    /// - Throws: ``NumericalError/outsideDomain(routine:argument:value:rule:)`` unless `mean` is between 0 and 2⁵³.
    public init(mean: Double) throws(NumericalError) {
        try requireCountable(mean, "mean", in: "Poisson")
        self.mean = mean
    }

    public func probability(of count: Int) -> Double {
        guard count >= 0 else { return 0 }
        guard mean > 0 else { return count == 0 ? 1 : 0 }
        let k = Double(count)
        return min(1, exp(k * log(mean) - mean - GSLErrors.withoutComplaint { gsl_sf_lngamma(k + 1) }))
    }

    public func lowerTail(_ x: Double) -> Double {
        tail(at: x, lower: true) {
            guard x >= 0 else { return 0 }
            guard mean > 0 else { return 1 }
            return GSLErrors.withoutComplaint { gsl_cdf_gamma_Q(mean, x.rounded(.down) + 1, 1) }
        }
    }

    public func upperTail(_ x: Double) -> Double {
        tail(at: x, lower: false) {
            guard x >= 0 else { return 1 }
            guard mean > 0 else { return 0 }
            return GSLErrors.withoutComplaint { gsl_cdf_gamma_P(mean, x.rounded(.down) + 1, 1) }
        }
    }

    public func quantile(_ probability: Double) throws(NumericalError) -> Double {
        try requireOpenProbability(probability, "probability", in: "Poisson.quantile")
        return smallestCount(reaching: probability, from: mean)
    }

    public func draw(from stream: inout RandomStream) -> Double { drawPoisson(mean: mean, from: &stream) }
}

/// A Poisson draw for any mean.
///
/// GSL counts in 32 bits. Above, a gamma draw says when about ⅞ of the events have happened, which settles them at once
/// without changing the distribution.
///
/// Source: Ahrens and Dieter (1974), “Computer Methods for Sampling from Gamma, Beta, Poisson and Binomial
/// Distributions”.
func drawPoisson(mean: Double, from stream: inout RandomStream) -> Double {
    var (remaining, counted) = (mean, 0.0)
    while remaining > 0x1p30 {
        let events = (remaining * 7 / 8).rounded(.down)
        let time = gsl_ran_gamma(stream.state, events, 1)
        if time >= remaining {
            return counted + drawBinomial(trials: events - 1, probability: remaining / time, from: &stream)
        }
        counted += events
        remaining -= time
    }
    return counted + Double(gsl_ran_poisson(stream.state, remaining))
}
