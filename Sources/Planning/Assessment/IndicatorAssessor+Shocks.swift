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

    /// A model that knows the events.
    struct ShockedModel {
        let fitted: any FittedModel
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
            let trend = try ShockedTrend(effects: effects).fit(series)
            return ShockedModel(fitted: trend, undisturbed: trend.undisturbed)
        }
        let increments = YearlyIncrements(effects: effects)
        guard increments.leavesOutChanges(of: series) else { return nil }
        // Whatever a year has added, the value at its end counts.
        return ShockedModel(fitted: try increments.fit(series), undisturbed: series.measuredCount)
    }

    /// Two judges, one who knows the events and one who doesn't, of an otherwise equal mind; `nil` where no event matters.
    func shockJudges(beside judge: TargetJudge) -> ShockJudges? {
        guard indicator.kind != .decisionDriven, let last = targets.last?.fiscalYear, let series = history.series,
            series.measuredCount > 0
        else { return nil }
        do throws(StatisticsError) {
            guard let shocked = try shockedModel(for: series) else { return nil }
            let plain = try shockFamily(for: series).model(for: series.support).fit(series)
            return try ShockJudges(
                with: self.judge(series, .success(forecast(of: shocked.fitted, until: last))),
                without: self.judge(series, .success(forecast(of: plain, until: last))),
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
            undisturbedValues: judges.undisturbed)
    }
}

extension ShockEvent {
    /// Of a temporary effect whose fading isn't told this share is left after each year.
    static let defaultDecay = 0.5

    var statisticalEffect: ShockEffect {
        let fading: ShockEffect.Fading =
            switch effect {
            case .oneOff: .oneOff
            case .levelShift: .levelShift
            case .temporary: .decaying(min(max(decay ?? Self.defaultDecay, 0), 1))
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
