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

    var mean: MeanValue {
        let beyond = 1 - base.probability(atLeast: lower) + 1 - base.probability(atMost: upper)
        return beyond > 1e-9 ? meanOfQuantiles() : base.mean
    }

    func probability(atMost value: Double) -> Double {
        value >= upper ? 1 : value < lower ? 0 : base.probability(atMost: value)
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
