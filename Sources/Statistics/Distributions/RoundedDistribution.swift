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
        let tails = base.probabilities(atMost: [lower, upper])
        let beyond = tails[0] + 1 - tails[1]
        guard beyond > Self.negligible else { return base.mean }
        return (base as? any HeldMean)?.mean(from: lower, through: upper) ?? meanOfQuantiles(nodes: 64)
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

/// What a quantity that never falls may be, given what the model says of each year so far by itself.
///
/// At every level the quantile is the greatest of the years' own, so a later year's distribution never lies below an
/// earlier one's. It is the distribution of the largest value so far when good years stay good: all years driven by one
/// and the same probability.
struct RunningMaximum: PredictiveDistribution {
    /// The years up to and including this one; never empty.
    let years: [any PredictiveDistribution]

    var isDiscrete: Bool { years.allSatisfy(\.isDiscrete) }

    var mean: MeanValue {
        for year in years {
            if case .undefined = year.mean { return year.mean }
        }
        return years.count == 1 ? years[0].mean : meanOfQuantiles()
    }

    func probability(atMost value: Double) -> Double {
        years.map { $0.probability(atMost: value) }.min() ?? 1
    }

    func probabilities(atMost values: [Double]) -> [Double] {
        var least = [Double](repeating: 1, count: values.count)
        for year in years { least = zip(least, year.probabilities(atMost: values)).map { min($0, $1) } }
        return least
    }

    func probability(atLeast value: Double) -> Double {
        years.map { $0.probability(atLeast: value) }.max() ?? 0
    }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double {
        var greatest = -Double.infinity
        for year in years { greatest = try max(greatest, year.quantile(probability)) }
        return greatest
    }

    func quantiles(_ probabilities: [Double]) throws(StatisticsError) -> [Double] {
        var greatest = [Double](repeating: -.infinity, count: probabilities.count)
        for year in years { greatest = zip(greatest, try year.quantiles(probabilities)).map { max($0, $1) } }
        return greatest
    }
}
