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
