import MitoshiNumericalMethods
import Synchronization

/// A mixture of increments. The tails of small counts are kept, since a quantile asks for many; those of negative binomials
/// are worked out for all counts at once.
final class IncrementMixture: Sendable {
    struct Part: Sendable {
        let weight: Double
        let increment: Increment
    }

    private let counted: [(weight: Double, distribution: NegativeBinomial)]
    /// The same, for all counts at once.
    private let countByCount: NegativeBinomialSum
    private let others: [Part]
    /// The chance that nothing is added beside what the parts say.
    private let nothing: Double
    let mean: Double

    /// P(count ≤ 0), P(count ≤ 1), …, as far as they were asked for.
    private struct Known {
        /// Of the negative binomials, from 0 on.
        var counted: [Double] = []
        var all: [Double: Double] = [:]
    }

    private let known = Mutex(Known())

    /// Beyond so many counts single tails cost less than all.
    private static let most = 4_096

    /// - Parameters:
    ///   - parts: Their weights and `nothing` sum to 1.
    ///   - nothing: The chance that nothing is added beside what they say.
    init(_ parts: [Part], nothing: Double = 0) {
        self.nothing = nothing
        mean = parts.reduce(0) { $0 + $1.weight * $1.increment.mean }
        counted = parts.compactMap { part in
            if case .counted(let count) = part.increment { (part.weight, count) } else { nil }
        }
        countByCount = NegativeBinomialSum(counted)
        others = parts.filter { if case .counted = $0.increment { false } else { true } }
    }

    /// P(increment ≤ x), of whole things for a whole number.
    func lowerTail(_ x: Double) -> Double {
        guard x >= 0 else { return 0 }
        guard !counted.isEmpty, x < Double(Self.most) else { return min(1, nothing + sum { $0.lowerTail(x) }) }
        return known.withLock { known in
            if let tail = known.all[x] { return tail }
            let index = Int(x)
            if index >= known.counted.count {
                known.counted = lowerTails(through: max(255, min(4 * index, Self.most - 1)))
            }
            let tail = others.reduce(nothing + known.counted[index]) { $0 + $1.weight * $1.increment.lowerTail(x) }
            known.all[x] = min(1, tail)
            return min(1, tail)
        }
    }

    /// P(increment > x), of whole things for a whole number.
    func upperTail(_ x: Double) -> Double { min(1, sum { $0.upperTail(x) } + (x < 0 ? nothing : 0)) }

    private func sum(_ tail: (Increment) -> Double) -> Double {
        counted.reduce(0) { $0 + $1.weight * tail(.counted($1.distribution)) }
            + others.reduce(0) { $0 + $1.weight * tail($1.increment) }
    }

    private func lowerTails(through last: Int) -> [Double] {
        var sum = 0.0
        return countByCount.probabilities(of: 0..<last + 1).map { probability in
            sum += probability
            return min(1, sum)
        }
    }
}
