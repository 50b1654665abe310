import MitoshiStatistics

/// Indicators that are numbers.
extension IndicatorAssessor {
    func assessNumber() -> IndicatorAssessment { assessNumber(seeing: future()) }

    func assessNumber(seeing future: Result<NumericOutlook, UnknownFuture>) -> IndicatorAssessment {
        let prior = priorForecast(beside: future)
        let judge = judge(history.series, future.map(\.forecast), prior: prior)
        let others = Others(baseMoved: judgesWithBaseMoved(from: judge), shocks: shockJudges(beside: judge))
        let assessed = targets.map { assess($0, by: judge, others) }
        let table = IndexTable(
            assessor: self, judge: judge, future: future, hindsight: hindsight(beside: future), answers: assessed)
        return assessment(
            outlook: outlook(of: future), targets: assessed, joint: joint(of: assessed, future: future),
            reaching: targets.last.flatMap { table.reaching[$0.fiscalYear] },
            indices: zip(targets, assessed).flatMap { table.indices(of: $0, $1) }, pace: pace(),
            driver: driverOutlook(beside: judge, in: future), forecast: (try? future.get())?.forecast ?? prior)
    }

    typealias UnknownFuture = TargetJudge.UnknownFuture

    /// - Parameter prior: What a learned prior makes of one value, where that is all there is.
    func judge(
        _ series: AnnualSeries?, _ outlook: Result<Forecast, UnknownFuture>, prior: Forecast? = nil
    ) -> TargetJudge {
        TargetJudge(
            indicator: indicator, series: series, outlook: outlook, prior: prior, standing: standing,
            comparesTargets: settings.comparesTargets, judgedOn: judgedOn,
            limits: settings.verdictLimits)
    }

    /// The forecast, or the first reason that applies why there is none.
    func future() -> Result<NumericOutlook, UnknownFuture> {
        if let trouble = history.trouble { return .failure(UnknownFuture(reason: .invalidSeries(trouble))) }
        guard let series = history.series else { return .failure(UnknownFuture(reason: .noValue)) }
        return nowcast(forecast(series, draws: draws))
    }

    /// How many joint paths are drawn, and from which seed.
    var draws: (count: Int, seed: UInt) { (settings.pathCount, settings.seed(for: indicator.id)) }

    /// The same where only the distributions matter: later years follow months to date through the joint paths.
    var drawsForNowcast: (count: Int, seed: UInt)? { history.toDate.isEmpty ? nil : draws }

    /// What was forecast, once the months to date are known.
    func nowcast(_ future: Result<NumericOutlook, UnknownFuture>) -> Result<NumericOutlook, UnknownFuture> {
        guard case .success(var outlook) = future else { return future }
        do throws(StatisticsError) {
            for toDate in history.toDate {
                outlook = try outlook.revised(by: toDate.evidence, in: toDate.fiscalYear.year)
            }
            return .success(outlook)
        } catch {
            return .failure(UnknownFuture(reason: .noModel(error)))
        }
    }

    /// Forecasts `series` to the last target's year, where its kind and its number of values allow.
    ///
    /// - Parameter family: The model to use where the settings name none; `nil` lets the data choose.
    func forecast(
        _ series: AnnualSeries, draws: (count: Int, seed: UInt)?, family: ModelFamily? = nil
    ) -> Result<NumericOutlook, UnknownFuture> {
        guard let last = targets.last?.fiscalYear else { return .failure(UnknownFuture(reason: .noValue)) }
        guard indicator.kind != .decisionDriven else { return .failure(UnknownFuture(reason: .decisionDriven)) }
        guard series.measuredCount > 0 else { return .failure(UnknownFuture(reason: .noValue)) }
        guard series.measuredCount > 1 || settings.model == .driverRegression else {
            return .failure(UnknownFuture(reason: .oneValue))
        }
        do throws(StatisticsError) {
            let choose = { series throws(StatisticsError) in try selectedModel(for: series, family: family) }
            return .success(try NumericOutlook(for: series, until: last.year, choosing: choose, draws: draws))
        } catch {
            return .failure(UnknownFuture(reason: .noModel(error)))
        }
    }

    private func outlook(of future: Result<NumericOutlook, UnknownFuture>) -> Outlook {
        switch future {
        case .success(let future): .forecast(future.forecast, selection: future.selection)
        case .failure(let unknown):
            unknown.reason == .oneValue ? .comparableTargets : .none(unknown.reason)
        }
    }

    /// Judges who see other histories than the face value's.
    private struct Others {
        /// The base at either end of its rounding.
        let baseMoved: [TargetJudge]
        let shocks: ShockJudges?
    }

