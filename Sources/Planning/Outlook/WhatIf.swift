public import Statistics

/// How the chance of one target changes with its level and with an extra yearly pace.
///
/// An extra pace moves every outcome by the same amount for each year from the as-of date (from the latest value, where that
/// is later) to the target year's end, within the values that the indicator can take.
public struct WhatIf: Sendable {
    /// What the chance comes from.
    public enum Basis: Hashable, Sendable {
        /// The forecast behind the verdict.
        case forecast
        /// A learned prior's forecast from a single value. The verdict itself comes from comparable targets, whatever the
        /// level; this is a reference figure beside it.
        case priorForecast
    }

    public let target: Target
    public let basis: Basis
    /// The distribution of the target year's value.
    public let distribution: any PredictiveDistribution
    /// The values that an outcome moved by an extra pace can take.
    public let reachable: ClosedRange<Double>
    /// For how many years an extra pace acts; 0 or more.
    public let yearsOfExtraPace: Double
    /// The declared base value as a number, for an inferred direction and for the gap.
    public let base: Double?
    private let indicator: Indicator
    private let direction: ResolvedDirection
    private let isFinal: Bool

    init(
        target: Target, basis: Basis, distribution: any PredictiveDistribution, reachable: ClosedRange<Double>,
        yearsOfExtraPace: Double, base: Double?, indicator: Indicator, direction: ResolvedDirection, isFinal: Bool
    ) {
        self.target = target
        self.basis = basis
        self.distribution = distribution
        self.reachable = reachable
        self.yearsOfExtraPace = yearsOfExtraPace
        self.base = base
        self.indicator = indicator
        self.direction = direction
        self.isFinal = isFinal
    }

    /// The values between which an outcome meets a target, both included; infinite where there is no limit.
    public struct Demand: Hashable, Sendable {
        public let least: Double
        public let most: Double
    }

    /// What meets a target of value `level`.
    ///
    /// - Parameter finalLevel: The value of the plan's last target, from which an inferred direction is read; `nil` keeps
    ///   the plan's, or takes `level` where this is the last target.
    public func demand(at level: Double, finalLevel: Double? = nil) -> Demand? {
        rule(at: level, finalLevel: finalLevel).map { Demand(least: $0.least, most: $0.most) }
    }

    /// P(target met) at another level and with `extraPace` units a year more.
    public func probability(at level: Double, extraPace: Double = 0, finalLevel: Double? = nil) -> Double? {
        rule(at: level, finalLevel: finalLevel).map { probability($0, shift: extraPace * yearsOfExtraPace) }
    }

    /// P(target met) at another level and with every outcome moved by `shift`, within what the indicator can reach.
    func probability(at level: Double, shift: Double) -> Double? {
        rule(at: level, finalLevel: nil).map { probability($0, shift: shift) }
    }

    private func probability(_ rule: AttainmentRule, shift: Double) -> Double {
        min(max(probability(atLeast: rule.least, shift) + probability(atMost: rule.most, shift) - 1, 0), 1)
    }

    /// P(the moved outcome ≥ value).
    private func probability(atLeast value: Double, _ shift: Double) -> Double {
        if value <= reachable.lowerBound { return 1 }
        return value > reachable.upperBound ? 0 : distribution.probability(atLeast: value - shift)
    }

    /// P(the moved outcome ≤ value).
    private func probability(atMost value: Double, _ shift: Double) -> Double {
        if value >= reachable.upperBound { return 1 }
        return value < reachable.lowerBound ? 0 : distribution.probability(atMost: value - shift)
    }

    /// The distribution function as a table. With it, ``reachable`` and ``demand(at:finalLevel:)``, the chance is
    /// P(least ≤ min(max(Y + pace × years, lower), upper) ≤ most).
    ///
    /// - Throws: What the distribution's quantiles throw.
    public func table() throws(StatisticsError) -> DistributionTable {
        try DistributionTable(of: distribution, atoms: [reachable.lowerBound, reachable.upperBound])
    }

    private func rule(at level: Double, finalLevel: Double?) -> AttainmentRule? {
        let last = finalLevel ?? (isFinal ? level : nil)
        let used = last.map { ResolvedDirection(of: indicator, base: base, finalTarget: $0) } ?? direction
        return AttainmentRule(of: indicator, direction: used, level: level)
    }
}

extension IndicatorAssessment {
    /// How the chance of `answer` changes with its level and with an extra yearly pace; `nil` where the target is decided
    /// already or nothing is forecast (stages, levels that the organisation sets itself, no value).
    ///
    /// - Parameters:
    ///   - answer: One of ``targets``.
    ///   - date: The as-of date of the assessment, from which an extra pace acts.
    public func whatIf(on answer: TargetAssessment, asOf date: CalendarDate) -> WhatIf? {
        guard answer.observed == nil, answer.target.level != nil,
            let distribution = answer.distribution ?? answer.priorForecast?.distribution
        else { return nil }
        let latest = series?.observations.last?.time ?? -.infinity
        let support = indicator.support
        let floor = support.neverFalls ? series?.exactObservations.last?.exactValue : nil
        let counted = (distribution as? NowcastDistribution)?.toDate.counted
        let lower = max(support.lower, floor ?? -.infinity, counted ?? -.infinity)
        return WhatIf(
            target: answer.target, basis: answer.distribution == nil ? .priorForecast : .forecast,
            distribution: distribution, reachable: lower...max(lower, support.upper),
            yearsOfExtraPace: max(0, answer.target.time - max(date.startOnTimeAxis, latest)), base: baseLevel,
            indicator: indicator, direction: direction,
            isFinal: answer.target.fiscalYear == targets.last { $0.target.level != nil }?.target.fiscalYear)
    }

    /// The base value as a number.
    private var baseLevel: Double? {
        if case .value(let value)? = base?.value { value } else { nil }
    }
}

extension CalendarDate {
    /// The moment at which the day begins, in years; 1 April lies at the end of the fiscal year before.
    var startOnTimeAxis: Double {
        let period = Period.date(self)
        let year = period.fiscalYear?.year ?? (month >= 4 ? year : year - 1)
        return Double(year) - 1 + period.elapsedFraction - 1 / Double(12 * Self.days(in: month, of: self.year))
    }
}
