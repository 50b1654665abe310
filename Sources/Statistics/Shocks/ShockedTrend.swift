import Foundation

/// A pooled trend through years that declared events disturbed, with the size of their effect unknown.
///
/// The undisturbed path follows the pooled trend. An event moves it on the series' own scale (`EffectScale`) by an effect
/// with a normal prior of mean 0 and standard deviation 1, so that it may well be anything between a seventh and the
/// sevenfold; the effect fades as ``ShockEffect`` says, by a decay that has a prior of its own (`DecayPrior`). Their
/// posterior is those priors times the evidence of the values with the effect taken out, integrated over the decays and, for
/// each, over a grid of sizes that closes in on where it lies; until a year after the event is known no value tells one
/// decay from another, and they share a grid. A one-off event that is over leaves nothing to know: its years are taken as
/// missing, exactly. Without an undisturbed value nothing but the prior speaks of the effect.
///
/// One effect is estimated. Of several events that need one the last is; what the others disturbed is left out.
///
/// Source: Box & Tiao (1975), Journal of the American Statistical Association 70, for interventions of known shape.
public struct ShockedTrend: Sendable {
    /// The declared events, in any order.
    public let effects: [ShockEffect]
    /// What the undisturbed path follows.
    public let trend: PooledTrend
    /// The standard deviation of the effect's prior, on the effect's scale.
    public let sizeDeviation: Double

    /// Checks nothing: `sizeDeviation` must be above 0. The default is the prior that the type's comment explains.
    public init(effects: [ShockEffect], trend: PooledTrend = PooledTrend(), sizeDeviation: Double = 1) {
        self.effects = effects
        self.trend = trend
        self.sizeDeviation = sizeDeviation
    }

    /// Estimates the effect of the last event that needs it, or leaves the disturbed years out where none does.
    ///
    /// - Throws: ``StatisticsError/tooFewValues(model:needed:found:)`` without an exact value, and what fitting the
    ///   trend throws.
    public func fit(_ series: AnnualSeries) throws(StatisticsError) -> FittedShockedTrend {
        let plan = try plan(for: series)
        let scale = EffectScale(for: series)
        guard let effect = plan.effect else {
            return FittedShockedTrend(
                series: series, scale: scale, effect: nil, undisturbed: plan.undisturbed,
                fits: [try trend.fitted(to: plan.series)], nodes: [.init(weight: 1, size: 0, left: 0, fit: 0)])
        }
        let recoveries = try effect.recoveries()
        // Values up to the event's last year have the whole effect, however it fades.
        let isFadingSeen = plan.series.exactObservations.contains { $0.year > effect.years.upperBound }
        var all: [(point: GridPoint, decays: [DecayPrior.Node])] = []
        for decays in isFadingSeen ? recoveries.map({ [$0] }) : [recoveries] {
            all += try grid { size throws(StatisticsError) in
                try fit(plan.series, scale, effect, size: size, left: decays[0].left)
            }.map { ($0, decays) }
        }
        let greatest = all.map(\.point.logDensity).max() ?? 0
        let nodes = all.enumerated().flatMap { index, element in
            element.decays.map { decay in
                FittedShockedTrend.Node(
                    weight: decay.weight * element.point.width * exp(element.point.logDensity - greatest),
                    size: element.point.size, left: decay.left, fit: index)
            }
        }
        return FittedShockedTrend(
            series: series, scale: scale, effect: effect, undisturbed: plan.undisturbed,
            fits: all.map(\.point.fitted), nodes: nodes)
    }

    /// What to fit and which effect to estimate.
    private struct FitPlan {
        let series: AnnualSeries
        let effect: ShockEffect?
        /// How many measured values no event has touched.
        let undisturbed: Int
    }

    private func plan(for series: AnnualSeries) throws(StatisticsError) -> FitPlan {
        let exact = series.exactObservations
        guard let last = exact.last else { throw .tooFewValues(model: .pooledTrend, needed: 1, found: 0) }
        // Events that begin after the last value, or before all of them, disturb nothing that could be told.
        let ordered = effects.sorted { $0.years.lowerBound < $1.years.lowerBound }
        let undisturbed = exact.filter { observation in
            !observation.isDerived && ordered.allSatisfy { $0.share(in: observation.year) == $0.reference }
        }.count
        var kept = exact
        var estimated: ShockEffect?
        for effect in ordered.reversed() {
            let isOver = effect.fading == .oneOff && effect.years.upperBound <= last.year
            let rest = kept.filter { effect.leaves($0.year) }
            if isOver || estimated != nil, !rest.isEmpty {
                kept = rest
            } else if estimated == nil {
                estimated = effect
            }
        }
        let rest = try AnnualSeries(
            observations: kept, unit: series.unit,
            support: Support(lower: series.support.lower, upper: series.support.upper))
        return FitPlan(series: rest, effect: estimated, undisturbed: undisturbed)
    }

