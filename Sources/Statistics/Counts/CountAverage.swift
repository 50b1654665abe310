import Foundation
import MitoshiNumericalMethods

/// Yearly counts of any size: an average of what may be behind them, weighed by how probable each makes the history.
///
/// Behind a count may be chance events at a rate that changes or grows (``GammaPoisson``), somebody's decision
/// (`DecidedCount`), or a trend like those of other annual series, rounded (``PooledTrend``). All of them say how probable
/// all values after the first are, so that one more year or one more case moves the weights a little and never switches.
/// Source: Hoeting, Madigan, Raftery & Volinsky (1999), Statistical Science 14, 382–417.
public struct CountAverage: ForecastModel {
    /// Always ``ModelFamily/countAverage``, whichever member weighs most.
    public var family: ModelFamily { .countAverage }
    /// One: every member of the average has a prior.
    public var minimumValues: Int { 1 }
    let trend: PooledTrend
    let prior: CountAveragePrior

    /// - Parameter orientation: Which way trends are expected to point.
    public init(orientation: TrendOrientation = .rising) {
        trend = PooledTrend(orientation: orientation)
        prior = .standard(orientation)
    }

    /// How much of the evidence counts between the members. Each of them is wrong in its way, and whole evidence would let one
    /// more year decide between them; half of it scores as well on the simulated processes and does not.
    /// Source: Holmes & Walker (2017), Biometrika 104, 497–503, for likelihoods that are given less weight.
    static let power = 0.5

    /// The greatest number that a `Double` tells from its neighbours.
    private static let greatest = 0x1p53

    /// - Throws: ``StatisticsError/unsuitableValue(model:year:value:rule:)`` for a value that is no count.
    public func fit(_ series: AnnualSeries) throws(StatisticsError) -> any FittedModel {
        let history = try ExactHistory(series, for: family, atLeast: minimumValues)
        for (observation, value) in zip(history.observations, history.values)
        where value < 0 || value != value.rounded() || value > Self.greatest {
            throw .unsuitableValue(
                model: family, year: observation.year, value: value, rule: .wholeNumber(upTo: Self.greatest))
        }
        let members = try members(of: history)
        let greatest = members.map(\.logWeight).filter(\.isFinite).reduce(-.infinity, max)
        return try FittedAverage(
            family: family, series: series,
            members: members.map { .init(weight: exp(Self.power * ($0.logWeight - greatest)), fitted: $0.fitted) })
    }

    /// What may be behind the count, with the log of prior weight times evidence.
    private func members(
        of history: ExactHistory
    ) throws(StatisticsError) -> [(logWeight: Double, fitted: any FittedModel)] {
        let first = history.values[0]
        let decided = try DecidedCount(prior: prior.decided).fitted(to: history)
        var members: [(logWeight: Double, fitted: any FittedModel)] = [
            (prior.ofDecision.at(first) + decided.logEvidence, decided)
        ]
        // Billions aren't chance events, and a history of zeros has no trend: such a member refuses.
        if let rate = try? GammaPoisson(prior: prior.rate).fitted(to: history.series) {
            members.append((prior.ofChance.at(first) + rate.logEvidence, rate))
        }
        if let trend = try? trend.fitted(to: history.series) { members.append((trend.logEvidence, trend)) }
        return members
    }
}

/// Counts that are written in thousands, or in tenths of a thousand, counted in that unit.
///
/// 12,000 people and 12 thousand are one statement; so a series of whole multiples of a unit is that of the multiples.
struct FittedCountsOfUnits: FittedModel {
    let series: AnnualSeries
    /// Of the multiples.
    let fitted: any FittedModel
    let unit: Double

    var family: ModelFamily { fitted.family }
    var parameters: [Parameter] { fitted.parameters }
    var information: InformationCriterion? { fitted.information }
    var fittedValues: [Double?] { fitted.fittedValues.map { $0.map { $0 * unit } } }

    func forecast(horizon: Int) throws(StatisticsError) -> Forecast {
        let forecast = try fitted.forecast(horizon: horizon)
        return Forecast(
            model: family, origin: forecast.origin,
            distributions: forecast.distributions.map { CountOfUnits(base: $0, unit: unit) })
    }

    func paths(count: Int, horizon: Int, from stream: inout RandomStream) throws(StatisticsError) -> JointPaths {
        let paths = try fitted.paths(count: count, horizon: horizon, from: &stream)
        return JointPaths(years: paths.years.map { year in year.map { $0 * unit } })
    }
}

/// A count of units, in what the unit consists of.
private struct CountOfUnits: PredictiveDistribution {
    let base: any PredictiveDistribution
    let unit: Double

    var isDiscrete: Bool { false }

    var mean: MeanValue {
        if case .value(let mean) = base.mean { .value(mean * unit) } else { base.mean }
    }

    func probability(atMost value: Double) -> Double { base.probability(atMost: units(value)) }

    func probability(atLeast value: Double) -> Double { base.probability(atLeast: units(value)) }

    func probabilities(atMost values: [Double]) -> [Double] { base.probabilities(atMost: values.map(units)) }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double { try base.quantile(probability) * unit }

    func quantiles(_ probabilities: [Double]) throws(StatisticsError) -> [Double] {
        try base.quantiles(probabilities).map { $0 * unit }
    }

    /// Without the noise of a division.
    private func units(_ value: Double) -> Double {
        let units = value / unit
        let halves = (2 * units).rounded() / 2
        return abs(units - halves) < 1e-9 * max(1, abs(units)) ? halves : units
    }
}

extension AnnualSeries {
    /// The series of multiples, for counts that are written in another unit than one; else `nil`.
    func inUnits() throws(StatisticsError) -> AnnualSeries? {
        let unit = support.spacing
        guard unit > 0 else { return nil }
        func units(_ value: Double) -> Double {
            let units = value / unit
            return abs(units - units.rounded()) < 1e-6 ? units.rounded() : units
        }
        return try AnnualSeries(
            observations: observations.changing { $0.value = $0.value.mapped(units) }, unit: self.unit,
            support: Support(
                lower: units(support.lower), upper: units(support.upper), isInteger: true,
                neverFalls: support.neverFalls))
    }
}
