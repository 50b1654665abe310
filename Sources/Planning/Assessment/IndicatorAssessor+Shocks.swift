import Statistics

/// Forecasts with the declared events and as if they had never been, side by side.
extension IndicatorAssessor {
    /// The events' effects on this indicator.
    var effects: [ShockEffect] { events.map(\.statisticalEffect) }

    /// Whether an event touches one of the values or one of the years asked about.
    private func isTouched(_ series: AnnualSeries) -> Bool {
        let years = series.exactObservations.map(\.year) + targets.map(\.fiscalYear.year)
        return effects.contains { effect in years.contains { effect.touches($0) } }
    }

    /// The pooled trend with the events' effects; `nil` where no event matters, or where a quantity that never falls or a model
    /// asked for by name leaves no room for effects.
    func shockedTrend(for series: AnnualSeries) throws(StatisticsError) -> FittedShockedTrend? {
        guard isTouched(series), !series.support.neverFalls, settings.model == nil || settings.model == .pooledTrend
        else { return nil }
        return try ShockedTrend(effects: effects).fit(series)
    }

    /// Two judges, one who knows the events and one who doesn't, of an otherwise equal mind; `nil` where no event matters.
    func shockJudges(beside judge: TargetJudge) -> ShockJudges? {
        guard indicator.kind != .decisionDriven, let last = targets.last?.fiscalYear, let series = history.series,
            series.measuredCount > 0
        else { return nil }
        do throws(StatisticsError) {
            guard let shocked = try shockedTrend(for: series) else { return nil }
            let plain = try PooledTrend().fit(series)
            func judge(_ fitted: any FittedModel) throws(StatisticsError) -> TargetJudge {
                try self.judge(series, .success(forecast(of: fitted, until: last)))
            }
            var recovering: [Recovery: TargetJudge] = [:]
            for recovery in Recovery.allCases {
                if let given = shocked.given(recovery) { recovering[recovery] = try judge(given) }
            }
            return try ShockJudges(
                with: judge(shocked), without: judge(plain), recovering: recovering,
                undisturbed: shocked.undisturbed)
        } catch {
            return nil
        }
    }

    private func forecast(of fitted: any FittedModel, until last: FiscalYear) throws(StatisticsError) -> Forecast {
        let selected = SelectedModel(fitted: fitted, candidates: [], criterion: .named)
        var outlook = try NumericOutlook(
            for: fitted.series, until: last, choosing: { _ in selected }, draws: drawsForNowcast)
        for toDate in history.toDate { outlook = try outlook.revised(by: toDate) }
        return outlook.forecast
    }

    /// A judge who knows the declared events, and one who doesn't.
    struct ShockJudges {
        let with: TargetJudge
        let without: TargetJudge
        /// The same as ``with`` where the recovery is slow or fast; empty where how the effect fades is known.
        let recovering: [Recovery: TargetJudge]
        let undisturbed: Int
    }

    /// The two answers for one target that no value has decided yet.
    func shockComparison(
        _ rule: AttainmentRule, in year: FiscalYear, by judges: ShockJudges
    ) -> TargetAssessment.ShockComparison? {
        let (with, without) = (judges.with.judge(rule, in: year), judges.without.judge(rule, in: year))
        guard with.observed == nil, let chance = with.probability, let plain = without.probability else { return nil }
        return TargetAssessment.ShockComparison(
            with: .init(direction: rule.direction, verdict: with.verdict, probability: chance),
            without: .init(direction: rule.direction, verdict: without.verdict, probability: plain),
            slow: judges.recovering[.slow].map { reading(rule, in: year, by: $0) },
            fast: judges.recovering[.fast].map { reading(rule, in: year, by: $0) },
            undisturbedValues: judges.undisturbed)
    }
}

extension ShockEvent {
    /// The best guess of the share that is left after each year, where a temporary effect comes without one.
    static let defaultDecay = 0.5

    var statisticalEffect: ShockEffect {
        let fading: ShockEffect.Fading =
            switch effect {
            case .oneOff: .oneOff
            case .levelShift: .levelShift
            case .temporary: .decaying(guess: min(max(decay ?? Self.defaultDecay, 0), 1))
            }
        return ShockEffect(years: from.year...max(from.year, to.year), fading: fading)
    }
}

extension ShockEffect {
    /// Whether `year` differs from years without the event; of a level shift both sides matter.
    fileprivate func touches(_ year: Int) -> Bool {
        fading == .levelShift ? year < years.lowerBound : share(in: year) > 0.001
    }
}
