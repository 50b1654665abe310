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
