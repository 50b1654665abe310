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
        let (below, above): (Side, Side)
        /// What both sides have before normalisation.
        let total: Double

        struct Side: Hashable, Sendable {
            /// How far the bound lies.
            let reach: Double
            /// What the numbers beyond it would have before normalisation, of 1 for all.
            let cutOff: Double
        }

        init(share: Double, ratio: Double, below: Double, above: Double) {
            self.share = share
            self.ratio = ratio
            self.below = Side(reach: below, cutOff: pow(ratio, below))
            self.above = Side(reach: above, cutOff: pow(ratio, above))
            total = 1 - self.below.cutOff + (1 - self.above.cutOff)
        }

        /// From `distance`, at least 1, to the end of a side.
        func tail(from distance: Double, on side: Side) -> Double {
            max(0, pow(ratio, distance - 1) - side.cutOff) / total
        }

        /// Σ j (1 − q) q^(j−1) to the end of a side.
        func meanDistance(on side: Side) -> Double {
            (1 - side.cutOff) / (1 - ratio) - (side.reach < .infinity ? side.reach * side.cutOff : 0)
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
            $0 + $1.share * ($1.meanDistance(on: $1.above) - $1.meanDistance(on: $1.below)) / $1.total
        }
        return number + (1 - chance) * step
    }

    func probability(atMost count: Double) -> Double {
        count < number ? below(upTo: count) : 1 - above(from: count + 1)
    }

    func probability(atLeast count: Double) -> Double {
        count > number ? above(from: count) : 1 - below(upTo: count - 1)
    }

    /// The chance of `count`, less than the expected number, and of what lies below it.
    private func below(upTo count: Double) -> Double {
        guard chance < 1 else { return 0 }
        return (1 - chance) * steps.reduce(0) { $0 + $1.share * $1.tail(from: number - count, on: $1.below) }
    }

    /// The chance of `count`, more than the expected number, and of what lies above it.
    private func above(from count: Double) -> Double {
        guard chance < 1 else { return 0 }
        return (1 - chance) * steps.reduce(0) { $0 + $1.share * $1.tail(from: count - number, on: $1.above) }
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
