import MitoshiStatistics

/// The indices that are read off the forecast: 10 and 11.
extension IndexTable {
    typealias Refusal = AttainmentIndex.Refusal

    /// Index 10: P(met), 1 or 0 once observed.
    func probability(of answer: TargetAssessment) throws(Refusal) -> Double {
        guard let probability = answer.probability else { throw .noProbability(reason(of: answer)) }
        return probability
    }

    /// Index 10: the mean over joint paths of how far the value falls short of what meets the target, in the unit.
    ///
    /// Refused where a tail too heavy for a mean lies on the side of the shortfall with no bound to it.
    func expectedShortfall(of answer: TargetAssessment, _ rule: AttainmentRule) throws(Refusal) -> Double {
        if let value = answer.observed?.givenNumber {
            return rule.shortfall(of: value)
        }
        guard case .success(let future) = future, let drawn = future.drawn(in: answer.target.fiscalYear),
            let distribution = future.forecast[year: answer.target.fiscalYear.year]
        else { throw .noProbability(reason(of: answer)) }
        if hasUnboundedShortfall(rule), distribution.mean.value == nil { throw .noMean }
        return drawn.reduce(0) { $0 + rule.shortfall(of: $1) } / Double(drawn.count)
    }

    /// Index 10: the fiscal year since which the values have met the level, else by which half of the paths do: never one
    /// that is over.
    func expectedYear(of target: Target, _ figures: IndexFigures) throws(Refusal) -> Double {
        let since = figures.history.filter { $0.time >= figures.base?.time ?? $0.time }.reversed()
            .prefix { figures.rule.isMet(by: $0.value) }
        if let first = since.last { return first.time.rounded(.up) }
        guard let reaching = reaching[target.fiscalYear] else { throw .noProbability(futureReason) }
        guard let year = reaching.median else { throw .neverReached(withinYears: reaching.shares.count) }
        return Double(max(year, FiscalYear(containing: assessor.asOf, firstMonth: year.firstMonth) ?? year).year)
    }

    /// Index 11, in per cent: the percentile of the target in the forecast made from data up to the base; high is ambitious.
    func targetValidity(of target: Target, _ figures: IndexFigures) throws(Refusal) -> Double {
        _ = try figures.requiredBase()
        switch hindsight {
        case .failure(let unknown): throw .noProbability(unknown.reason)
        case .success(let forecast):
            guard let distribution = forecast[year: target.fiscalYear.year] else { throw .targetNotAfterBase }
            return 100 * (1 - figures.rule.probability(under: distribution))
        }
    }

    private func hasUnboundedShortfall(_ rule: AttainmentRule) -> Bool {
        let support = assessor.indicator.support
        return rule.least > -.infinity && support.lower == -.infinity
            || rule.most < .infinity && support.upper == .infinity
    }

    private func reason(of answer: TargetAssessment) -> NotAssessableReason { answer.reason ?? futureReason }

    /// Why the future is unknown; with a forecast that doesn't reach the year, no value is the reason.
    private var futureReason: NotAssessableReason {
        if case .failure(let unknown) = future { unknown.reason } else { .noValue }
    }
}

extension IndexFigures {
    /// The step of index 11: easy where history alone would meet the target 8 times in 10, a stretch where it would
    /// fewer than 2 times in 10, beyond experience outside the 95 % prediction interval.
    static func validityRating(_ percentile: Double) -> AttainmentIndex.Rating.Step {
        if percentile >= 97.5 { return .beyondExperience }
        if percentile >= 80 { return .stretch }
        return percentile >= 20 ? .fair : .easy
    }
}

extension IndicatorAssessor {
    /// The forecast that was possible when the target was set: from the values up to the base.
    func hindsight(
        beside future: Result<NumericOutlook, UnknownFuture>
    ) -> Result<Forecast, UnknownFuture> {
        guard let series = history.series, let base = history.basePoint else {
            return .failure(UnknownFuture(reason: history.trouble.map { .invalidSeries($0) } ?? .noValue))
        }
        let earlier = series.observations.filter { $0.time <= base.time }
        guard earlier.count < series.observations.count || !history.toDate.isEmpty else {
            return future.map(\.forecast)
        }
        do throws(StatisticsError) {
            let series = try AnnualSeries(observations: earlier, unit: series.unit, support: series.support)
            return forecast(series, draws: nil).map(\.forecast)
        } catch {
            return .failure(UnknownFuture(reason: .invalidSeries(error)))
        }
    }
}
