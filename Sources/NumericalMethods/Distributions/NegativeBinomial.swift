import CGSL
import Foundation

/// The negative binomial distribution of a count that varies more than a Poisson count: its variance is
/// `mean + mean² / size`.
///
/// Source: NIST Digital Library of Mathematical Functions, 8.17: its tails are those of a beta distribution; GSL manual,
/// “The Negative Binomial Distribution”, whose *p* is size / (size + mean) and whose *n* is `size`.
package struct NegativeBinomial: DiscreteDistribution {
    /// 0 or more.
    package let mean: Double
    /// Above 0. The larger, the nearer to ``Poisson``.
    package let size: Double

    /// - Throws: ``NumericalError/outsideDomain(routine:argument:value:rule:)`` unless `mean` is between 0 and 2³¹ and
    ///   `size` positive, finite, and not so small that `mean / size` overflows.
    package init(mean: Double, size: Double) throws(NumericalError) {
        try requireCountable(mean, "mean", in: "NegativeBinomial")
        try requirePositive(size, "size", in: "NegativeBinomial")
        guard (mean / size).isFinite else {
            throw .outsideDomain(
                routine: "NegativeBinomial", argument: "size", value: size,
                rule: "must not be smaller beside the mean \(mean) than numbers can tell")
        }
        self.mean = mean
        self.size = size
    }

    package func probability(of count: Int) -> Double {
        guard count >= 0 else { return 0 }
        guard mean > 0 else { return count == 0 ? 1 : 0 }
        guard count > 0 else { return exp(-size * log1p(mean / size)) }
        let k = Double(count)
        return betaFactor(first: size, second: k, at: 1 / (1 + mean / size), complement: chance) / k
    }

    package func lowerTail(_ x: Double) -> Double { tail(at: x, lower: true) { tails(x).lower } }

    package func upperTail(_ x: Double) -> Double { tail(at: x, lower: false) { tails(x).upper } }

    package func quantile(_ probability: Double) throws(NumericalError) -> Double {
        try requireOpenProbability(probability, "probability", in: "NegativeBinomial.quantile")
        return smallestCount(reaching: probability, from: mean)
    }

    package func draw(from stream: inout RandomStream) -> Double {
        drawPoisson(mean: gsl_ran_gamma(stream.state, size, mean / size), from: &stream)
    }

    /// 1 − *p*.
    private var chance: Double { mean / (mean + size) }

    private func tails(_ x: Double) -> Tails {
        guard x >= 0 else { return Tails(lower: 0) }
        guard mean > 0 else { return Tails(upper: 0) }
        return betaTails(first: size, second: x.rounded(.down) + 1, at: 1 / (1 + mean / size), complement: chance)
    }
}
