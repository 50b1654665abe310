import MitoshiNumericalMethods

/// A fitted model of values that aren't counted, with the chance that the last value is repeated exactly.
struct FittedRepeats: FittedModel {
    let base: any FittedModel
    let series: AnnualSeries
    private let last: Double
    private let chance: RepeatChance

    /// A chance that no table of quantiles could show.
    private static let negligible = 5e-4

    /// - Returns: `nil` where nothing is known of what the values are (``AnnualSeries/repeats``), for a model that gives
    ///   repeats a chance itself, and where the chance is negligible.
    init?(_ base: any FittedModel, of series: AnnualSeries, prior: SeriesPrior = .shipped) throws(StatisticsError) {
        guard series.repeats(prior), base.family != .yearlyIncrements else { return nil }
        let history = try ExactHistory(series, for: base.family, atLeast: 1)
        self.base = base
        self.series = series
        last = history.latest
        chance = RepeatChance(history, prior: prior.repeats)
        if chance.kept(for: 1) < Self.negligible { return nil }
    }

    var family: ModelFamily { base.family }
    var parameters: [Parameter] { base.parameters }
    /// None where the base saw the moves alone.
    var fittedValues: [Double?] {
        base.series == series ? base.fittedValues : series.exactObservations.map { _ in nil }
    }
    var information: InformationCriterion? { base.information }

    func forecast(horizon: Int) throws(StatisticsError) -> Forecast {
        let forecast = try base.forecast(horizon: horizon)
        var years: [RepeatingDistribution] = []
        for distribution in forecast.distributions {
            years.append(
                RepeatingDistribution(
                    distribution, last: last, digit: series.support.digit, chance: chance, after: years,
                    isSmooth: series.support == .real && !distribution.isDiscrete))
        }
        return Forecast(model: family, origin: forecast.origin, distributions: years)
    }

    /// Of the base's paths as many keep the last value for so many years as is likely, whichever they are. Where the base keeps
    /// it too surely, they are moved to the values of the same rank.
    func paths(count: Int, horizon: Int, from stream: inout RandomStream) throws(StatisticsError) -> JointPaths {
        var years = try base.paths(count: count, horizon: horizon, from: &stream).years
        let levels = stream.order(of: count).map { (Double($0) + 0.5) / Double(count) }
        let half = series.support.digit / 2
        var known: Forecast?
        for (year, values) in years.enumerated() {
            let within = Double(values.count { abs($0 - last) <= half }) / Double(max(1, count))
            guard within <= chance.mostKept(for: year + 1) else {
                let forecast: Forecast
                if let known { forecast = known } else { forecast = try self.forecast(horizon: horizon) }
                years[year] = try Self.moved(values, to: forecast.distributions[year])
                known = forecast
                continue
            }
            let kept = max(0, chance.kept(for: year + 1) - within) / (1 - within)
            years[year] = zip(values, levels).map { $1 < kept ? last : $0 }
        }
        return JointPaths(years: years)
    }

    /// So many different values stand for a distribution.
    private static let steps = 400

    /// Values of the same ranks, distributed like `distribution`.
    private static func moved(
        _ values: [Double], to distribution: any PredictiveDistribution
    ) throws(StatisticsError) -> [Double] {
        let count = min(steps, values.count)
        let quantiles = try distribution.quantiles((0..<count).map { (Double($0) + 0.5) / Double(count) })
        var moved = values
        for (rank, place) in values.indices.sorted(by: { values[$0] < values[$1] }).enumerated() {
            moved[place] = quantiles[rank * count / values.count]
        }
        return moved
    }
}

extension AnnualSeries {
    /// Whether an exact repeat of the last value has a chance of its own: of amounts and shares, what counts have from their
    /// own models.
    ///
    /// Of numbers that may be anything nobody knows what they are, unless the other series of their table tell; a bound on a
    /// later year may rule the last value out, and a share that was counted out of so many cases repeats by chance as often as
    /// they let it.
    func repeats(_ prior: SeriesPrior) -> Bool {
        guard observations.last?.value.givenNumber != nil else { return false }
        return (support.lower.isFinite || prior.isAdapted) && !support.isInteger
    }
}
