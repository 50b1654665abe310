import Foundation
import MitoshiNumericalMethods

/// A negative binomial count restricted to what the series can be and renormalised; P(Y ≥ T) is exact.
///
/// Where the restriction cuts off more than half, everything is computed from the upper tail; where even that tail
/// underflows, its own limit takes over, each count less probable than the one before by the same factor.
struct CountDistribution: PredictiveDistribution, Hashable {
    let base: NegativeBinomial
    /// The least and the greatest possible count; the latter may be infinite.
    let lower: Double
    let upper: Double

    init(base: NegativeBinomial, lower: Double, upper: Double) {
        self.base = base
        self.lower = max(0, lower.rounded(.up))
        self.upper = max(self.lower, upper.rounded(.down))
    }

    var isDiscrete: Bool { true }

    /// Source: k · p(k) of a negative binomial is the mean times p(k − 1) of one whose size is larger by 1.
    var mean: MeanValue {
        guard lower > 0 || upper < .infinity else { return .value(base.mean) }
        let total = mass(above: lower - 1)
        let size = base.size
        do {
            let next = try NegativeBinomial(mean: base.mean * (1 + 1 / size), size: size + 1)
            let value = base.mean * Self.mass(of: next, from: lower - 1, through: upper - 1) / total
            guard total > Self.least, value.isFinite else { return meanOfQuantiles() }
            return .value(min(max(value, lower), upper))
        } catch {
            return .undefined(.notComputed(.numerical(error)))
        }
    }

    func probability(atMost value: Double) -> Double {
        let count = value.rounded(.down)
        if count < lower { return 0 }
        if count >= upper { return 1 }
        guard base.lowerTail(lower - 1) < 0.5 else { return 1 - upperTail(count) }
        return Self.mass(of: base, from: lower, through: count) / mass(above: lower - 1)
    }

    func probability(atLeast value: Double) -> Double {
        let count = value.rounded(.up)
        if count <= lower { return 1 }
        if count > upper { return 0 }
        return upperTail(count - 1)
    }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double { try quantiles([probability])[0] }

    func quantiles(_ probabilities: [Double]) throws(StatisticsError) -> [Double] {
        try alone.quantiles(probabilities)
    }

    func probabilities(atMost values: [Double]) -> [Double] { alone.probabilities(atMost: values) }

    private var alone: CountMixture { CountMixture([.init(weight: 1, count: self)]) }

    /// How probable the possible counts were before the restriction.
    var massOfSupport: Double { mass(above: lower - 1) }

    /// Below this a tail has lost its digits.
    static let least = 1e-280

    /// P(Y > count) for lower ≤ count + 1 ≤ upper.
    private func upperTail(_ count: Double) -> Double {
        let total = mass(above: lower - 1)
        guard total > Self.least else { return pow(base.mean / (base.mean + base.size), count - lower + 1) }
        return mass(above: count) / total
    }

    /// P(count < base ≤ upper).
    private func mass(above count: Double) -> Double { Self.mass(of: base, from: count + 1, through: upper) }

    /// P(first ≤ X ≤ last), as a difference of the smaller tails.
    private static func mass(of base: NegativeBinomial, from first: Double, through last: Double) -> Double {
        let below = base.lowerTail(first - 1)
        if below < 0.5 {
            let upTo = base.lowerTail(last)
            return max(0, upTo < 0.5 ? upTo - below : 1 - base.upperTail(last) - below)
        }
        return max(0, base.upperTail(first - 1) - base.upperTail(last))
    }
}

/// A mixture of negative binomial counts restricted to what the series can be and renormalised; P(Y ≥ T) is exact.
struct CountMixture: PredictiveDistribution, Hashable {
    struct Part: Hashable, Sendable {
        /// Before the restriction; above 0.
        let weight: Double
        let count: CountDistribution
    }

    /// With weights that sum to 1 after the restriction.
    private let parts: [Part]
    /// The probabilities after the restriction, count by count; `nil` where the restriction leaves less than numbers can tell.
    private let sum: NegativeBinomialSum?

