import Foundation

/// Yearly counts of any size: an average of what may be behind them, weighed by how probable each makes the history.
///
/// Behind a count may be chance events at a rate that changes or grows (``GammaPoisson``), somebody's decision
/// (``DecidedCount``), or a trend like those of other annual series, rounded (``PooledTrend``). All of them say how probable
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
