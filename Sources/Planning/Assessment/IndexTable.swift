import MitoshiStatistics

/// Computes every index for the targets of one numeric indicator.
struct IndexTable {
    let assessor: IndicatorAssessor
    let judge: TargetJudge
    let future: Result<NumericOutlook, TargetJudge.UnknownFuture>
    /// The forecast from data up to the base, or why there is none.
    let hindsight: Result<Forecast, TargetJudge.UnknownFuture>
    /// When each target is reached for the first time, by its year; without those that no joint paths tell of.
    let reaching: [FiscalYear: ReachingTime]

    init(
        assessor: IndicatorAssessor, judge: TargetJudge, future: Result<NumericOutlook, TargetJudge.UnknownFuture>,
        hindsight: Result<Forecast, TargetJudge.UnknownFuture>, answers: [TargetAssessment]
    ) {
        self.assessor = assessor
        self.judge = judge
        self.future = future
        self.hindsight = hindsight
        guard case .success(let outlook) = future, case .success(let paths) = outlook.paths else {
            reaching = [:]
            return
        }
        let times = zip(assessor.targets, answers).compactMap { target, answer -> (FiscalYear, ReachingTime)? in
            guard let rule = answer.rule else { return nil }
            return ReachingTime(of: target, rule: rule, paths: paths, origin: outlook.forecast.origin)
                .map { (target.fiscalYear, $0.moved(by: answer.shiftOfChance)) }
        }
        reaching = Dictionary(times, uniquingKeysWith: { first, _ in first })
    }

    /// Every measure for `target`, the letters of every scale last.
    func indices(of target: Target, _ answer: TargetAssessment) -> [AttainmentIndex] {
        let figures = figures(of: target)
        let plain = AttainmentIndex.Measure.allCases.filter { $0 != .letterGrade }.map { measure in
            index(measure, of: target, answer, figures)
        }
        let letters = assessor.settings.scales.map { scale in
            let outcome = plain.first { $0.measure == scale.measure }?.outcome ?? .undefined(.notNumeric)
            return AttainmentIndex(
                measure: .letterGrade, fiscalYear: target.fiscalYear, outcome: outcome,
                rating: outcome.value.map { .grade(scale.grade(for: $0)) }, scale: scale)
        }
        return plain + letters
    }

    private func index(
        _ measure: AttainmentIndex.Measure, of target: Target, _ answer: TargetAssessment,
        _ figures: Result<IndexFigures, AttainmentIndex.Refusal>
    ) -> AttainmentIndex {
        switch figures {
        case .failure(let refusal):
            return AttainmentIndex(measure: measure, fiscalYear: target.fiscalYear, outcome: .undefined(refusal))
        case .success(let figures):
            let outcome = AttainmentIndex.Outcome { () throws(AttainmentIndex.Refusal) in
                try value(of: measure, for: target, answer, figures)
            }
            return AttainmentIndex(
                measure: measure, fiscalYear: target.fiscalYear, outcome: outcome,
                rating: outcome.value.flatMap { rating(of: measure, $0, answer, figures) },
                isUnstable: outcome.value != nil && measure.dividesByPlannedChange && figures.isUnstable)
        }
    }

    private func figures(of target: Target) -> Result<IndexFigures, AttainmentIndex.Refusal> {
        guard target.level != nil else { return .failure(.notNumeric) }
        guard let rule = assessor.history.rule(of: target) else { return .failure(.directionUnknown) }
        let history = assessor.history
        let base = history.basePoint
        return .success(
            IndexFigures(
                kind: assessor.indicator.kind, rule: rule, targetTime: target.time, base: base,
                history: history.points.filter { $0.time <= target.time },
                path: (base.map { [$0] } ?? []) + assessor.targetPoints.filter { $0.time > base?.time ?? -.infinity }))
    }

    private func value(
        of measure: AttainmentIndex.Measure, for target: Target, _ answer: TargetAssessment, _ figures: IndexFigures
    ) throws(AttainmentIndex.Refusal) -> Double {
        switch measure {
        case .levelRatio: try figures.levelRatio()
        case .inverseLevelRatio: try figures.inverseLevelRatio()
        case .changeRatio: try figures.changeRatio()
        case .elapsedTimeRatio: try figures.elapsedTimeRatio()
        case .growthRatio: try figures.growthRatio()
        case .progressChart: try figures.progressChart()
        case .anticipatedGap: try figures.anticipatedGap()
        case .controlChart: try figures.controlChartPosition()
        case .paceRatio: try figures.paceRatio()
        case .earnedSchedule: try figures.earnedSchedule()
        case .probability: try probability(of: answer)
        case .expectedShortfall: try expectedShortfall(of: answer, figures.rule)
        case .expectedYear: try expectedYear(of: target, figures)
        case .targetValidity: try targetValidity(of: target, figures)
        case .letterGrade: throw .notNumeric
        }
    }

    private func rating(
        of measure: AttainmentIndex.Measure, _ value: Double, _ answer: TargetAssessment, _ figures: IndexFigures
    ) -> AttainmentIndex.Rating? {
        switch measure {
        case .growthRatio: .step(figures.growthRating(value))
        case .progressChart: .step(figures.progressRating(value))
        case .anticipatedGap: figures.anticipatedRating(value).map { .step($0) }
        case .controlChart: figures.controlRating(value)
        case .probability: .verdict(answer.verdict)
        case .targetValidity: .step(IndexFigures.validityRating(value))
        case .levelRatio, .inverseLevelRatio, .changeRatio, .elapsedTimeRatio, .paceRatio, .earnedSchedule,
            .expectedShortfall, .expectedYear, .letterGrade:
            nil
        }
    }
}

extension AttainmentIndex.Measure {
    /// Whether the index is a ratio to the change from base to target.
    fileprivate var dividesByPlannedChange: Bool {
        switch self {
        case .changeRatio, .elapsedTimeRatio, .growthRatio, .progressChart, .anticipatedGap: true
        case .levelRatio, .inverseLevelRatio, .controlChart, .paceRatio, .earnedSchedule, .probability,
            .expectedShortfall, .expectedYear, .targetValidity, .letterGrade:
            false
        }
    }
}

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
        guard case .success(let future) = future, let drawn = future.drawn(in: answer.target.fiscalYear.year),
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
