import Statistics

extension IndicatorAssessor {
    /// What `scenario` makes of the indicator's open targets, from the same forecast and the same draws as the assessment.
    func answer(_ scenario: Scenario) -> ScenarioAnswer {
        do throws(ScenarioAnswer.Failure) {
            return ScenarioAnswer(
                scenario: scenario, indicator: indicator, outcome: .answered(try worked(scenario)))
        } catch {
            return ScenarioAnswer(scenario: scenario, indicator: indicator, outcome: .refused(error.refusal))
        }
    }

    private func worked(_ scenario: Scenario) throws(ScenarioAnswer.Failure) -> ScenarioAnswer.Answer {
        let assessed = assessNumber()
        guard indicator.kind != .milestone, let lastYear = targets.last?.fiscalYear else {
            throw ScenarioAnswer.Failure(.nothingOpen)
        }
        let shifts = ScenarioShift(
            scenario: scenario, latest: history.points.last,
            now: max(asOf.startOnTimeAxis, history.series?.observations.last?.time ?? -.infinity),
            sign: direction.direction?.sign ?? 1, lastYear: lastYear,
            undisturbed: try undisturbedForecast(for: scenario))
        var years: [ScenarioAnswer.Year] = []
        var basis = WhatIf.Basis.forecast
        for answer in assessed.targets {
            guard let whatIf = assessed.whatIf(on: answer, asOf: asOf), let level = answer.target.level else {
                continue
            }
            let median = try median(of: whatIf)
            let shift = try shifts.shift(in: answer.target.fiscalYear, median: median)
            guard let before = whatIf.probability(at: level, shift: 0),
                let after = whatIf.probability(at: level, shift: shift)
            else { continue }
            basis = whatIf.basis
            years.append(ScenarioAnswer.Year(target: answer.target, shift: shift, before: before, after: after))
        }
        guard !years.isEmpty else { throw ScenarioAnswer.Failure(.nothingOpen) }
        return ScenarioAnswer.Answer(basis: basis, years: years, joint: joint(over: years, assessed, basis))
    }

    private func median(of whatIf: WhatIf) throws(ScenarioAnswer.Failure) -> Double {
        do throws(StatisticsError) {
            return try whatIf.distribution.median()
        } catch {
            throw ScenarioAnswer.Failure(.forecast(error))
        }
    }

    /// The forecast from the values that no declared event touched, where the scenario asks for it.
    private func undisturbedForecast(for scenario: Scenario) throws(ScenarioAnswer.Failure) -> Forecast? {
        guard case .returnToPath(let way) = scenario.kind, way != .never else { return nil }
        guard let series = history.series, let last = targets.last?.fiscalYear else {
            throw ScenarioAnswer.Failure(.noUndisturbedValues)
        }
        let untouched = series.observations.filter { observation in
            !effects.contains { $0.years.contains(observation.year) }
        }
        guard !effects.isEmpty, !untouched.isEmpty, untouched.count < series.observations.count else {
            throw ScenarioAnswer.Failure(.noUndisturbedValues)
        }
        do throws(StatisticsError) {
            let before = try AnnualSeries(observations: untouched, unit: series.unit, support: series.support)
            return try before.standardFit().forecast(horizon: max(1, last.year - (before.origin ?? last.year)))
        } catch {
            throw ScenarioAnswer.Failure(.forecast(error))
        }
    }

    /// P(all targets met) without and with the scenario, from the same joint draws.
    private func joint(
        over years: [ScenarioAnswer.Year], _ assessed: IndicatorAssessment, _ basis: WhatIf.Basis
    ) -> (before: Double, after: Double)? {
        guard years.count == targets.count, years.count > 1, basis == .forecast, let series = history.series,
            case .success(let outlook) = forecast(series, draws: (settings.pathCount, settings.seed(for: indicator.id)))
        else { return nil }
        func met(_ year: ScenarioAnswer.Year, moved: Bool) -> [Bool]? {
            guard let level = year.target.level, let drawn = outlook.drawn(in: year.target.fiscalYear),
                let rule = AttainmentRule(of: indicator, direction: direction, level: level)
            else { return nil }
            return drawn.map { rule.isMet(by: $0 + (moved ? year.shift : 0)) }
        }
        func allMet(_ probabilities: [Double], moved: Bool) -> Double? {
            let columns = years.compactMap { met($0, moved: moved) }
            guard columns.count == years.count, let count = columns.map(\.count).min() else { return nil }
            return JointAttainment(
                probabilities: probabilities, outcomes: (0..<count).map { path in columns.map { $0[path] } })?.allMet
        }
        guard let before = allMet(years.map(\.before), moved: false),
            let after = allMet(years.map(\.after), moved: true)
        else { return nil }
        return (before, after)
    }
}

extension Assessor {
    /// What each scenario makes of its indicator, in order.
    ///
    /// - Throws: ``AssessmentError`` when there is nothing to assess or a scenario is of an indicator that isn't there.
    public func answers(to scenarios: [Scenario], in plan: Plan) throws(AssessmentError) -> [ScenarioAnswer] {
        let (supposed, asOf, _) = try prepared(plan)
        var answers: [ScenarioAnswer] = []
        for scenario in scenarios {
            guard let indicator = plan.indicators.first(where: { $0.id == scenario.indicatorID }) else {
                throw .unknownIndicator(scenario.indicatorID)
            }
            let assessor = IndicatorAssessor(
                of: indicator, in: supposed, on: asOf, settings: settings, chooser: chooser)
            answers.append(assessor.answer(scenario))
        }
        return answers
    }
}
