/// The last value plus a mixture of negative binomial increments, held at the ceiling; never below the last value.
struct IncrementDistribution: PredictiveDistribution {
    let last: Double
    /// What one unit of the increment adds.
    let unit: Double
    let upper: Double
    private let increments: IncrementMixture

    /// - Parameter parts: Their weights sum to 1.
    init(last: Double, unit: Double, upper: Double, parts: [IncrementMixture.Part]) {
        self.last = last
        self.unit = unit
        self.upper = upper
        increments = IncrementMixture(parts)
    }

    var isDiscrete: Bool { unit == 1 && last == last.rounded() }

    /// At a ceiling the mean is that of the quantiles.
    var mean: MeanValue {
        upper.isFinite ? meanOfQuantiles() : .value(last + unit * increments.mean)
    }

    func probability(atMost value: Double) -> Double {
        if value >= upper { return 1 }
        guard value >= last else { return 0 }
        return increments.lowerTail(steps(to: value).rounded(.down))
    }

    func probability(atLeast value: Double) -> Double {
        if value <= last { return 1 }
        guard value <= upper else { return 0 }
        return increments.upperTail(steps(to: value).rounded(.up) - 1)
    }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double { try quantiles([probability])[0] }

    func quantiles(_ probabilities: [Double]) throws(StatisticsError) -> [Double] {
        let counts = try smallestCounts(
            reaching: probabilities, from: 0, through: 0x1p40, lowerTail: increments.lowerTail)
        return counts.map { min(last + unit * $0, upper) }
    }

    /// How many units above the last value; a rounding error short of a whole number is that number.
    private func steps(to value: Double) -> Double {
        let steps = (value - last) / unit
        return abs(steps - steps.rounded()) < 1e-9 * max(1, abs(steps)) ? steps.rounded() : steps
    }
}
