import CGSL
import Foundation

/// The binomial distribution: how many of `trials` succeed, each with the same `probability`.
///
/// Source: NIST Digital Library of Mathematical Functions, 8.17(vi): its tails are those of a beta distribution; GSL
/// manual, “The Binomial Distribution”, for draws.
package struct Binomial: DiscreteDistribution {
    /// 0 or more.
    package let trials: Int
    /// 0 … 1.
    package let probability: Double

    /// - Throws: ``NumericalError/outsideDomain(routine:argument:value:rule:)`` unless `trials` is between 0 and 2³¹
    ///   and `probability` between 0 and 1.
    package init(trials: Int, probability: Double) throws(NumericalError) {
        try requireCountable(Double(trials), "trials", in: "Binomial")
        try requireProbability(probability, "probability", in: "Binomial")
        self.trials = trials
        self.probability = probability
    }

    package func probability(of count: Int) -> Double {
        guard (0...trials).contains(count) else { return 0 }
        guard probability > 0 else { return count == 0 ? 1 : 0 }
        guard probability < 1 else { return count == trials ? 1 : 0 }
        let (n, k) = (Double(trials), Double(count))
        guard count > 0 else { return exp(n * log1p(-probability)) }
        guard count < trials else { return exp(n * log(probability)) }
        let factor = betaFactor(first: k, second: n - k, at: probability, complement: 1 - probability)
        return factor * (n / k / (n - k))
    }

    package func lowerTail(_ x: Double) -> Double { tail(at: x, lower: true) { tails(x).lower } }

    package func upperTail(_ x: Double) -> Double { tail(at: x, lower: false) { tails(x).upper } }

    package func quantile(_ probability: Double) throws(NumericalError) -> Double {
        try requireOpenProbability(probability, "probability", in: "Binomial.quantile")
        return min(Double(trials), smallestCount(reaching: probability, from: Double(trials) * self.probability))
    }

    package func draw(from stream: inout RandomStream) -> Double {
        drawBinomial(trials: Double(trials), probability: probability, from: &stream)
    }

    private func tails(_ x: Double) -> Tails {
        let (n, k) = (Double(trials), x.rounded(.down))
        guard k >= 0, probability < 1 || k >= n else { return Tails(lower: 0) }
        guard k < n, probability > 0 else { return Tails(upper: 0) }
        return betaTails(first: k + 1, second: n - k, at: probability, complement: 1 - probability).exchanged
    }
}

/// A binomial draw for any whole number of `trials` up to 2⁵³.
///
/// GSL counts in 32 bits. Above, a beta draw places one order statistic of the trials' uniform numbers, which settles
/// about half of the trials at once without changing the distribution.
///
/// Source: Relles (1972), “A Simple Algorithm for Generating Binomial Random Variables when N is Large”.
func drawBinomial(trials: Double, probability: Double, from stream: inout RandomStream) -> Double {
    var (remaining, chance, counted) = (trials, probability, 0.0)
    while remaining > 0x1p31 {
        let rank = 1 + (remaining / 2).rounded(.down)
        let threshold = gsl_ran_beta(stream.state, rank, 1 + remaining - rank)
        if threshold >= chance {
            remaining = rank - 1
            chance /= threshold
        } else {
            counted += rank
            remaining -= rank
            chance = (chance - threshold) / (1 - threshold)
        }
    }
    return counted + Double(gsl_ran_binomial(stream.state, chance, UInt32(remaining)))
}
