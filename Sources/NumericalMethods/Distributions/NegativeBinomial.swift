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

/// A weighted sum of negative binomial distributions at counts in a row: every probability comes from the one before, which
/// costs a hundredth of working it out by itself.
///
/// Source: p(n + 1) = p(n) (n + size) / (n + 1) · mean / (mean + size).
package struct NegativeBinomialSum: Hashable, Sendable {
    fileprivate typealias Lanes = SIMD4<Double>

    private let fours: [Four]
    /// Below this count the distributions have less than 10⁻¹⁷ of their weight.
    package let first: Int

    /// - Parameter parts: Weights may have any sum.
    package init(_ parts: [(weight: Double, distribution: NegativeBinomial)]) {
        let sorted = parts.map(Part.init).sorted { $0.first < $1.first }
        first = sorted.first?.first ?? 0
        fours = stride(from: 0, to: sorted.count, by: 4).map { Four(sorted[$0..<min($0 + 4, sorted.count)]) }
    }

    /// Σ weight · P(X = count) for every one of `counts`, from 0 or more on; what a part has below its first count that
    /// matters is left out.
    package func probabilities(of counts: Range<Int>) -> [Double] {
        guard !counts.isEmpty else { return [] }
        var sums = [Lanes](repeating: Lanes(), count: counts.count)
        sums.withUnsafeMutableBufferPointer { sums in
            for four in fours { four.add(to: sums, from: counts.lowerBound) }
        }
        return sums.map { $0.sum() }
    }

    fileprivate struct Part: Hashable {
        let weight: Double
        let distribution: NegativeBinomial
        /// Below this count it has less than 10⁻¹⁷ of its weight.
        let first: Int

        /// All cumulants are positive, so that the tail below the mean is at most a normal's bound, exp(−z²/2) at z standard
        /// deviations (Chernoff).
        init(_ weight: Double, _ distribution: NegativeBinomial) {
            self.weight = weight
            self.distribution = distribution
            let mean = distribution.mean
            first = Int(max(0, mean - 9 * (mean + mean / distribution.size * mean).squareRoot()))
        }
    }
}

/// Four distributions side by side.
private struct Four: Hashable {
    typealias Lanes = NegativeBinomialSum.Lanes

    /// By ``NegativeBinomialSum/Part/first``.
    private let parts: ArraySlice<NegativeBinomialSum.Part>
    private var sizes = Lanes()
    /// mean / (mean + size).
    private var chances = Lanes()

    init(_ parts: ArraySlice<NegativeBinomialSum.Part>) {
        self.parts = parts
        for (lane, part) in parts.enumerated() {
            let distribution = part.distribution
            sizes[lane] = distribution.size
            chances[lane] = distribution.mean / (distribution.mean + distribution.size)
        }
    }

    func add(to sums: UnsafeMutableBufferPointer<Lanes>, from first: Int) {
        let end = first + sums.count
        var (probabilities, reached) = (Lanes(), first)
        for (lane, part) in parts.enumerated() where part.first < end {
            let start = max(part.first, first)
            if lane > 0 { advance(&probabilities, over: reached..<start, addingTo: sums, from: first) }
            probabilities[lane] = part.weight * part.distribution.probability(of: start)
            reached = start
        }
        advance(&probabilities, over: reached..<end, addingTo: sums, from: first)
    }

    /// Adds the probabilities of `counts`, and leaves those of the count after them.
    private func advance(
        _ probabilities: inout Lanes, over counts: Range<Int>, addingTo sums: UnsafeMutableBufferPointer<Lanes>,
        from first: Int
    ) {
        for count in counts {
            sums[count - first] += probabilities
            probabilities *= (Double(count) + sizes) * (chances * (1 / Double(count + 1)))
            // The least numbers of all are slow to work with.
            if count & 0xff == 0xff { probabilities.replace(with: 0, where: probabilities .< Lanes(repeating: 1e-250)) }
        }
    }
}
