/// A continuous distribution rounded to whole numbers, for counts too large to be modelled as counts.
struct RoundedDistribution: PredictiveDistribution {
    /// The distribution before rounding.
    let base: any PredictiveDistribution

    var isDiscrete: Bool { true }

    /// That of the distribution before rounding, from which it differs by less than half a unit.
    var mean: MeanValue { base.mean }

    func probability(atMost value: Double) -> Double { base.probability(atMost: value.rounded(.down) + 0.5) }

    func probabilities(atMost values: [Double]) -> [Double] {
        base.probabilities(atMost: values.map { $0.rounded(.down) + 0.5 })
    }

    func probability(atLeast value: Double) -> Double { base.probability(atLeast: value.rounded(.up) - 0.5) }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double {
        try count(reaching: probability, near: base.quantile(probability))
    }

    func quantiles(_ probabilities: [Double]) throws(StatisticsError) -> [Double] {
        zip(probabilities, try base.quantiles(probabilities)).map { count(reaching: $0, near: $1) }
    }

    /// The least whole number reaching `probability`, which the base reaches at `point`.
    private func count(reaching probability: Double, near point: Double) -> Double {
        let nearest = (point - 0.5).rounded(.up)
        // Only close to an edge can the base's own rounding errors have carried the point across it.
        let toEdge = abs(point - 0.5 - (point - 0.5).rounded())
        if toEdge > max(1e-3, 1e-6 * abs(point)) { return nearest + 0 }
        if self.probability(atMost: nearest - 1) >= probability { return nearest - 1 }
        return self.probability(atMost: nearest) >= probability ? nearest + 0 : nearest + 1
    }
}
