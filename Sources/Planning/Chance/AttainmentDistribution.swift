import Foundation
import MitoshiBasics
import MitoshiStatistics

/// What a forecast becomes once it is known how targets fare: its chance to meet a target at any level is that of
/// ``AttainmentFormula``.
///
/// For targets to be reached from below, P(Y ≥ y) follows from the forecast's P(Y ≥ y); for targets not to be exceeded,
/// P(Y ≤ y) from its P(Y ≤ y). What the formula leaves over on the side of the easy levels lies at the end of what can be,
/// or so far away that nobody asks for it.
struct AttainmentDistribution: PredictiveDistribution {
    let forecast: any PredictiveDistribution
    let formula: AttainmentFormula
    /// Whether targets are to be reached from below.
    let isAtLeast: Bool
    /// What can be.
    let support: ClosedRange<Double>
    /// Where the easy side's remainder lies.
    private let easyEnd: Double
    /// The hardest level that comparable targets tell of, with the forecast's chance of it and what the formula makes of it.
    private let last: (level: Double, forecast: Double, chance: Double)?
    /// The forecast's tail beyond ``last``, of a count.
    private let far: OnDemand<CountTail>?

    /// - Parameter support: What can be; infinite where there is no end.
    /// - Throws: What the forecast's quantiles throw.
    init(
        _ forecast: any PredictiveDistribution, _ formula: AttainmentFormula, isAtLeast: Bool,
        support: ClosedRange<Double>
    ) throws(StatisticsError) {
        self.forecast = forecast
        self.formula = formula
        self.isAtLeast = isAtLeast
        self.support = support
        let (easy, hard) =
            isAtLeast ? (support.lowerBound, support.upperBound) : (support.upperBound, support.lowerBound)
        if easy.isFinite {
            easyEnd = easy
        } else {
            let level = try forecast.quantile(isAtLeast ? formula.bound : 1 - formula.bound)
            let reach = Self.reach * max(abs(level), abs(try forecast.median()), 1)
            easyEnd = isAtLeast ? level - reach : level + reach
        }
        var end = formula.end
        // Without an end of any sort, the forecast's own bound is one.
        if end == nil, !hard.isFinite { end = try forecast.quantile(isAtLeast ? 1 - formula.bound : formula.bound) }
        last = end.flatMap { end in
            let chance = isAtLeast ? forecast.probability(atLeast: end) : forecast.probability(atMost: end)
            return chance > 0 ? (end, chance, formula.chance(chance)) : nil
        }
        guard forecast.isDiscrete, let last else {
            far = nil
            return
        }
        // The first count that is harder.
        let origin = isAtLeast ? last.level.rounded(.down) + 1 : last.level.rounded(.up) - 1
        let least = last.forecast / max(last.chance, last.forecast) * Self.leastChance
        // Without a width more counts are worked out, and nothing else changes.
        far = OnDemand {
            let ends = (try? forecast.quantiles([0.1, 0.5, 0.9])) ?? []
            let width = ends.count == 3 ? (isAtLeast ? ends[2] - ends[1] : ends[1] - ends[0]) : 0
            return CountTail(of: forecast, from: origin, isUpper: isAtLeast, width: width, until: least)
        }
    }

    /// Chances smaller than this are worked out one by one.
    private static let leastChance = 1e-4

    /// The levels at which the distribution function bends: where comparable targets end, and, unless it is one of counts, of which a
    /// table finds this by itself, where the forecast's chance is no longer kept.
    ///
    /// - Throws: What the forecast's quantiles throw.
    func bends() throws(StatisticsError) -> [Double] {
        let ends = isDiscrete ? [] : try forecast.quantiles([formula.bound, 1 - formula.bound])
        return ends + (last.map { [$0.level] } ?? []) + [easyEnd]
    }

    /// So many times farther than any level lies what belongs to no level.
    private static let reach = 1000.0

    var isDiscrete: Bool { forecast.isDiscrete }

    var mean: MeanValue { meanOfQuantiles() }

