/// A mixture of negative binomial counts restricted to what the series can be and renormalised; P(Y ≥ T) is exact.
struct CountMixture: PredictiveDistribution, Hashable {
    struct Part: Hashable, Sendable {
        /// Before the restriction; above 0.
        let weight: Double
        let count: CountDistribution
    }

    /// With weights that sum to 1 after the restriction.
    private let parts: [Part]

    /// - Parameter parts: At least one, all restricted to the same counts.
    init(_ parts: [Part]) {
        let masses = parts.map { $0.weight * $0.count.massOfSupport }
        let total = masses.reduce(0, +)
        // Where every mass underflows, what is left of them can't be compared, and the weights stay as they were.
        self.parts = total > 0 ? zip(parts, masses).map { Part(weight: $1 / total, count: $0.count) } : parts
    }

    var isDiscrete: Bool { true }

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

    func quantile(_ probability: Double) throws(StatisticsError) -> Double { try quantiles([probability])[0] }

    func quantiles(_ probabilities: [Double]) throws(StatisticsError) -> [Double] {
        let (lower, upper) = parts.first.map { ($0.count.lower, $0.count.upper) } ?? (0, 0)
        return try smallestCounts(reaching: probabilities, from: lower, through: upper, lowerTail: probability(atMost:))
    }
}
