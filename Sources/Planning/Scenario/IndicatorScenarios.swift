import MitoshiStatistics

/// Answers the scenarios of one indicator from one assessment and one set of draws.
struct IndicatorScenarios {
    private let assessor: IndicatorAssessor
    private let assessed: IndicatorAssessment
    /// The joint draws behind the assessment; `nil` where nothing is forecast.
    private let outlook: NumericOutlook?
    /// The chance for which the latest start of an extra pace is sought.
    private let goal: Double?

    init(_ assessor: IndicatorAssessor, goal: Double?) {
        self.assessor = assessor
        self.goal = goal
        guard assessor.indicator.kind != .milestone else {
            assessed = assessor.assess()
            outlook = nil
            return
        }
        let future = assessor.future()
        assessed = assessor.assessNumber(seeing: future)
        outlook = try? future.get()
    }

    /// What `scenario` makes of the indicator's open targets.
    func answer(_ scenario: Scenario) -> ScenarioAnswer {
        do throws(ScenarioAnswer.Failure) {
            let shifts = try shifts(of: scenario)
            let moves = try moves(by: shifts)
            return ScenarioAnswer(
                scenario: scenario, indicator: assessor.indicator,
                outcome: .answered(
                    ScenarioAnswer.Answer(
                        years: moves.map(\.year), joint: joint(over: moves),
                        peers: shifts.peerAnswer)))
        } catch {
            return ScenarioAnswer(scenario: scenario, indicator: assessor.indicator, outcome: .refused(error.refusal))
        }
    }

    /// One open target under a scenario.
    private struct Move {
        let whatIf: WhatIf
        let year: ScenarioAnswer.Year
    }

    private func shifts(of scenario: Scenario) throws(ScenarioAnswer.Failure) -> ScenarioShift {
        guard let lastYear = assessor.targets.last?.fiscalYear else { throw ScenarioAnswer.Failure(.nothingOpen) }
        let direction = assessor.direction.direction
        if scenario.kind == .peerPace, direction == nil || direction == .maintainWithin {
            throw ScenarioAnswer.Failure(.noWantedDirection)
        }
        let history = assessor.history
        return ScenarioShift(
            scenario: scenario, latest: history.points.last,
            now: max(
                history.axis.timeAtStart(of: assessor.asOf), history.series?.observations.last?.time ?? -.infinity),
            sign: direction?.sign ?? 1, support: assessor.indicator.support, lastYear: lastYear, axis: history.axis,
            undisturbed: try undisturbedForecast(for: scenario),
            peers: PeerPace(of: .shipped, isShare: assessor.indicator.kind == .share))
    }

    /// One for each open target, by year; never empty.
    private func moves(by shifts: ScenarioShift) throws(ScenarioAnswer.Failure) -> [Move] {
        var moves: [Move] = []
        for answer in assessed.targets {
            let (target, whatIf) = (answer.target, assessed.whatIf(on: answer, asOf: assessor.asOf))
            guard let whatIf else { continue }
            let shift = try shifts.shift(in: target.fiscalYear, median: median(of: whatIf))
            let level = whatIf.declared.level
            moves.append(
                Move(
                    whatIf: whatIf,
                    year: ScenarioAnswer.Year(
                        target: target, shift: shift, before: whatIf.probability(at: level, shift: 0),
                        after: whatIf.probability(at: level, shift: shift),
                        latestStart: latestStart(of: shifts.scenario, whatIf))))
        }
        guard !moves.isEmpty else { throw ScenarioAnswer.Failure(.nothingOpen) }
        return moves
    }

    private func latestStart(of scenario: Scenario, _ whatIf: WhatIf) -> LatestStart? {
        guard let goal, case .extraPace(let pace) = scenario.kind else { return nil }
        return whatIf.latestStart(of: pace, for: goal, from: assessor.asOf)
    }

    private func median(of whatIf: WhatIf) throws(ScenarioAnswer.Failure) -> Double {
        do throws(StatisticsError) {
            return try whatIf.forecast.median()
        } catch {
            throw ScenarioAnswer.Failure(.forecast(error))
        }
    }

    /// The forecast from the values that no declared event touched, where the scenario asks for it.
    private func undisturbedForecast(for scenario: Scenario) throws(ScenarioAnswer.Failure) -> Forecast? {
        guard case .returnToPath(let way) = scenario.kind, way != .never else { return nil }
        guard let series = assessor.history.series, let last = assessor.targets.last?.fiscalYear else {
            throw ScenarioAnswer.Failure(.noUndisturbedValues)
        }
        let untouched = series.observations.filter { observation in
            !assessor.effects.contains { $0.years.contains(observation.year) }
        }
        guard !untouched.isEmpty, untouched.count < series.observations.count else {
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
    private func joint(over moves: [Move]) -> (before: Double, after: Double)? {
        guard moves.count == assessor.targets.count, let outlook,
            let before = allMet(moves, outlook, probability: \.before, shift: { _ in 0 }),
            let after = allMet(moves, outlook, probability: \.after, shift: \.shift)
        else { return nil }
        return (before, after)
    }

    private func allMet(
        _ moves: [Move], _ outlook: NumericOutlook, probability: (ScenarioAnswer.Year) -> Double,
        shift: (ScenarioAnswer.Year) -> Double
    ) -> Double? {
        let outcomes = moves.compactMap { move -> [Bool]? in
            guard let drawn = outlook.drawn(in: move.year.target.fiscalYear.year) else { return nil }
            let (reachable, shift) = (move.whatIf.reachable, shift(move.year))
            return move.whatIf.declared.isMet(
                byDrawn: drawn.map { min(max($0 + shift, reachable.lowerBound), reachable.upperBound) })
        }
        guard outcomes.count == moves.count else { return nil }
        return JointAttainment(reweighting: outcomes, to: moves.map { probability($0.year) })?.allMet
    }
}

extension Assessor {
    /// What each scenario makes of its indicator, in order; each indicator is assessed once.
    ///
    /// - Parameter goal: The chance for which the latest start of an extra pace is sought; `nil` for none.
    /// - Throws: ``AssessmentError`` when there is nothing to assess or a scenario is of an indicator that isn't there.
    package func answers(
        to scenarios: [Scenario], in plan: Plan, goal: Double? = nil
    ) throws(AssessmentError) -> [ScenarioAnswer] {
        let (supposed, dates, _) = try prepared(plan)
        var known: [String: IndicatorScenarios] = [:]
        var answers: [ScenarioAnswer] = []
        for scenario in scenarios {
            guard let indicator = plan.indicators.first(where: { $0.id == scenario.indicatorID }) else {
                throw .unknownIndicator(scenario.indicatorID)
            }
            let scenarios =
                known[indicator.id]
                ?? IndicatorScenarios(
                    IndicatorAssessor(
                        of: indicator, in: supposed, on: dates.plan, judgedOn: dates.judging(indicator),
                        settings: settings, chooser: chooser),
                    goal: goal)
            known[indicator.id] = scenarios
            answers.append(scenarios.answer(scenario))
        }
        return answers
    }
}
