import Foundation

/// One year's count when a number is expected: that number with some chance, else one that lies beside it.
///
/// How far beside is a mixture of geometric distributions, the same up and down, cut off where no number can be.
struct DecidedNumber: Hashable, Sendable {
    /// The expected number, within the bounds.
    let number: Double
    /// The chance of it.
    let chance: Double
    private let steps: [Steps]

    /// Numbers at least one away from the expected one.
    private struct Steps: Hashable, Sendable {
        let share: Double
        /// How much less likely every further number is.
        let ratio: Double
        /// How far the bounds lie.
        let (below, above): (Double, Double)

        /// Before normalisation the numbers up to `distance` away on one side.
        func mass(upTo distance: Double) -> Double { 1 - pow(ratio, distance) }

        var total: Double { mass(upTo: below) + mass(upTo: above) }

        /// From `distance`, at least 1, to the end on a side that reaches `reach`.
        func tail(from distance: Double, reach: Double) -> Double {
            max(0, pow(ratio, distance - 1) - pow(ratio, reach)) / total
        }

        /// Σ j (1 − q) q^(j−1) for j = 1 … `reach`.
        func meanDistance(upTo reach: Double) -> Double {
            mass(upTo: reach) / (1 - ratio) - (reach < .infinity ? reach * pow(ratio, reach) : 0)
        }
    }

    /// - Parameters:
    ///   - distances: Of numbers that aren't the expected one: shares that sum to 1, means above 1.
    ///   - bounds: Whole numbers; the upper one may be infinite.
    init(
        number: Double, chance: Double, distances: [(share: Double, mean: Double)],
        bounds: (lower: Double, upper: Double)
    ) {
        let number = min(max(number, bounds.lower), bounds.upper)
        self.number = number
        // Where nothing else is possible.
        self.chance = bounds.lower < bounds.upper ? chance : 1
        steps = distances.map {
            Steps(
                share: $0.share, ratio: 1 - 1 / $0.mean, below: number - bounds.lower, above: bounds.upper - number)
        }
    }

    var mean: Double {
        guard chance < 1 else { return number }
        let step = steps.reduce(0) {
            $0 + $1.share * ($1.meanDistance(upTo: $1.above) - $1.meanDistance(upTo: $1.below)) / $1.total
        }
        return number + (1 - chance) * step
    }

    func probability(atMost count: Double) -> Double {
        count < number ? beside(count, side: \.below) : 1 - (chance < 1 ? beside(count + 1, side: \.above) : 0)
    }

    func probability(atLeast count: Double) -> Double {
        count > number ? beside(count, side: \.above) : 1 - (chance < 1 ? beside(count - 1, side: \.below) : 0)
    }

    /// The chance of `count` and of what lies beyond it.
    private func beside(_ count: Double, side: KeyPath<Steps, Double>) -> Double {
        let distance = abs(count - number)
        guard chance < 1 else { return 0 }
        return (1 - chance) * steps.reduce(0) { $0 + $1.share * $1.tail(from: distance, reach: $1[keyPath: side]) }
    }

    /// The log probability of `count`, another number than the expected one, when it isn't that.
    func logProbability(besides count: Double) -> Double {
        let distance = abs(count - number)
        let logs = steps.map {
            log($0.share) + log1p(-$0.ratio) + (distance - 1) * log($0.ratio) - log($0.total)
        }
        let greatest = logs.reduce(-.infinity, max)
        return greatest + log(logs.reduce(0) { $0 + exp($1 - greatest) })
    }
}

/// What several expectations make of one year's count.
struct DecidedDistribution: PredictiveDistribution {
    struct Part: Hashable, Sendable {
        let weight: Double
        let count: DecidedNumber
    }

    /// At least one; their weights sum to 1.
    let parts: [Part]
    let bounds: (lower: Double, upper: Double)

    var isDiscrete: Bool { true }

    var mean: MeanValue { .value(parts.reduce(0) { $0 + $1.weight * $1.count.mean }) }

    func probability(atMost value: Double) -> Double {
        let count = value.rounded(.down)
        if count < bounds.lower { return 0 }
        if count >= bounds.upper { return 1 }
        return min(1, parts.reduce(0) { $0 + $1.weight * $1.count.probability(atMost: count) })
    }

    func probability(atLeast value: Double) -> Double {
        let count = value.rounded(.up)
        if count <= bounds.lower { return 1 }
        if count > bounds.upper { return 0 }
        return min(1, parts.reduce(0) { $0 + $1.weight * $1.count.probability(atLeast: count) })
    }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double { try quantiles([probability])[0] }

    func quantiles(_ probabilities: [Double]) throws(StatisticsError) -> [Double] {
        try smallestCounts(
            reaching: probabilities, from: bounds.lower, through: bounds.upper, lowerTail: probability(atMost:))
    }
}
