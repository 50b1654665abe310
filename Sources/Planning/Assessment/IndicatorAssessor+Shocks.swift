import Statistics

/// How much an answer rests on the years that the plan declares as disturbed.
extension IndicatorAssessor {
    /// A judge who doesn't see what the declared events disturbed; `nil` where nothing was, or too little is left to
    /// forecast from.
    func judgeWithoutShocks(beside judge: TargetJudge) -> TargetJudge? {
        guard case .success = judge.outlook, let series = history.series else { return nil }
        let kept = series.observations.filter { observation in
            !events.contains { $0.disturbs(observation, of: indicator) }
        }
        guard kept.count < series.observations.count,
            let rest = try? AnnualSeries(observations: kept, unit: series.unit, support: series.support),
            case .success(let future) = forecast(rest, draws: nil)
        else { return nil }
        return self.judge(series, .success(future.forecast))
    }
}

extension ShockEvent {
    /// Whether a value can't speak for undisturbed years: one of the event's own years, or, where the level shifted, any
    /// before it.
    fileprivate func disturbs(_ observation: Observation, of indicator: Indicator) -> Bool {
        guard indicatorID == nil || indicatorID == indicator.id else { return false }
        return effect == .levelShift
            ? observation.year < from.year : (from.year...max(from.year, to.year)).contains(observation.year)
    }
}
