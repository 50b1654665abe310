import MitoshiNumericalMethods
import MitoshiStatistics

/// A model that says what a test tells it to say: a normal distribution for each year, and paths that share one shock, so
/// that every closed form is known. `spread` 0 draws the means.
struct ToyModel: FittedModel {
    let family = ModelFamily.linearTrend
    let series: AnnualSeries
    /// One mean a year after the origin; the last one goes on.
    let means: [Double]
    let spread: Double
    var meanValue: MeanValue?

    var parameters: [Parameter] { [] }
    var fittedValues: [Double?] { series.exactValues.map { _ in nil } }
    var information: InformationCriterion? { nil }

    func forecast(horizon: Int) throws(StatisticsError) -> Forecast {
        var distributions: [any PredictiveDistribution] = []
        for step in 0..<horizon {
            distributions.append(ToyDistribution(normal: try normal(step), reported: meanValue))
        }
        return Forecast(model: family, origin: series.origin ?? 0, distributions: distributions)
    }

    func paths(count: Int, horizon: Int, from stream: inout RandomStream) throws(StatisticsError) -> JointPaths {
        let standard = try normal(0)
        let shocks = (0..<count).map { _ in
            (standard.draw(from: &stream) - standard.mean) / standard.standardDeviation
        }
        return JointPaths(years: (0..<horizon).map { step in shocks.map { mean(step) + spread * $0 } })
    }

    private func mean(_ step: Int) -> Double { means.indices.contains(step) ? means[step] : means.last ?? 0 }

    private func normal(_ step: Int) throws(StatisticsError) -> Normal {
        do throws(NumericalError) {
            return try Normal(mean: mean(step), standardDeviation: spread)
        } catch {
            throw .numerical(error)
        }
    }
}

struct ToyDistribution: PredictiveDistribution {
    let normal: Normal
    let reported: MeanValue?

    var isDiscrete: Bool { false }
    var mean: MeanValue { reported ?? .value(normal.mean) }
    func probability(atMost value: Double) -> Double { normal.lowerTail(value) }
    func probability(atLeast value: Double) -> Double { normal.upperTail(value) }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double {
        do throws(NumericalError) {
            return try normal.quantile(probability)
        } catch {
            throw .numerical(error)
        }
    }
}
