import Statistics

/// Judges the targets of one numeric indicator against what was observed and what is forecast.
struct TargetJudge: Sendable {
    let indicator: Indicator
    let series: AnnualSeries?
    /// The forecast, or why there is none.
    let outlook: Result<Forecast, UnknownFuture>
    /// Answers for years with months to date where comparable targets would answer otherwise.
    let nowcast: Forecast?
    let asOf: CalendarDate
    let limits: VerdictLimits

    /// A ``NotAssessableReason`` as the failure of a result.
    struct UnknownFuture: Error {
        let reason: NotAssessableReason
    }

    /// A verdict with what it rests on.
    struct Judgement: Sendable {
        let verdict: Verdict
        var probability: Double?
        var reason: NotAssessableReason?
        var observed: IndicatorMeasurement.Value?
        var distribution: (any PredictiveDistribution)?
        /// Set where comparable targets gave the probability.
        var referenceClass: ReferenceClass?
    }

    /// Judges one target: an observed due value first, then a result that is overdue, then the forecast.
    func judge(_ rule: AttainmentRule, in year: FiscalYear) -> Judgement {
        if let result = ObservedResult(of: rule.written, in: year, kind: indicator.kind, series: series) {
            return Judgement(verdict: result.verdict, probability: result.probability, observed: result.value)
        }
        switch outlook {
        case .success(let forecast): return judge(rule, in: year, by: forecast[year: year.year])
        case .failure(let unknown):
            if unknown.reason == .oneValue, let nowcast = nowcast?[year: year.year] as? NowcastDistribution {
                return judge(rule, in: year, by: nowcast)
            }
            if unknown.reason == .oneValue, case .success(let comparable) = ReferenceClass.shipped {
                return judge(year, by: comparable)
            }
            guard year.lastDay >= asOf else { return Judgement(verdict: .awaitingResult) }
            return Judgement(verdict: .notAssessable, reason: unknown.reason)
        }
    }

    private func judge(
        _ rule: AttainmentRule, in year: FiscalYear, by distribution: (any PredictiveDistribution)?
    ) -> Judgement {
        let probability = distribution.map { rule.probability(under: $0) }
        guard let probability, year.lastDay >= asOf else {
            return Judgement(verdict: .awaitingResult, probability: probability, distribution: distribution)
        }
        return Judgement(
            verdict: limits.verdict(for: probability), probability: probability, distribution: distribution)
    }

    /// One value shows no movement, so comparable targets answer; never blended with anything else.
    private func judge(_ year: FiscalYear, by comparable: ReferenceClass) -> Judgement {
        let probability = comparable.probability
        let isOverdue = year.lastDay < asOf
        return Judgement(
            verdict: isOverdue ? .awaitingResult : limits.verdict(for: probability), probability: probability,
            referenceClass: comparable)
    }
}
