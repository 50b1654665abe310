import MitoshiStatistics

/// Judges the targets of one numeric indicator against what was observed and what is forecast.
struct TargetJudge: Sendable {
    let indicator: Indicator
    let series: AnnualSeries?
    /// The forecast, or why there is none.
    let outlook: Result<Forecast, UnknownFuture>
    /// What a learned prior makes of one value, where that is all there is.
    let prior: Forecast?
    /// How such targets fare, and how the indicator's own fared before.
    let standing: TargetStanding
    /// Whether the chance takes that into account.
    let comparesTargets: Bool
    let judgedOn: CalendarDate
    let limits: VerdictLimits

    /// A ``NotAssessableReason`` as the failure of a result.
    struct UnknownFuture: Error {
        let reason: NotAssessableReason
    }

    /// A verdict with what it rests on.
    struct Judgement: Sendable {
        var verdict: Verdict
        var probability: Double?
        var reason: NotAssessableReason?
        var observed: IndicatorMeasurement.Value?
        /// What the values are expected to be.
        var distribution: (any PredictiveDistribution)?
        /// What the chance of every level comes from.
        var chances: (any PredictiveDistribution)?
        var grounds: AttainmentGrounds?
    }

    /// Judges one target: an observed due value first, then a result that is overdue, then the forecast.
    ///
    /// - Parameter declared: What meets the target as declared, where `rule` is of a moved one; it tells with which targets
    ///   it compares.
    func judge(
        _ rule: AttainmentRule, in year: FiscalYear, declaredAs declared: AttainmentRule? = nil
    ) -> Judgement {
        if let result = ObservedResult(of: rule.written, in: year, kind: indicator.kind, series: series) {
            return Judgement(verdict: result.verdict, probability: result.probability, observed: result.value)
        }
        switch outlook {
        case .success(let forecast): return judge(rule, declared ?? rule, in: year, by: forecast[year: year.year])
        case .failure(let unknown):
            if unknown.reason == .oneValue {
                let judgement = judge(rule, declared ?? rule, in: year, by: prior?[year: year.year])
                if judgement.probability != nil { return judgement }
            }
            guard year.lastDay >= judgedOn else { return Judgement(verdict: .awaitingResult) }
            return Judgement(verdict: .notAssessable, reason: unknown.reason)
        }
    }

    private func judge(
        _ rule: AttainmentRule, _ declared: AttainmentRule, in year: FiscalYear,
        by distribution: (any PredictiveDistribution)?
    ) -> Judgement {
        var judgement = Judgement(verdict: .awaitingResult, distribution: distribution, chances: distribution)
        do throws(StatisticsError) {
            // The months to date tell of this very year what no other target does.
            let isAlone = !comparesTargets || distribution is NowcastDistribution
            let chance = isAlone ? nil : try standing.chance(of: declared, in: year, forecast: distribution)
            judgement.grounds = chance?.grounds
            judgement.chances = chance == nil ? distribution : chance?.distribution
            if standing.isOneValue { judgement.distribution = judgement.chances }
            judgement.probability = judgement.chances.map { rule.probability(under: $0) } ?? chance?.probability
        } catch {
            return Judgement(verdict: .notAssessable, reason: .noModel(error))
        }
        guard let probability = judgement.probability, year.lastDay >= judgedOn else { return judgement }
        judgement.verdict = limits.verdict(for: probability)
        return judgement
    }
}
