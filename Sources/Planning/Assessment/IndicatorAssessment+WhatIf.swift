public import MitoshiStatistics

extension IndicatorAssessment {
    /// How the chance of `answer` changes with its level and with an extra yearly pace; `nil` where the target is decided
    /// already, nobody knows which side of it is better, or nothing is forecast (stages, levels that the organisation sets
    /// itself, no value).
    ///
    /// - Parameters:
    ///   - answer: One of ``targets``.
    ///   - date: The as-of date of the assessment, from which an extra pace acts.
    public func whatIf(on answer: TargetAssessment, asOf date: CalendarDate) -> WhatIf? {
        guard answer.observed == nil, let rule = answer.rule,
            let distribution = answer.chances, let forecast = answer.distribution
        else { return nil }
        let latestTime = series?.observations.last?.time ?? -.infinity
        let support = indicator.support
        let latest = series?.exactObservations.last?.exactValue
        let floor = support.neverFalls ? latest : nil
        let counted = (forecast as? NowcastDistribution)?.toDate.counted
        let lower = max(support.lower, floor ?? -.infinity, counted ?? -.infinity)
        return WhatIf(
            target: answer.target, distribution: distribution, forecast: forecast,
            reachable: lower...max(lower, support.upper), latest: latest,
            yearsOfExtraPace: max(0, answer.target.time - max(yearAxis.timeAtStart(of: date), latestTime)),
            base: baseLevel,
            declared: rule)
    }

    /// The base value as a number.
    private var baseLevel: Double? {
        if case .value(let value)? = base?.value { value } else { nil }
    }
}