    /// - Parameter parts: At least one, all restricted to the same counts.
    init(_ parts: [Part]) {
        let masses = parts.map(\.count.massOfSupport)
        let total = zip(parts, masses).reduce(0) { $0 + $1.0.weight * $1.1 }
        // Where every mass underflows, what is left of them can't be compared, and the weights stay as they were.
        self.parts =
            total > 0
            ? zip(parts, masses).map { Part(weight: $0.weight * $1 / total, count: $0.count) } : parts
        sum =
            masses.allSatisfy { $0 > CountDistribution.least } && (parts.first?.count.lower ?? 0) < 0x1p53
            ? NegativeBinomialSum(parts.map { (weight: $0.weight / total, distribution: $0.count.base) }) : nil
    }

    var isDiscrete: Bool { true }

    private var lower: Double { parts.first?.count.lower ?? 0 }
    private var upper: Double { parts.first?.count.upper ?? 0 }

    var mean: MeanValue {
        var sum = 0.0
        for part in parts {
            guard case .value(let value) = part.count.mean else { return part.count.mean }
            sum += part.weight * value
        }
        return .value(sum)
    }

    func probability(atMost value: Double) -> Double {
        min(1, parts.reduce(0) { $0 + $1.weight * $1.count.probability(atMost: value) })
    }

    func probability(atLeast value: Double) -> Double {
        min(1, parts.reduce(0) { $0 + $1.weight * $1.count.probability(atLeast: value) })
    }

    /// The tail of a first count by itself, those of counts that follow not far behind by adding up.
    func probabilities(atMost values: [Double]) -> [Double] {
        guard let sum else { return values.map(probability(atMost:)) }
        let start = max(lower, Double(sum.first))
        var tails = values.map { $0 < start ? 0 : $0 >= upper ? 1 : .nan }
        let open = values.indices.filter { tails[$0].isNaN && values[$0] < 0x1p53 }
        var rest = open.sorted { values[$0] < values[$1] }[...]
        var (reached, tail) = (start - 1, 0.0)
        while let index = rest.first {
            if values[index] - reached > Self.stride {
                reached = values[index].rounded(.down)
                tail = probability(atMost: reached)
            }
            var last = reached
            let near = rest.prefix { index in
                guard values[index] - last <= Self.stride else { return false }
                last = values[index].rounded(.down)
                return true
            }
            let first = Int(reached) + 1
            let probabilities = sum.probabilities(of: first..<Int(last) + 1)
            var added = 0
            for index in near {
                while first + added <= Int(values[index]) {
                    tail += probabilities[added]
                    added += 1
                }
                tails[index] = min(1, tail)
            }
            reached = last
            rest = rest.dropFirst(near.count)
        }
        for index in tails.indices where tails[index].isNaN { tails[index] = probability(atMost: values[index]) }
        return tails
    }

    /// Adding up so many probabilities costs about as much as working out one tail by itself.
    private static let stride = 1_000.0

    func quantile(_ probability: Double) throws(StatisticsError) -> Double { try quantiles([probability])[0] }

    /// Count by count as long as that costs less than a search for each level.
    func quantiles(_ probabilities: [Double]) throws(StatisticsError) -> [Double] {
        try requireLevels(probabilities)
        var counts = [Double](repeating: upper, count: probabilities.count)
        var rest = probabilities.indices.sorted { probabilities[$0] < probabilities[$1] }[...]
        if let sum, let least = rest.first, let most = rest.last,
            min(probabilities[least], 1 - probabilities[most]) > Self.leastLevel
        {
            var (first, length, tail) = (max(Int(lower), sum.first), 256, 0.0)
            let limit = min(Double(first) + Self.stride * Double(2 * probabilities.count), upper)
            while !rest.isEmpty, Double(first) < limit {
                let block = first..<min(first + length, Int(limit))
                for (count, probability) in zip(block, sum.probabilities(of: block)) {
                    tail += probability
                    while let index = rest.first, tail >= probabilities[index] {
                        counts[index] = Double(count)
                        rest = rest.dropFirst()
                    }
                }
                (first, length) = (block.upperBound, min(2 * length, 8_192))
            }
            if Double(first) == upper { return counts }
        }
        let searched = Array(rest)
        let found = try smallestCounts(
            reaching: searched.map { probabilities[$0] }, from: lower, through: upper, lowerTail: probability(atMost:))
        for (index, count) in zip(searched, found) { counts[index] = count }
        return counts
    }

    /// So near 0 or 1 the digits that adding up loses could be seen.
    private static let leastLevel = 1e-9
}
