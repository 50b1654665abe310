import MitoshiStatistics

/// Assesses one indicator of a plan.
struct IndicatorAssessor: Sendable {
    let indicator: Indicator
    /// The indicator's own targets, by year.
    let targets: [Target]
    let stages: [String]
    let events: [ShockEvent]
    /// The series that the indicator is said to follow.
    let driver: Driver?
    let history: IndicatorHistory
    /// How the indicator's targets compare with others, and how its own fared before.
    let standing: TargetStanding
    /// The year of which others have values; `nil` where nobody asks what is missing.
    let reported: FiscalYear?
    let asOf: CalendarDate
    /// The day on which a year without a result counts as over.
    let judgedOn: CalendarDate
    let settings: AssessmentSettings
    let chooser: ModelChooser

    init(
        of indicator: Indicator, in plan: Plan, on date: CalendarDate, judgedOn: CalendarDate? = nil,
        settings: AssessmentSettings, chooser: @escaping ModelChooser, reported: FiscalYear? = nil
    ) {
        self.indicator = indicator
        targets = plan.targets.filter { $0.indicatorID == indicator.id }.sorted { $0.fiscalYear < $1.fiscalYear }
        stages = plan.stages[indicator.id] ?? []
        driver = indicator.driverID.flatMap { id in plan.drivers.first { $0.id == id } }
        history = IndicatorHistory(of: indicator, in: plan, on: date)
        events = plan.events(of: indicator, on: history.axis)
        standing = TargetStanding(
            of: history, targets, earlier: plan.earlierTargets(of: indicator, on: history.axis),
            events: events, comparables: plan.comparables(of: indicator, on: history.axis), on: date,
            seesDriver: settings.model == .driverRegression)
        self.reported = reported
        asOf = date
        self.judgedOn = judgedOn ?? date
        self.settings = settings
        self.chooser = chooser
    }

    /// What is assumed of this indicator.
    var suppositions: [Supposition] { settings.suppositions.filter { $0.indicatorID == indicator.id } }

    /// The direction of the last numeric target.
    var direction: ResolvedDirection {
        targets.last { $0.level != nil }.map(history.direction) ?? .notApplicable
    }

    /// Which way the indicator's trend is expected to point: as the first target asks, so that later ones don't change what is
    /// said of it.
    var orientation: TrendOrientation {
        guard let first = targets.first(where: { $0.level != nil }), let rule = history.rule(of: first) else {
            return .either
        }
        return rule.direction.isAtLeast ? .rising : rule.direction.isAtMost ? .falling : .either
    }

    func assess() -> IndicatorAssessment {
        indicator.kind == .milestone ? assessMilestone() : assessNumber()
    }

    /// The indicator's answer with everything that doesn't depend on its kind.
    func assessment(
        outlook: Outlook, targets: [TargetAssessment], joint: JointAttainment?, reaching: ReachingTime? = nil,
        indices: [AttainmentIndex], pace: RequiredPace? = nil, driver: DriverOutlook? = nil, forecast: Forecast? = nil
    ) -> IndicatorAssessment {
        let evidence = EvidenceGrade(
            of: history, events: events, grounds: targets.filter { $0.observed == nil }.compactMap(\.grounds))
        return IndicatorAssessment(
            indicator: indicator, series: history.series, base: history.base, direction: direction, outlook: outlook,
            targets: targets, joint: joint, reaching: reaching, indices: indices, pace: pace, evidence: evidence,
            notes: notes(on: targets, outlook: outlook, forecast: forecast, driver: driver),
            suppositions: suppositions, driver: driver, comparableCourse: standing.comparableCourse, judgedOn: judgedOn,
            verdictLimits: settings.verdictLimits)
    }
}

extension Target {
    /// The numeric goal; `nil` for a stage, and for what isn't a finite number.
    public var level: Double? {
        if case .value(let value) = goal, value.isFinite { value } else { nil }
    }

    /// The end of the target's year on the time axis.
    var time: Double { Double(fiscalYear.year) }
}

/// What rounding of the printed figures can change.
extension IndicatorAssessor {
    /// Whether the verdict changes when target and, by `judges`, base or observed value move to either end of what they
    /// were rounded from.
    func isFragile(
        _ judgement: TargetJudge.Judgement, _ rule: AttainmentRule, _ target: Target, by judges: [TargetJudge]
    ) -> Bool {
        let half = indicator.halfDigit(decimals: target.printedDecimals(of: rule.level)) ?? 0
        let levels = half > 0 ? [rule.level - half, rule.level, rule.level + half] : [rule.level]
        return judges.contains { judge in
            levels.contains { level in
                judge.judge(rule.moved(to: level), in: target.fiscalYear, declaredAs: rule).verdict != judgement.verdict
            }
        }
    }

    /// Judges who see the base value at either end of its rounding, each with a forecast of its own.
    func judgesWithBaseMoved(from judge: TargetJudge) -> [TargetJudge] {
        guard case .success(let forecast) = judge.outlook, let time = history.basePoint?.time else { return [] }
        let family = forecast.model == .driverRegression ? nil : forecast.model
        return movedSeries(at: time).map { series in
            self.judge(series, nowcast(self.forecast(series, draws: drawsForNowcast, family: family)).map(\.forecast))
        }
    }

    /// Judges who see the value that decided `target` at either end of its rounding.
    func judgesWithResultMoved(from judge: TargetJudge, for target: Target) -> [TargetJudge] {
        movedSeries(at: target.time).map { self.judge($0, judge.outlook) }
    }

    /// The history with the exact value at `time` half a digit lower and higher; empty where it wasn't rounded.
    private func movedSeries(at time: Double) -> [AnnualSeries] {
        guard let series = history.series, let half = history.halfDigit(at: time) else { return [] }
        return [-half, half].compactMap { shift in
            let observations = series.observations.changing { observation in
                guard observation.time == time, let value = observation.value.givenNumber else { return }
                observation.value = .exact(min(max(value + shift, series.support.lower), series.support.upper))
            }
            return try? AnnualSeries(observations: observations, unit: series.unit, support: series.support)
        }
    }
}
