import MitoshiNumericalMethods
import MitoshiStatistics

/// The last value stays, and strays as far as values did from one year to the next.
struct LastValue: ForecastModel {
    let family = ModelFamily.randomWalk
    let minimumValues = 2

    func fit(_ series: AnnualSeries) throws(StatisticsError) -> any FittedModel {
        let values = series.exactValues
        guard values.count >= minimumValues else {
            throw .tooFewValues(model: family, needed: minimumValues, found: values.count)
        }
        let steps = zip(values, values.dropFirst()).map { $1 - $0 }
        let spread = (steps.reduce(0) { $0 + $1 * $1 } / Double(steps.count)).squareRoot()
        return FittedLastValue(series: series, last: values[values.count - 1], spread: max(spread, 1e-9))
    }
}

private struct FittedLastValue: FittedModel {
    let series: AnnualSeries
    let last: Double
    let spread: Double

    var family: ModelFamily { .randomWalk }
    var parameters: [Parameter] { [] }
    var fittedValues: [Double?] { [nil] + series.exactValues.dropLast() }
    var information: InformationCriterion? { nil }

    func forecast(horizon: Int) throws(StatisticsError) -> Forecast {
        Forecast(
            model: family, origin: series.origin ?? 0,
            distributions: (1...horizon).map { Even(middle: last, halfWidth: reach(of: $0)) })
    }

    /// How far the values of a year ahead may lie from the last one.
    private func reach(of year: Int) -> Double { spread * (3 * Double(year)).squareRoot() }

    func paths(
        count: Int, horizon: Int, from stream: inout RandomStream
    ) throws(StatisticsError) -> JointPaths {
        // Good years stay good: each path keeps its place among the others.
        let places = (0..<count).map { _ in stream.uniform() }
        return JointPaths(
            years: (1...horizon).map { year in
                let reach = reach(of: year)
                return places.map { last + (2 * $0 - 1) * reach }
            })
    }
}

/// All values within a distance of the middle alike.
private struct Even: PredictiveDistribution {
    let middle: Double
    let halfWidth: Double

    var isDiscrete: Bool { false }
    var mean: MeanValue { .value(middle) }

    func probability(atMost value: Double) -> Double {
        min(1, max(0, 0.5 + (value - middle) / (2 * halfWidth)))
    }

    func probability(atLeast value: Double) -> Double { 1 - probability(atMost: value) }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double {
        guard probability > 0, probability < 1 else { throw .invalidProbability(probability) }
        return middle + (2 * probability - 1) * halfWidth
    }
}
