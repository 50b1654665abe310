import MitoshiNumericalMethods
import Synchronization

/// A weighted mixture of distributions: what is believed when it isn't known which of them is true.
struct DistributionMixture: PredictiveDistribution {
    struct Part: Sendable {
        /// Above 0.
        let weight: Double
        let distribution: any PredictiveDistribution
    }

    /// Never empty; their weights sum to 1.
    let parts: [Part]
    /// True when every part is.
    let isDiscrete: Bool
    private let known = KnownAnswers()
    private let average: OnDemand<MeanValue>

    /// - Parameter parts: At least one, with weights of any sum above 0.
    init(_ parts: [Part]) {
        let total = parts.reduce(0) { $0 + $1.weight }
        let weighed = parts.map { Part(weight: $0.weight / total, distribution: $0.distribution) }
        self.parts = weighed
        average = OnDemand { Self.mean(of: weighed) }
        isDiscrete = parts.allSatisfy(\.distribution.isDiscrete)
    }

    var mean: MeanValue { average.value }

    private static func mean(of parts: [Part]) -> MeanValue {
        var sum = 0.0
        for part in parts {
            guard case .value(let value) = part.distribution.mean else { return part.distribution.mean }
            sum += part.weight * value
        }
        return .value(sum)
    }

    func probability(atMost value: Double) -> Double {
        known.atMost(value) { min(1, parts.reduce(0) { $0 + $1.weight * $1.distribution.probability(atMost: value) }) }
    }

    func probabilities(atMost values: [Double]) -> [Double] {
        var sums = [Double](repeating: 0, count: values.count)
        for part in parts {
            for (place, probability) in part.distribution.probabilities(atMost: values).enumerated() {
                sums[place] += part.weight * probability
            }
        }
        return sums.map { min(1, $0) }
    }

    func probability(atLeast value: Double) -> Double {
        known.atLeast(value) {
            min(1, parts.reduce(0) { $0 + $1.weight * $1.distribution.probability(atLeast: value) })
        }
    }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double { try quantiles([probability])[0] }

    func quantiles(_ probabilities: [Double]) throws(StatisticsError) -> [Double] {
        try known.quantiles(probabilities) { levels throws(StatisticsError) in try found(levels) }
    }

    /// A mixture's quantile lies between the least and the greatest of its parts'.
    private func found(_ probabilities: [Double]) throws(StatisticsError) -> [Double] {
        var (low, high) = (
            [Double](repeating: .infinity, count: probabilities.count),
            [Double](repeating: -.infinity, count: probabilities.count)
        )
        for part in parts {
            for (place, value) in try part.distribution.quantiles(probabilities).enumerated() {
                (low[place], high[place]) = (min(low[place], value), max(high[place], value))
            }
        }
        guard isDiscrete else {
            return probabilities.indices.map { point(reaching: probabilities[$0], from: low[$0], through: high[$0]) }
        }
        return counts(reaching: probabilities, from: low, through: high)
    }

    /// The least whole numbers that reach `probabilities`: all of them narrowed down together, then each made sure of by
    /// itself where what is worked out together may be on the wrong side.
    private func counts(reaching probabilities: [Double], from low: [Double], through high: [Double]) -> [Double] {
        let tails = self.probabilities(atMost: low.map { $0 - 1 } + high)
        var together = probabilities.indices.map { place in
            CountBracket(
                of: probabilities[place], after: (low[place] - 1, tails[place]),
                through: (high[place], tails[low.count + place]))
        }
        var sure = together
        while true {
            let open = together.indices.filter { together[$0].middle != nil }
            guard !open.isEmpty else { break }
            let middles = open.compactMap { together[$0].middle }
            for (place, (middle, tail)) in zip(open, zip(middles, self.probabilities(atMost: middles))) {
                together[place].narrow(to: middle, tail)
                if abs(tail - probabilities[place]) > Self.errorOfShared { sure[place].narrow(to: middle, tail) }
            }
        }
        for place in sure.indices { sure[place].close(probability(atMost:)) }
        return sure.map { $0.above.count + 0 }
    }

    /// By false position with halving, which a step of the distribution function can't mislead.
    private func point(reaching probability: Double, from low: Double, through high: Double) -> Double {
        func excess(_ value: Double) -> Double {
            probability <= 0.5
                ? self.probability(atMost: value) - probability : 1 - probability - self.probability(atLeast: value)
        }
        var (low, high) = (low, high)
        guard high > low, self.probability(atMost: low) < probability else { return low }
        var (below, above) = (excess(low), excess(high))
        // A part that has no mass there may leave the upper end below by a rounding error.
        guard above > 0 else { return high }
        for iteration in 0..<200 where high - low > 1e-12 * max(abs(low), abs(high)) {
            let share = iteration % 3 < 2 ? below / (below - above) : 0.5
            let middle = low + min(max(share, 0.001), 0.999) * (high - low)
            let found = excess(middle)
            if abs(found) < Self.settled { return middle }
            if found < 0 { (low, below) = (middle, found) } else { (high, above) = (middle, found) }
        }
        return high
    }

    /// How near its level a quantile comes.
    private static let settled = 1e-9
}

/// What a distribution has been asked already: page, workbook and tables ask the same of it, and some answers take long.
final class KnownAnswers: Sendable {
    private struct Asked: Sendable {
        var atMost: [Double: Double] = [:]
        var atLeast: [Double: Double] = [:]
        var quantiles: [Double: Double] = [:]
    }

    private let asked = Mutex(Asked())

    func atMost(_ value: Double, _ find: () -> Double) -> Double {
        if let found = asked.withLock({ $0.atMost[value] }) { return found }
        let found = find()
        asked.withLock { $0.atMost[value] = found }
        return found
    }

    func atLeast(_ value: Double, _ find: () -> Double) -> Double {
        if let found = asked.withLock({ $0.atLeast[value] }) { return found }
        let found = find()
        asked.withLock { $0.atLeast[value] = found }
        return found
    }

    /// - Parameter find: Finds the quantiles of the levels that weren't asked yet.
    func quantiles(
        _ levels: [Double], _ find: ([Double]) throws(StatisticsError) -> [Double]
    ) throws(StatisticsError) -> [Double] {
        let known = asked.withLock { $0.quantiles }
        let missing = levels.filter { known[$0] == nil }
        guard !missing.isEmpty else { return levels.compactMap { known[$0] } }
        let found = Dictionary(zip(missing, try find(missing))) { first, _ in first }
        asked.withLock { $0.quantiles.merge(found) { first, _ in first } }
        return levels.compactMap { known[$0] ?? found[$0] }
    }
}
