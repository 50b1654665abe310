import NumericalMethods
import Synchronization

/// A mixture of negative binomial counts. The tails of small counts are worked out once for all of them, since a quantile
/// asks for many.
final class IncrementMixture: Sendable {
    struct Part: Sendable {
        let weight: Double
        let increment: NegativeBinomial
    }

    private let parts: [Part]
    /// P(count ≤ 0), P(count ≤ 1), …, as far as they were asked for.
    private let known = Mutex<[Double]>([])

    /// Beyond so many counts single tails cost less than all.
    private static let most = 4_096

    /// - Parameter parts: Their weights sum to 1.
    init(_ parts: [Part]) { self.parts = parts }

    var mean: Double { parts.reduce(0) { $0 + $1.weight * $1.increment.mean } }

    /// P(count ≤ `count`), a whole number.
    func lowerTail(_ count: Double) -> Double {
        guard count >= 0 else { return 0 }
        guard count < Double(Self.most) else {
            return min(1, parts.reduce(0) { $0 + $1.weight * $1.increment.lowerTail(count) })
        }
        let index = Int(count)
        return known.withLock { known in
            if index >= known.count { known = lowerTails(through: max(255, min(4 * index, Self.most - 1))) }
            return known[index]
        }
    }

    /// P(count > `count`), a whole number.
    func upperTail(_ count: Double) -> Double {
        min(1, parts.reduce(0) { $0 + $1.weight * $1.increment.upperTail(count) })
    }

    private func lowerTails(through last: Int) -> [Double] {
        var sums = [Double](repeating: 0, count: last + 1)
        for part in parts { Self.add(part, to: &sums) }
        for count in sums.indices.dropFirst() { sums[count] += sums[count - 1] }
        return sums.map { min(1, $0) }
    }

    /// Adds a part's probabilities of 0, 1, …, from its most probable count on to both sides, until they are less than 10⁻²⁰ of
    /// its weight.
    ///
    /// Source: p(n + 1) = p(n) (n + size) / (n + 1) · mean / (mean + size).
    private static func add(_ part: Part, to sums: inout [Double]) {
        let (mean, size) = (part.increment.mean, part.increment.size)
        // However many sums are asked for, so that they don't depend on it.
        let mode = Int(min(max(mean - mean / size, 0), Double(most - 1)))
        let middle = part.weight * part.increment.probability(of: mode)
        let chance = mean / (mean + size)
        let least = 1e-20 * part.weight
        var (probability, count) = (middle, mode)
        while count < sums.count, probability > least {
            sums[count] += probability
            probability *= chance * (Double(count) + size) / Double(count + 1)
            count += 1
        }
        (probability, count) = (middle, mode)
        while count > 0, probability > least {
            probability *= Double(count) / (chance * (Double(count - 1) + size))
            count -= 1
            if count < sums.count { sums[count] += probability }
        }
    }
}
