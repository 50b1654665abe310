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
            suppositions: suppositions, driver: driver, judgedOn: judgedOn)
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
