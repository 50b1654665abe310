import MitoshiStatistics

/// What rounding of the printed figures can change.
extension IndicatorAssessor {
    /// Whether the verdict changes when target and, by `judges`, base or observed value move to either end of what they
    /// were rounded from.
    func isFragile(
        _ judgement: TargetJudge.Judgement, _ rule: AttainmentRule, _ target: Target, by judges: [TargetJudge]
    ) -> Bool {
        let half = indicator.halfDigit(decimals: target.printedDecimals(of: rule.level)) ?? 0
        let levels = half > 0 ? [rule.level - half, rule.level, rule.level + half] : [rule.level]
        return judges.contains { judge in
            levels.contains { level in
                judge.judge(rule.moved(to: level), in: target.fiscalYear, declaredAs: rule).verdict != judgement.verdict
            }
        }
    }

    /// Judges who see the base value at either end of its rounding, each with a forecast of its own.
    func judgesWithBaseMoved(from judge: TargetJudge) -> [TargetJudge] {
        guard case .success(let forecast) = judge.outlook, let time = history.basePoint?.time else { return [] }
        let family = forecast.model == .driverRegression ? nil : forecast.model
        return movedSeries(at: time).map { series in
            self.judge(series, nowcast(self.forecast(series, draws: drawsForNowcast, family: family)).map(\.forecast))
        }
    }

    /// Judges who see the value that decided `target` at either end of its rounding.
    func judgesWithResultMoved(from judge: TargetJudge, for target: Target) -> [TargetJudge] {
        movedSeries(at: target.time).map { self.judge($0, judge.outlook) }
    }

    /// The history with the exact value at `time` half a digit lower and higher; empty where it wasn't rounded.
    private func movedSeries(at time: Double) -> [AnnualSeries] {
        guard let series = history.series, let half = history.halfDigit(at: time) else { return [] }
        return [-half, half].compactMap { shift in
            let observations = series.observations.changing { observation in
                guard observation.time == time, let value = observation.value.givenNumber else { return }
                observation.value = .exact(min(max(value + shift, series.support.lower), series.support.upper))
            }
            return try? AnnualSeries(observations: observations, unit: series.unit, support: series.support)
        }
    }
}
