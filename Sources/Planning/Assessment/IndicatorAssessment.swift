public import MitoshiStatistics

/// Everything said of one indicator.
public struct IndicatorAssessment: Sendable {
    /// As the plan describes it.
    public internal(set) var indicator: Indicator
    /// The numeric history visible at the as-of date; `nil` for a milestone or when nothing was measured.
    public let series: AnnualSeries?
    /// The declared base value and its period.
    public internal(set) var base: BaseValue?
    /// That of the last numeric target; the others have their own.
    public let direction: ResolvedDirection
    /// The forecast and how its model was chosen, or why there is none.
    public internal(set) var outlook: Outlook
    /// One per target, by year.
    public internal(set) var targets: [TargetAssessment]
    /// P(all targets met) and P(first missed, last met), where joint paths exist.
    public let joint: JointAttainment?
    /// When the final target is reached for the first time, where joint paths exist.
    public let reaching: ReachingTime?
    /// Every index of each target, by the targets' years; of a milestone without the letters.
    public let indices: [AttainmentIndex]
    /// The pace that the last numeric target asks for; `nil` without a value, a known direction or any time left.
    public let pace: RequiredPace?
    /// How much stands behind the answers.
    public let evidence: EvidenceGrade
    /// What a reader must know besides, for instance that a dated value stands for its year.
    public internal(set) var notes: [Note]
    /// What is assumed of this indicator.
    public let suppositions: [Supposition]
    /// What the indicator's driver says besides; `nil` where none is named.
    public internal(set) var driver: DriverOutlook?
    /// How it would have moved with other places; `nil` where none tells.
    public internal(set) var comparableCourse: ComparableCourse?
    /// The day on which a year without a result counts as over; `nil` for the day of the assessment.
    public let judgedOn: CalendarDate?
    /// The chances from which its verdicts' words begin.
    public let verdictLimits: VerdictLimits

    /// Targets have to be in the order of their years; what follows from the other parts isn't worked out again.
    init(
        indicator: Indicator, series: AnnualSeries?, base: BaseValue?, direction: ResolvedDirection, outlook: Outlook,
        targets: [TargetAssessment], joint: JointAttainment?, reaching: ReachingTime? = nil,
        indices: [AttainmentIndex], pace: RequiredPace?, evidence: EvidenceGrade, notes: [Note],
        suppositions: [Supposition] = [], driver: DriverOutlook? = nil,
        comparableCourse: ComparableCourse? = nil, judgedOn: CalendarDate? = nil, verdictLimits: VerdictLimits
    ) {
        self.indicator = indicator
        self.series = series
        self.base = base
        self.direction = direction
        self.outlook = outlook
        self.targets = targets
        self.joint = joint
        self.reaching = reaching
        self.indices = indices
        self.pace = pace
        self.evidence = evidence
        self.notes = notes
        self.suppositions = suppositions
        self.driver = driver
        self.comparableCourse = comparableCourse
        self.judgedOn = judgedOn
        self.verdictLimits = verdictLimits
    }
}

extension IndicatorAssessment {
    /// The years on which the values stand: those of the targets.
    public var yearAxis: YearAxis {
        let year = targets.last?.target.fiscalYear ?? base?.fiscalYear
        return YearAxis(
            firstMonth: year?.firstMonth ?? FiscalYear.usualFirstMonth, holdsTotals: indicator.isYearlyTotal)
    }
}

extension IndicatorAssessment {
    /// How far off the forecast is on average where it misses the target, in the unit: the expected shortfall, which counts
    /// outcomes that meet it as 0, over the chance of the others. `nil` of results, without a forecast, and where outcomes that
    /// miss it are too rare to tell.
    ///
    /// - Parameter answer: One of ``targets``.
    package func shortfallIfMissed(of answer: TargetAssessment) -> Double? {
        guard answer.observed == nil, let rule = answer.rule, let distribution = answer.distribution,
            let index = indices.first(where: {
                $0.measure == .expectedShortfall && $0.fiscalYear == answer.target.fiscalYear
            }), case .value(let shortfall) = index.outcome
        else { return nil }
        let missed = 1 - rule.probability(under: distribution)
        return missed > 0.05 && shortfall > 0 ? shortfall / missed : nil
    }
}

/// What the future may bring, or why that can't be said.
public enum Outlook: Sendable {
    case forecast(Forecast, selection: SelectedModel)
    case stages(StageOutlook)
    /// One value only: how comparable targets fared answers.
    case comparableTargets
    case none(NotAssessableReason)

    /// The indicator's own forecast of a number.
    var forecast: Forecast? { if case .forecast(let forecast, _) = self { forecast } else { nil } }
}

extension IndicatorAssessment {
    /// How the chance of `answer` changes with its level and with an extra yearly pace; `nil` where the target is decided
    /// already, nobody knows which side of it is better, or nothing is forecast (stages, levels that the organisation sets
    /// itself, no value).
    ///
    /// - Parameters:
    ///   - answer: One of ``targets``.
    ///   - date: The as-of date of the assessment, from which an extra pace acts.
    public func whatIf(on answer: TargetAssessment, asOf date: CalendarDate) -> WhatIf? {
        guard answer.observed == nil, let rule = answer.rule,
            let distribution = answer.chances, let forecast = answer.distribution
        else { return nil }
        let latestTime = series?.observations.last?.time ?? -.infinity
        let support = indicator.support
        let latest = series?.exactObservations.last?.exactValue
        let floor = support.neverFalls ? latest : nil
        let counted = (forecast as? NowcastDistribution)?.toDate.counted
        let lower = max(support.lower, floor ?? -.infinity, counted ?? -.infinity)
        return WhatIf(
            target: answer.target, distribution: distribution, forecast: forecast,
            reachable: lower...max(lower, support.upper), latest: latest,
            yearsOfExtraPace: max(0, answer.target.time - max(yearAxis.timeAtStart(of: date), latestTime)),
            base: baseLevel,
            declared: rule)
    }

    /// The base value as a number.
    private var baseLevel: Double? {
        if case .value(let value)? = base?.value { value } else { nil }
    }
}