    private func assess(_ target: Target, by judge: TargetJudge, _ others: Others) -> TargetAssessment {
        let rules = history.rules(of: target)
        guard let rule = rules.first else {
            return TargetAssessment(target: target, verdict: .notAssessable, reason: .goalOfAnotherSort)
        }
        let direction = history.direction(of: target)
        let judgements = rules.map { judge.judge($0, in: target.fiscalYear) }
        let judgement = judgements[0]
        let judges = judgement.observed == nil ? others.baseMoved : judgesWithResultMoved(from: judge, for: target)
        guard rules.count == 1 else {
            return ambiguous(
                target, direction, zip(rules, judgements).map { TargetAssessment.Reading($0, $1) }, judgement)
        }
        return TargetAssessment(
            target: target, direction: direction, rule: rule, verdict: judgement.verdict,
            probability: judgement.probability, reason: judgement.reason, observed: judgement.observed,
            shock: others.shocks.flatMap { shockComparison(rule, in: target.fiscalYear, by: $0) },
            isFragile: isFragile(judgement, rule, target, by: [judge] + judges), distribution: judgement.distribution,
            chances: judgement.chances, grounds: judgement.grounds)
    }

    /// Both readings side by side; only a result that they share is a verdict.
    private func ambiguous(
        _ target: Target, _ direction: ResolvedDirection, _ readings: [TargetAssessment.Reading],
        _ judgement: TargetJudge.Judgement
    ) -> TargetAssessment {
        let isDecided = judgement.observed != nil && Set(readings.map(\.verdict)).count == 1
        let isOverdue = judgement.verdict == .awaitingResult
        let reason: NotAssessableReason? = isDecided || isOverdue ? nil : judgement.reason ?? .directionUnknown
        return TargetAssessment(
            target: target, direction: direction,
            verdict: isDecided || isOverdue ? judgement.verdict : .notAssessable,
            probability: isDecided ? judgement.probability : nil, reason: reason,
            observed: judgement.observed, readings: readings, distribution: judgement.distribution)
    }

    private func joint(
        of assessed: [TargetAssessment], future: Result<NumericOutlook, UnknownFuture>
    ) -> JointAttainment? {
        let probabilities = assessed.compactMap(\.probability)
        guard probabilities.count == assessed.count else { return nil }
        if let decided = JointAttainment(decided: assessed) { return decided }
        switch future {
        case .success(let future):
            return outcomes(of: assessed, in: future).flatMap {
                JointAttainment(reweighting: $0, to: probabilities)
            }
        case .failure(let unknown):
            // Comparable targets say nothing of how the years hang together.
            return priorOutlook(beside: unknown, draws: draws)
                .flatMap { outcomes(of: assessed, in: $0) }
                .flatMap { JointAttainment(reweighting: $0, to: probabilities, isAssumed: true) }
        }
    }

    /// For each target whether each joint path meets it; `nil` where one has no rule or the paths don't reach its year.
    private func outcomes(of assessed: [TargetAssessment], in future: NumericOutlook) -> [[Bool]]? {
        var outcomes: [[Bool]] = []
        for answer in assessed {
            if answer.observed != nil {
                outcomes.append([Bool](repeating: answer.verdict == .met, count: max(0, settings.pathCount)))
            } else if let rule = answer.rule, let drawn = future.drawn(in: answer.target.fiscalYear.year) {
                outcomes.append(rule.isMet(byDrawn: drawn))
            } else {
                return nil
            }
        }
        return outcomes
    }

    /// `nil` also where nobody knows which side of the final target is better: then nothing may be required.
    private func pace() -> RequiredPace? {
        guard let final = targets.last(where: { $0.level != nil }), let rule = history.rule(of: final) else {
            return nil
        }
        return RequiredPace(
            latest: history.points.last, history: history.points, base: history.basePoint, targets: targetPoints,
            upperBound: indicator.kind == .share ? indicator.support.upper : nil, rule: rule, axis: history.axis)
    }

    /// The numeric targets as points in time.
    var targetPoints: [Point] {
        targets.compactMap { target in target.level.map { Point(time: target.time, value: $0) } }
    }
}

extension TargetAssessment.Reading {
    init(_ rule: AttainmentRule, _ judgement: TargetJudge.Judgement) {
        self.init(direction: rule.direction, verdict: judgement.verdict, probability: judgement.probability)
    }
}

/// What a learned prior says of an indicator with one value.
extension IndicatorAssessor {
    /// The forecast of the model whose prior was learned from series of the indicator's sort; `nil` where the future is known
    /// by other means, or the model refuses.
    func priorForecast(beside future: Result<NumericOutlook, UnknownFuture>) -> Forecast? {
        guard case .failure(let unknown) = future else { return nil }
        return priorOutlook(beside: unknown, draws: drawsForNowcast)?.forecast
    }

    /// The same with joint paths, where `draws` asks for them.
    func priorOutlook(beside unknown: UnknownFuture, draws: (count: Int, seed: UInt)?) -> NumericOutlook? {
        guard unknown.reason == .oneValue, let series = history.series, let last = targets.last?.fiscalYear else {
            return nil
        }
        // One value of what accumulates says nothing of what a year adds.
        let family = series.support.neverFalls ? .pooledTrend : series.standardFamily
        let choose = { series throws(StatisticsError) in try chooser(series, family, orientation) }
        guard
            let outlook = try? NumericOutlook(
                for: series, until: last.year, choosing: choose, draws: draws, leastHorizon: 1)
        else { return nil }
        return try? nowcast(.success(outlook)).get()
    }
}
