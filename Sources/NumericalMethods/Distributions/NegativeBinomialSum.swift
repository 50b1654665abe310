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
