public import MitoshiStatistics

/// How the chance of one target changes with its level and with an extra yearly pace.
///
/// An extra pace moves every outcome by the same amount for each year from the as-of date (from the latest value, where that
/// is later) to the target year's end, within the values that the indicator can take.
public struct WhatIf: Sendable {
    /// The target as the plan declares it; other levels are asked about beside it.
    public let target: Target
    /// What the chance of every level comes from.
    public let distribution: any PredictiveDistribution
    /// What the target year's value is expected to be.
    let forecast: any PredictiveDistribution
    /// The values that an outcome moved by an extra pace can take.
    public let reachable: ClosedRange<Double>
    /// The last value, whose exact repeat may have a chance of its own.
    package let latest: Double?
    /// For how many years an extra pace acts; 0 or more.
    public let yearsOfExtraPace: Double
    /// The declared base value as a number, for the gap.
    public let base: Double?
    /// What meets the target as declared.
    public let declared: AttainmentRule

    init(
        target: Target, distribution: any PredictiveDistribution, forecast: any PredictiveDistribution,
        reachable: ClosedRange<Double>, latest: Double?, yearsOfExtraPace: Double, base: Double?,
        declared: AttainmentRule
    ) {
        self.target = target
        self.distribution = distribution
        self.forecast = forecast
        self.reachable = reachable
        self.latest = latest
        self.yearsOfExtraPace = yearsOfExtraPace
        self.base = base
        self.declared = declared
    }

    /// What meets a target of value `level`; it keeps the plan's direction.
    public func rule(at level: Double) -> AttainmentRule { declared.moved(to: level) }

    /// P(target met) at another level and with `extraPace` units a year more.
    public func probability(at level: Double, extraPace: Double = 0) -> Double {
        probability(at: level, shift: extraPace * yearsOfExtraPace)
    }

    /// P(target met) at another level and with every outcome moved by `shift`, within what the indicator can reach.
    func probability(at level: Double, shift: Double) -> Double {
        rule(at: level).probability(under: distribution, movedBy: shift, within: reachable)
    }

    /// The distribution function as a table. With it, ``reachable`` and ``rule(at:)``, the chance is
    /// P(least ≤ min(max(Y + pace × years, lower), upper) ≤ most).
    ///
    /// - Throws: What the distribution's quantiles throw.
    public func table() throws(StatisticsError) -> DistributionTable {
        let repeated = distribution.isDiscrete ? nil : latest
        let bends = try (distribution as? AttainmentDistribution)?.bends() ?? []
        return try DistributionTable(
            of: distribution,
            atoms: [reachable.lowerBound, reachable.upperBound] + (repeated.map { [$0] } ?? []) + bends)
    }
}
