import MitoshiStatistics

/// Forecasts with the declared events and as if they had never been, side by side.
extension IndicatorAssessor {
    /// The events' effects on this indicator.
    var effects: [ShockEffect] { events.map(\.statisticalEffect) }

    /// Whether an event touches one of the values or one of the years asked about.
    private func isTouched(_ series: AnnualSeries) -> Bool {
        let years = series.exactObservations.map(\.year) + targets.map(\.fiscalYear.year)
        return effects.contains { effect in years.contains { effect.touches($0) } }
    }

    /// A model that knows the events.
    struct ShockedModel {
        let fitted: any FittedModel
        /// The same where it is a trend with effects.
        var trend: FittedShockedTrend?
        /// How many measured values no event has touched.
        let undisturbed: Int
    }

    /// What takes account of events for `series`: the yearly increments of a quantity that never falls, else the pooled trend.
    func shockFamily(for series: AnnualSeries) -> ModelFamily {
        series.support.neverFalls ? .yearlyIncrements : .pooledTrend
    }

    /// The model with the events' effects; `nil` where no event matters, or where a model asked for by name leaves no room for
    /// effects.
    func shockedModel(for series: AnnualSeries) throws(StatisticsError) -> ShockedModel? {
        guard isTouched(series), settings.model == nil || settings.model == shockFamily(for: series) else { return nil }
        guard series.support.neverFalls else {
            let trend = try ShockedTrend(effects: effects, trend: PooledTrend(orientation: orientation)).fit(series)
            return ShockedModel(fitted: trend, trend: trend, undisturbed: trend.undisturbed)
        }
        let increments = YearlyIncrements(effects: effects)
        guard increments.leavesOutChanges(of: series) else { return nil }
        // Whatever a year has added, the value at its end counts.
        return ShockedModel(fitted: try increments.fit(series), undisturbed: series.measuredCount)
    }

    /// Two judges, one who knows the events and one who doesn't, of an otherwise equal mind; `nil` where no event matters.
    func shockJudges(beside judge: TargetJudge) -> ShockJudges? {
        guard indicator.kind != .decisionDriven, let last = targets.last?.fiscalYear, let series = history.series,
            // One value shows nothing of an event's size: comparable targets answer with it and without it.
            series.measuredCount > 1
        else { return nil }
        do throws(StatisticsError) {
            guard let shocked = try shockedModel(for: series) else { return nil }
            let plain = try shockFamily(for: series).model(for: series.support, orientation: orientation).fit(series)
            func judge(_ fitted: any FittedModel) throws(StatisticsError) -> TargetJudge {
                try self.judge(series, .success(forecast(of: fitted, until: last)))
            }
            var recovering: [Recovery: TargetJudge] = [:]
            for recovery in Recovery.allCases {
                if let given = shocked.trend?.given(recovery) { recovering[recovery] = try judge(given) }
            }
            return try ShockJudges(
                with: judge(shocked.fitted), without: judge(plain), recovering: recovering,
                undisturbed: shocked.undisturbed)
        } catch {
            return nil
        }
    }

    private func forecast(of fitted: any FittedModel, until last: FiscalYear) throws(StatisticsError) -> Forecast {
        let selected = SelectedModel(fitted: fitted, candidates: [], criterion: .named)
        var outlook = try NumericOutlook(
            for: fitted.series, until: last.year, choosing: { _ in selected }, draws: drawsForNowcast)
        for toDate in history.toDate { outlook = try outlook.revised(by: toDate.evidence, in: toDate.fiscalYear.year) }
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
            slow: judges.recovering[.slow].map { .init(rule, $0.judge(rule, in: year)) },
            fast: judges.recovering[.fast].map { .init(rule, $0.judge(rule, in: year)) },
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
