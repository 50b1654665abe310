import MitoshiNumericalMethods
import Synchronization

/// The last value plus a mixture of increments, held at the ceiling; never below the last value.
struct IncrementDistribution: PredictiveDistribution {
    let last: Double
    let scale: IncrementScale
    let upper: Double
    let increments: IncrementMixture

    var isDiscrete: Bool { scale.isWhole }

    /// At a ceiling the mean is that of the quantiles.
    var mean: MeanValue {
        upper.isFinite ? meanOfQuantiles() : .value(last + scale.unit * increments.mean)
    }

    func probability(atMost value: Double) -> Double {
        if value >= upper { return 1 }
        guard value >= last else { return 0 }
        let steps = steps(to: value)
        return increments.lowerTail(scale.isWhole ? steps.rounded(.down) : steps)
    }

    func probability(atLeast value: Double) -> Double {
        if value <= last { return 1 }
        guard value <= upper else { return 0 }
        let steps = steps(to: value)
        return increments.upperTail(scale.isWhole ? steps.rounded(.up) - 1 : steps)
    }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double { try quantiles([probability])[0] }

    func quantiles(_ probabilities: [Double]) throws(StatisticsError) -> [Double] {
        let resolution = scale.resolution
        let counts = try smallestCounts(reaching: probabilities, from: 0, through: 0x1p50) { count in
            increments.lowerTail(resolution * count)
        }
        return counts.map { min(last + scale.unit * (resolution * $0), upper) }
    }

    /// How many units above the last value; a rounding error short of a whole number is that number.
    private func steps(to value: Double) -> Double {
        let steps = (value - last) / scale.unit
        return abs(steps - steps.rounded()) < 1e-9 * max(1, abs(steps)) ? steps.rounded() : steps
    }
}

/// In what the increments of a series are told.
struct IncrementScale: Hashable, Sendable {
    /// A unit of the increments, in the series' unit.
    let unit: Double
    /// Whether only whole units are added.
    let isWhole: Bool
    /// The distance of neighbouring quantiles, in units.
    let resolution: Double

    /// Things that are counted come one by one, or in thousands where every value is one of whole thousands: it was printed
    /// so, and of as many thousands the same is believed as of as many things. Of amounts the greatest value is the unit, so that
    /// it makes no odds in what they are measured.
    init(_ history: ExactHistory) {
        let values = history.values
        isWhole = history.series.support.isInteger && values.allSatisfy { $0 == $0.rounded() }
        guard isWhole else {
            let greatest = values.reduce(0) { max($0, abs($1)) }
            unit = greatest > 0 ? greatest : 1
            resolution = 0x1p-30
            return
        }
        var unit = 1.0
        while values.contains(where: { $0 != 0 }), values.allSatisfy({ $0.remainder(dividingBy: 1_000 * unit) == 0 }) {
            unit *= 1_000
        }
        self.unit = unit
        resolution = 1
    }

    /// The latest value in units; of an empty stock, one unit stands for it.
    func level(of history: ExactHistory) -> Double {
        let level = abs(history.latest) / unit
        return isWhole ? max(level, 1) : level > 0 ? level : 1
    }
}

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
