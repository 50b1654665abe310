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
                    var parts: [IncrementMixture.Part] = []
                    for belief in beliefs {
                        let increment = try NegativeBinomial(mean: belief.rate * time, size: belief.size * time)
                        parts.append(IncrementMixture.Part(weight: belief.weight, increment: increment))
                    }
                    return IncrementDistribution(
                        last: history.latest, unit: unit, upper: series.support.upper, parts: parts)
                })
        }
        return Forecast(model: family, origin: history.origin, distributions: distributions)
    }

    /// A rate and a size, of which each gets its share of the paths as nearly as whole numbers allow (systematic sampling),
    /// then one increment after the other.
    func paths(count: Int, horizon: Int, from stream: inout RandomStream) throws(StatisticsError) -> JointPaths {
        guard (1...Forecast.longestHorizon).contains(horizon) else { throw .invalidHorizon(horizon) }
        var years = [[Double]](repeating: [], count: horizon)
        let offset = stream.uniform()
        for place in stream.order(of: count) {
            let belief = belief(at: (Double(place) + offset) / Double(count))
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
