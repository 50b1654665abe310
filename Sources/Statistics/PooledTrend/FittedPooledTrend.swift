import Foundation
import MitoshiNumericalMethods

/// A history with what it makes of the prior.
struct FittedPooledTrend: FittedModel {
    let history: PooledHistory
    let posterior: PooledPosterior
    /// The same history read from the other end of its values; `nil` where it has no other end.
    let mirror: PooledMirror?
    /// What the last values alone say; `nil` for a history that isn't long.
    let memories: PooledMemories?

    init(
        history: PooledHistory, posterior: PooledPosterior, mirror: PooledMirror? = nil,
        memories: PooledMemories? = nil
    ) {
        self.history = history
        self.posterior = posterior
        self.mirror = mirror
        self.memories = memories
    }

    /// The same with what its last values say.
    func joined(with memories: PooledMemories) -> FittedPooledTrend {
        FittedPooledTrend(history: history, posterior: posterior, mirror: mirror, memories: memories)
    }

    var family: ModelFamily { .pooledTrend }
    var series: AnnualSeries { history.history.series }
    /// The evidence averages over the prior: there is no number of parameters to correct for.
    var information: InformationCriterion? { nil }

    /// The log density of all values but the first, in the series' unit, averaged over the prior.
    var logEvidence: Double {
        let own = ownLogEvidence
        guard let other = mirror?.fitted.ownLogEvidence else { return own }
        let greatest = max(own, other)
        return greatest + log((exp(own - greatest) + exp(other - greatest)) / 2)
    }

    /// That of this reading alone.
    var ownLogEvidence: Double {
        let counted = Double(max(0, history.observed.count - 1))
        return posterior.logEvidence - counted * log(posterior.scales.first?.scale.unit ?? 1)
            - posterior.bank.logTotalWeight
    }

    var parameters: [Parameter] {
        let bank = posterior.bank
        var (ofLogarithm, ofReversion, levelWeight) = (0.0, 0.0, 0.0)
        posterior.forEachGroup { _, group, members in
            let weight = members.reduce(0) { $0 + posterior.weights[$1] }
            if group.scale == .logarithm { ofLogarithm += weight }
            switch bank.dynamics[group.dynamics] {
            case .dampedTrend(let dynamics): levelWeight += weight * dynamics.levelWeight
            case .revertingGrowth(let dynamics): levelWeight += weight * dynamics.levelWeight
            case .meanReversion: ofReversion += weight
            }
        }
        let ofTrend = 1 - ofReversion
        return [
            Parameter(name: .shareOfLogarithmicScale, value: ofLogarithm),
            Parameter(name: .shareOfMeanReversion, value: ofReversion),
        ] + (ofTrend > 1e-9 ? [Parameter(name: .levelWeight, value: levelWeight / ofTrend)] : [])
    }

    /// The mean of the components' one-step predictions on each scale, averaged over the scales in the series' unit.
    var fittedValues: [Double?] {
        let predictions = posterior.predictions(history)
        let first = history.positions.firstIndex { $0 != nil }
        return history.positions.enumerated().map { index, year in index == first ? nil : year.map { predictions[$0] } }
    }

    func forecast(horizon: Int) throws(StatisticsError) -> Forecast {
        Forecast(model: family, origin: history.history.origin, distributions: try distributions(horizon: horizon))
    }

    private func distributions(horizon: Int) throws(StatisticsError) -> [any PredictiveDistribution] {
        let (lower, upper) = history.history.bounds
        let years = try mixtures(horizon: horizon).map { mixture -> any PredictiveDistribution in
            let base: any PredictiveDistribution =
                series.support.isInteger ? RoundedDistribution(base: mixture) : mixture
            return lower.isFinite || upper.isFinite
                ? FoldedDistribution(base: base, lower: lower, upper: upper) : base
        }
        // A quantity that never falls.
        guard series.support.neverFalls else { return years }
        return years.indices.map { RunningMaximum(years: Array(years[...$0])) }
    }

    /// The distributions before rounding to whole numbers and before what lies beyond the possible values is folded in.
    func mixtures(horizon: Int) throws(StatisticsError) -> [PooledMixture] {
        var mixtures: [PooledMixture] = []
        for (index, components) in try components(horizon: horizon).enumerated() {
            let ends = knownEnds(ofStep: index + 1)
            mixtures.append(try PooledMixture(components, lower: ends.lower, upper: ends.upper))
        }
        return mixtures
    }

    /// The components of each year, before truncation.
    func components(horizon: Int) throws(StatisticsError) -> [YearComponents] {
        guard (1...Forecast.longestHorizon).contains(horizon) else { throw .invalidHorizon(horizon) }
        let effects = posterior.bounds.map {
            BoundModel($0, history, posterior, horizon: horizon).effects(in: posterior)
        }
        let moments = PooledMoments(posterior, horizon: horizon, elapsed: history.history.elapsed, effects: effects)
        let own = (1...horizon).map(moments.components(step:))
        let all = try mirror?.joined(to: own, horizon: horizon) ?? own
        return try memories?.joined(to: all, horizon: horizon) ?? all
    }

    /// The ends that are known of the `step`-th coming year, in the units of the values before rounding; infinite where
    /// nothing is known.
    func knownEnds(ofStep step: Int) -> (lower: Double, upper: Double) {
        let known = (posterior.bounds?.later ?? []).filter { later in
            // What never falls carries a bound on.
            later.step == step || series.support.neverFalls && later.step < step
        }
        let least = known.map(\.bound.lower).reduce(-.infinity, max)
        let most = known.filter { $0.step == step }.map(\.bound.upper).reduce(.infinity, min)
        return (least, max(least, most))
    }
}

extension PooledPosterior {
    /// Calls `body` with the place of every group that has components left, the group, and the components' places in
    /// ``components``.
    func forEachGroup(_ body: (Int, ComponentBank.Group, Range<Int>) -> Void) {
        var start = 0
        for (place, group) in bank.groups.enumerated() {
            var end = start
            while end < components.count, Int(components[end]) < group.members.upperBound { end += 1 }
            if end > start { body(place, group, start..<end) }
            start = end
        }
    }

    /// The mean and the variance of the start trend in the component at `place` of ``components``.
    func trend(at place: Int, of group: ComponentBank.Group, on scale: ScaleRun) -> (mean: Double, variance: Double) {
        let index = Int(components[place])
        let mean = bank.trendMeans[index]
        let gain = tables.trendGains[index]
        let surprise = scale.trends[group.dynamics] - mean * tables.trendSquares[group.dynamics]
        return (mean + gain * surprise, gain * bank.deviations[index] * bank.deviations[index])
    }

    /// The run of the scale that `group` lives on.
    func scale(of group: ComponentBank.Group) -> ScaleRun? { scales.first { $0.name == group.scale } }
}
