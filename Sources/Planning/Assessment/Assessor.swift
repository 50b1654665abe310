import MitoshiStatistics

/// Assesses plans: for every indicator and target a verdict, the chance, the indices and notes.
public struct Assessor: Sendable {
    /// The choices that every assessment rests on.
    public let settings: AssessmentSettings
    let chooser: ModelChooser

    /// An assessor that chooses among all of the package's models, unless the settings name one.
    public init(settings: AssessmentSettings = AssessmentSettings()) {
        self.init(settings: settings, chooser: choosingAmongAllModels)
    }

    package init(settings: AssessmentSettings, chooser: @escaping ModelChooser) {
        self.settings = settings
        self.chooser = chooser
    }

    /// The whole answer for `plan`, one result or reason per indicator.
    ///
    /// - Throws: ``AssessmentError`` when there is nothing to assess or a supposition or event fits no indicator; never because of
    ///   one indicator's measurements.
    public func assess(_ plan: Plan) throws(AssessmentError) -> PlanAssessment {
        let (supposed, dates, last) = try prepared(plan)
        let indicators = assessEach(of: supposed, on: dates)
        return PlanAssessment(
            plan: plan, asOf: dates.plan, settings: settings, indicators: indicators,
            headline: Headline(of: indicators, in: Headline.year(of: indicators) ?? last),
            isDatedByResults: dates.isAfterResults)
    }

    /// The day whose knowledge an assessment of `plan` uses.
    ///
    /// - Throws: ``AssessmentError`` as ``assess(_:)`` does.
    public func knowledgeDate(for plan: Plan) throws(AssessmentError) -> KnowledgeDate {
        let dates = try prepared(plan).dates
        return KnowledgeDate(day: dates.plan, isAfterResults: dates.isAfterResults, of: plan)
    }

    /// The plan with what is supposed and declared besides, the dates, and the last year that has a target.
    func prepared(_ plan: Plan) throws(AssessmentError) -> (plan: Plan, dates: AssessmentDates, lastYear: FiscalYear) {
        let known = Set(plan.indicators.map(\.id))
        let targets = plan.targets.filter { known.contains($0.indicatorID) }
        guard let first = targets.map(\.fiscalYear).min(), let last = targets.map(\.fiscalYear).max() else {
            throw .noTargets
        }
        let named = settings.suppositions.map(\.indicatorID) + settings.events.compactMap(\.indicatorID)
        for id in named where !known.contains(id) { throw .unknownIndicator(id) }
        for supposition in settings.suppositions { try plan.checkSort(of: supposition) }
        let dates = AssessmentDates(of: plan, settings: settings, firstTarget: first)
        let supposed = plan.supposing(settings.suppositions, on: dates.plan)
        for supposition in settings.suppositions { try supposed.checkUse(of: supposition, on: dates.plan) }
        return (supposed.declaring(settings.events), dates, last)
    }

    /// The indicators' answers, in their order. Each has its own seed, so that working on several at once changes nothing.
    private func assessEach(of plan: Plan, on dates: AssessmentDates) -> [IndicatorAssessment] {
        let reported = plan.reportedYear(on: dates.plan)
        return plan.byIndicator.concurrentMap { _, one in
            IndicatorAssessor(
                of: one.indicator, in: one.plan, on: dates.plan, judgedOn: dates.judging(one.indicator),
                settings: settings, chooser: chooser, reported: reported
            ).assess()
        }
    }
}

extension Plan {
    /// The plan with `events` beside its own.
    func declaring(_ events: [ShockEvent]) -> Plan {
        var plan = self
        plan.events += events
        return plan
    }
}
