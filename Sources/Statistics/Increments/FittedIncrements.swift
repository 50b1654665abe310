import Foundation
import MitoshiNumericalMethods

/// What is believed of the increments after seeing some.
struct FittedIncrements: FittedModel {
    let history: ExactHistory
    let scale: IncrementScale
    /// Their weights sum to 1.
    let beliefs: [IncrementBelief]
    /// How likely a year adds nothing; the beliefs are then of years that add something. `nil` where they are of all years.
    let repeats: RepeatChance?

    var family: ModelFamily { .yearlyIncrements }
    var series: AnnualSeries { history.series }
    var information: InformationCriterion? { nil }

    /// The rate's mean and standard deviation over all years, in the series' unit.
    var parameters: [Parameter] {
        let mean = beliefs.reduce(0) { $0 + $1.weight * $1.rate }
        let square = beliefs.reduce(0) { $0 + $1.weight * ($1.rate - mean) * ($1.rate - mean) }
        let unit = scale.unit * (1 - (repeats?.kept(for: 1) ?? 0))
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
            distributions.append(
                IncrementDistribution(
                    last: history.latest, scale: scale, upper: series.support.upper,
                    increments: try numerically { () throws(NumericalError) in try increments(step) }))
        }
        return Forecast(model: family, origin: history.origin, distributions: distributions)
    }

    /// What the years up to the `step`-th add.
    private func increments(_ step: Int) throws(NumericalError) -> IncrementMixture {
        let time = history.time(ofStep: step)
        guard let repeats else { return IncrementMixture(try parts(over: time)) }
        var parts: [IncrementMixture.Part] = []
        for count in 1...step {
            let chance = repeats.changed(count, of: step)
            parts += try self.parts(over: time * Double(count) / Double(step)).map {
                .init(weight: chance * $0.weight, increment: $0.increment)
            }
        }
        return IncrementMixture(parts, nothing: repeats.kept(for: step))
    }

    private func parts(over time: Double) throws(NumericalError) -> [IncrementMixture.Part] {
        var parts: [IncrementMixture.Part] = []
        for belief in beliefs {
            parts.append(.init(weight: belief.weight, increment: try belief.increment(over: time)))
        }
        return parts
    }

    /// A belief, of which each gets its share of the paths as nearly as whole numbers allow (systematic sampling), then one
    /// increment after the other.
    func paths(count: Int, horizon: Int, from stream: inout RandomStream) throws(StatisticsError) -> JointPaths {
        guard (1...Forecast.longestHorizon).contains(horizon) else { throw .invalidHorizon(horizon) }
        let times = (1...horizon).map { history.time(ofStep: $0) }
        var years = [[Double]](repeating: [], count: horizon)
        let offset = stream.uniform()
        for place in stream.order(of: count) {
            let belief = belief(at: (Double(place) + offset) / Double(count))
            let totals = try numerically { () throws(NumericalError) in
                let repeated = try repeats?.draw(&stream) ?? 0
                return try belief.totals(after: times, repeated: repeated, &stream)
            }
            for (step, total) in totals.enumerated() {
                years[step].append(min(history.latest + scale.unit * total, series.support.upper))
            }
        }
        return JointPaths(years: years)
    }

    private func belief(at share: Double) -> IncrementBelief {
        var sum = 0.0
        return beliefs.first { belief in
            sum += belief.weight
            return sum > share
        } ?? beliefs[beliefs.count - 1]
    }
}
