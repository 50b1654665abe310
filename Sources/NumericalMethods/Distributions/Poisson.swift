import CGSL
import Foundation

/// The Poisson distribution of a count with a known mean.
///
/// Source: NIST Digital Library of Mathematical Functions, 8.4.10: its tails are those of a gamma distribution; GSL
/// manual, “The Poisson Distribution”, for draws.
package struct Poisson: DiscreteDistribution {
    /// 0 or more; the variance too.
    package let mean: Double

    /// - Throws: ``NumericalError/outsideDomain(routine:argument:value:rule:)`` unless `mean` is between 0 and 2³¹.
    package init(mean: Double) throws(NumericalError) {
        try requireCountable(mean, "mean", in: "Poisson")
        self.mean = mean
    }

    package func probability(of count: Int) -> Double {
        guard count >= 0 else { return 0 }
        guard mean > 0 else { return count == 0 ? 1 : 0 }
        return count == 0 ? exp(-mean) : gammaFactor(shape: Double(count), at: mean)
    }

    package func lowerTail(_ x: Double) -> Double { tail(at: x, lower: true) { tails(x).lower } }

    package func upperTail(_ x: Double) -> Double { tail(at: x, lower: false) { tails(x).upper } }

    package func quantile(_ probability: Double) throws(NumericalError) -> Double {
        try requireOpenProbability(probability, "probability", in: "Poisson.quantile")
        return smallestCount(reaching: probability, from: mean)
    }

    package func draw(from stream: inout RandomStream) -> Double { drawPoisson(mean: mean, from: &stream) }

    private func tails(_ x: Double) -> Tails {
        guard x >= 0 else { return Tails(lower: 0) }
        guard mean > 0 else { return Tails(upper: 0) }
        return gammaTails(shape: x.rounded(.down) + 1, at: mean).exchanged
    }
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
