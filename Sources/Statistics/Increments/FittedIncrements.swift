import Foundation
import NumericalMethods

/// What is believed of the increments after seeing some.
struct FittedIncrements: FittedModel {
    /// A rate and a size of the yearly increment, in units of the last digit.
    struct Belief: Hashable, Sendable {
        let weight: Double
        let rate: Double
        let size: Double
    }

    let history: ExactHistory
    let unit: Double
    /// Their weights sum to 1.
    let beliefs: [Belief]

    var family: ModelFamily { .yearlyIncrements }
    var series: AnnualSeries { history.series }
    var information: InformationCriterion? { nil }

    /// The rate's mean and standard deviation, in the series' unit.
    var parameters: [Parameter] {
        let mean = beliefs.reduce(0) { $0 + $1.weight * $1.rate }
        let square = beliefs.reduce(0) { $0 + $1.weight * ($1.rate - mean) * ($1.rate - mean) }
        return [Parameter(name: .changePerYear, value: unit * mean, standardError: unit * square.squareRoot())]
    }

    /// The value before, and the mean rate times the years since.
    var fittedValues: [Double?] {
        let rate = parameters[0].value
        return [nil] + zip(history.values, RandomWalk.steps(history.times)).map { $0 + rate * $1 }
    }

    func forecast(horizon: Int) throws(StatisticsError) -> Forecast {
        guard (1...Forecast.longestHorizon).contains(horizon) else { throw .invalidHorizon(horizon) }
        var distributions: [any PredictiveDistribution] = []
        for step in 1...horizon {
            let time = history.time(ofStep: step)
            distributions.append(
                try numerically { () throws(NumericalError) in
                    var parts: [(weight: Double, increment: NegativeBinomial)] = []
                    for belief in beliefs {
                        let increment = try NegativeBinomial(mean: belief.rate * time, size: belief.size * time)
                        parts.append((belief.weight, increment))
                    }
                    return IncrementDistribution(
                        last: history.latest, unit: unit, upper: series.support.upper, parts: parts)
                })
        }
        return Forecast(model: family, origin: history.origin, distributions: distributions)
    }

    /// A rate and a size, then one increment after the other.
    func paths(count: Int, horizon: Int, from stream: inout RandomStream) throws(StatisticsError) -> JointPaths {
        guard (1...Forecast.longestHorizon).contains(horizon) else { throw .invalidHorizon(horizon) }
        var years = [[Double]](repeating: [], count: horizon)
        for _ in 0..<max(0, count) {
            let belief = belief(at: stream.uniform())
            var (value, time) = (history.latest, 0.0)
            for step in 1...horizon {
                let ahead = history.time(ofStep: step)
                let increment = try numerically { () throws(NumericalError) in
                    try NegativeBinomial(mean: belief.rate * (ahead - time), size: belief.size * (ahead - time))
                }
                value += unit * increment.draw(from: &stream)
                years[step - 1].append(min(value, series.support.upper))
                time = ahead
            }
        }
        return JointPaths(years: years)
    }

    private func belief(at share: Double) -> Belief {
        var sum = 0.0
        return beliefs.first { belief in
            sum += belief.weight
            return sum > share
        } ?? beliefs[beliefs.count - 1]
    }
}

/// The last value plus a mixture of negative binomial increments, held at the ceiling; never below the last value.
struct IncrementDistribution: PredictiveDistribution {
    let last: Double
    /// What one unit of the increment adds.
    let unit: Double
    let upper: Double
    /// Their weights sum to 1.
    let parts: [(weight: Double, increment: NegativeBinomial)]

    var isDiscrete: Bool { unit == 1 && last == last.rounded() }

    /// At a ceiling the mean is that of the quantiles.
    var mean: MeanValue {
        upper.isFinite
            ? meanOfQuantiles() : .value(last + unit * parts.reduce(0) { $0 + $1.weight * $1.increment.mean })
    }

    func probability(atMost value: Double) -> Double {
        if value >= upper { return 1 }
        guard value >= last else { return 0 }
        let count = steps(to: value).rounded(.down)
        return min(1, parts.reduce(0) { $0 + $1.weight * $1.increment.lowerTail(count) })
    }

    func probability(atLeast value: Double) -> Double {
        if value <= last { return 1 }
        guard value <= upper else { return 0 }
        let count = steps(to: value).rounded(.up)
        return min(1, parts.reduce(0) { $0 + $1.weight * $1.increment.upperTail(count - 1) })
    }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double { try quantiles([probability])[0] }

    func quantiles(_ probabilities: [Double]) throws(StatisticsError) -> [Double] {
        let counts = try smallestCounts(reaching: probabilities, from: 0, through: 0x1p40) { count in
            min(1, parts.reduce(0) { $0 + $1.weight * $1.increment.lowerTail(count) })
        }
        return counts.map { min(last + unit * $0, upper) }
    }

    /// How many units above the last value; a rounding error short of a whole number is that number.
    private func steps(to value: Double) -> Double {
        let steps = (value - last) / unit
        return abs(steps - steps.rounded()) < 1e-9 * max(1, abs(steps)) ? steps.rounded() : steps
    }
}