    /// The pooled trend of the values without an effect of `size`, and the log density of the values then.
    private func fit(
        _ series: AnnualSeries, _ scale: EffectScale, _ effect: ShockEffect, size: Double, left: Double
    ) throws(StatisticsError) -> (fitted: FittedPooledTrend, logEvidence: Double) {
        var logSlopes = 0.0
        var observations: [Observation] = []
        for (index, observation) in series.observations.enumerated() {
            guard let value = observation.exactValue else { continue }
            let shift = size * (effect.reference - effect.share(in: observation.year, leaving: left))
            // The first value only sets the level.
            if index > 0 { logSlopes += scale.logSlope(at: value, movedBy: shift) }
            var moved = observation
            moved.value = .exact(scale.moved(value, by: shift))
            observations.append(moved)
        }
        let moved = try AnnualSeries(observations: observations, unit: series.unit, support: series.support)
        let fitted = try trend.fitted(to: moved)
        return (fitted, fitted.logEvidence + logSlopes)
    }

    /// A size of the effect.
    private struct GridPoint {
        let size: Double
        /// How far it is to the next.
        let width: Double
        let fitted: FittedPooledTrend
        /// Up to a constant.
        let logDensity: Double
    }

    private typealias Fit = (Double) throws(StatisticsError) -> (fitted: FittedPooledTrend, logEvidence: Double)

    /// An even grid of sizes over where the posterior is, found by coarser ones.
    private func grid(_ fit: Fit) throws(StatisticsError) -> [GridPoint] {
        var range = -4 * sizeDeviation...4 * sizeDeviation
        for _ in 0..<Self.rounds {
            range = try Self.likelyRange(grid(over: range, steps: Self.coarse, fit), within: range)
        }
        let widths = (range.upperBound - range.lowerBound) / (sizeDeviation * Self.widest)
        return try grid(over: range, steps: max(Self.fine, Int(widths.rounded(.up))), fit)
    }

    private func grid(over range: ClosedRange<Double>, steps: Int, _ fit: Fit) throws(StatisticsError) -> [GridPoint] {
        let width = (range.upperBound - range.lowerBound) / Double(steps)
        var grid: [GridPoint] = []
        for index in 0...steps {
            let size = range.lowerBound + Double(index) * width
            let (fitted, evidence) = try fit(size)
            grid.append(
                GridPoint(
                    size: size, width: width, fitted: fitted,
                    logDensity: evidence - size * size / (2 * sizeDeviation * sizeDeviation)))
        }
        return grid
    }

    /// The sizes of `grid` that matter, and a step more on both sides.
    private static func likelyRange(
        _ grid: [GridPoint], within range: ClosedRange<Double>
    ) -> ClosedRange<Double> {
        let greatest = grid.map(\.logDensity).max() ?? 0
        let likely = grid.indices.filter { grid[$0].logDensity > greatest - depth }
        guard let first = likely.first, let last = likely.last else { return range }
        return grid[max(0, first - 1)].size...grid[min(grid.count - 1, last + 1)].size
    }

    /// Each round narrows a grid by up to four times: a posterior of a hundredth of the prior's width is found.
    private static let rounds = 3
    private static let coarse = 8
    /// A posterior within a range of this depth is 9 standard deviations wide, and the trapezoid rule with steps of less
    /// than one is exact but for 10⁻⁸.
    private static let fine = 16
    /// No step is wider, in standard deviations of the prior: a trend much narrower than a size that is hardly known would
    /// show the gaps.
    private static let widest = 1.0 / 6
    /// Below the greatest log density by this much, a size doesn't matter.
    private static let depth = 10.0
}

extension ShockEffect {
    /// Whether the undisturbed path can be seen in `year`, or so nearly that it makes no odds.
    fileprivate func leaves(_ year: Int) -> Bool { abs(share(in: year) - reference) < 0.05 }
}
