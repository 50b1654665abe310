/// A distribution whose mass beyond the ends of what can be belongs to the ends: a count of 0, a share of 100 %.
///
/// What a model puts below 0 is its chance of 0, so the end has probability of its own.
struct FoldedDistribution: PredictiveDistribution {
    /// The distribution before folding.
    let base: any PredictiveDistribution
    /// The least and the greatest possible value; infinite where there is none.
    let lower: Double
    let upper: Double

    var isDiscrete: Bool { base.isDiscrete }

    /// Rounding to whole numbers moves it by less than half a unit and isn't looked at.
    var mean: MeanValue {
        if let rounded = base as? RoundedDistribution {
            return FoldedDistribution(base: rounded.base, lower: lower, upper: upper).mean
        }
        let beyond = 1 - base.probability(atLeast: lower) + 1 - base.probability(atMost: upper)
        return beyond > Self.negligible ? meanOfQuantiles(nodes: 64) : base.mean
    }

    /// So little beyond the ends moves a mean by less than its quantiles can tell.
    private static let negligible = 1e-5

    func probability(atMost value: Double) -> Double {
        value >= upper ? 1 : value < lower ? 0 : base.probability(atMost: value)
    }

    func probabilities(atMost values: [Double]) -> [Double] {
        zip(values, base.probabilities(atMost: values)).map { value, probability in
            value >= upper ? 1 : value < lower ? 0 : probability
        }
    }

    func probability(atLeast value: Double) -> Double {
        value <= lower ? 1 : value > upper ? 0 : base.probability(atLeast: value)
    }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double { held(try base.quantile(probability)) }

    func quantiles(_ probabilities: [Double]) throws(StatisticsError) -> [Double] {
        try base.quantiles(probabilities).map(held)
    }

    private func held(_ value: Double) -> Double { min(max(value, lower), upper) }
}