    func probability(atLeast value: Double) -> Double {
        isAtLeast ? chance(of: value, forecast.probability(atLeast: value)) : 1 - below(value)
    }

    func probability(atMost value: Double) -> Double {
        probability(atMost: value) { level in
            guard isAtLeast else { return forecast.probability(atMost: value) }
            return isBeyondLast(level)
                ? forecast.probability(atLeast: level) : 1 - forecast.probability(atMost: value)
        }
    }

    /// What is found for many values at once has no digits to spare for the tails beyond ``last``.
    func probabilities(atMost values: [Double]) -> [Double] {
        zip(values, forecast.probabilities(atMost: values)).map { value, atMost in
            probability(atMost: value) { level in
                guard isBeyondLast(level) else { return isAtLeast ? 1 - atMost : atMost }
                return far?.value.probability(of: level)
                    ?? (isAtLeast ? forecast.probability(atLeast: level) : forecast.probability(atMost: level))
            }
        }
    }

    /// - Parameter forecast: What the forecast says of a target at a level; more than a count is at least the next one.
    private func probability(atMost value: Double, forecast: (_ level: Double) -> Double) -> Double {
        guard isAtLeast else { return chance(of: value, forecast(value)) }
        if value >= support.upperBound { return 1 }
        guard value >= easyEnd else { return 0 }
        let next = isDiscrete ? value.rounded(.down) + 1 : value
        return 1 - scaled(next, forecast(next))
    }

    /// P(Y < value).
    private func below(_ value: Double) -> Double {
        if value <= support.lowerBound { return 0 }
        if value > easyEnd { return 1 }
        let previous = isDiscrete ? value.rounded(.up) - 1 : value
        return scaled(
            previous,
            isBeyondLast(previous) ? forecast.probability(atMost: previous) : 1 - forecast.probability(atLeast: value))
    }

    /// P to meet a target at `value`, of which the forecast says `chance`.
    private func chance(of value: Double, _ chance: Double) -> Double {
        if isAtLeast ? value <= easyEnd : value >= easyEnd { return 1 }
        if isAtLeast ? value > support.upperBound : value < support.lowerBound { return 0 }
        return scaled(value, chance)
    }

    private func scaled(_ value: Double, _ chance: Double) -> Double {
        guard let last, isBeyondLast(value) else { return formula.chance(chance) }
        return formula.chance(chance, beyond: last.forecast)
    }

    /// Whether a level is harder than ``last``. There chances go by how many times smaller the forecast's are, so that these must
    /// come from their own tail: what 1 lacks to the other has lost its digits.
    private func isBeyondLast(_ value: Double) -> Bool {
        last.map { isAtLeast ? value > $0.level : value < $0.level } ?? false
    }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double { try quantiles([probability])[0] }

    func quantiles(_ probabilities: [Double]) throws(StatisticsError) -> [Double] {
        for probability in probabilities where !(probability > 0 && probability < 1) {
            throw .invalidProbability(probability)
        }
        // Levels of the forecast, with those that the formula leaves to an end set aside.
        var levels: [Double] = []
        var ends: [Double?] = []
        for probability in probabilities {
            let place = place(of: isAtLeast ? 1 - probability : probability)
            levels.append(place.level)
            ends.append(place.end)
        }
        let found = try forecast.quantiles(levels)
        return zip(found, ends).map { $1 ?? min(max($0, support.lowerBound), support.upperBound) }
    }

    /// Where the chance to meet a target is `chance`: the forecast's level, or the end at which the formula's remainder lies.
    private func place(of chance: Double) -> (level: Double, end: Double?) {
        if let last, chance < last.chance {
            let forecast = last.forecast * chance / last.chance
            return (isAtLeast ? min(max(1 - forecast, 1e-300), 1 - 1e-16) : forecast, nil)
        }
        let (least, most) = (formula.chance(0), formula.chance(1))
        let level = formula.forecast(chance)
        let end: Double? =
            chance > most ? easyEnd : chance < least ? (isAtLeast ? support.upperBound : support.lowerBound) : nil
        return (isAtLeast ? 1 - level : level, end)
    }
}
