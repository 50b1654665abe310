/// The last value plus a mixture of increments, held at the ceiling; never below the last value.
struct IncrementDistribution: PredictiveDistribution {
    let last: Double
    let scale: IncrementScale
    let upper: Double
    let increments: IncrementMixture

    var isDiscrete: Bool { scale.isWhole }

    /// At a ceiling the mean is that of the quantiles.
    var mean: MeanValue {
        upper.isFinite ? meanOfQuantiles() : .value(last + scale.unit * increments.mean)
    }

    func probability(atMost value: Double) -> Double {
        if value >= upper { return 1 }
        guard value >= last else { return 0 }
        let steps = steps(to: value)
        return increments.lowerTail(scale.isWhole ? steps.rounded(.down) : steps)
    }

    func probability(atLeast value: Double) -> Double {
        if value <= last { return 1 }
        guard value <= upper else { return 0 }
        let steps = steps(to: value)
        return increments.upperTail(scale.isWhole ? steps.rounded(.up) - 1 : steps)
    }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double { try quantiles([probability])[0] }

    func quantiles(_ probabilities: [Double]) throws(StatisticsError) -> [Double] {
        let resolution = scale.resolution
        let counts = try smallestCounts(reaching: probabilities, from: 0, through: 0x1p50) { count in
            increments.lowerTail(resolution * count)
        }
        return counts.map { min(last + scale.unit * (resolution * $0), upper) }
    }

    /// How many units above the last value; a rounding error short of a whole number is that number.
    private func steps(to value: Double) -> Double {
        let steps = (value - last) / scale.unit
        return abs(steps - steps.rounded()) < 1e-9 * max(1, abs(steps)) ? steps.rounded() : steps
    }
}
