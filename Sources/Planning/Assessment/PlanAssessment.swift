public import MitoshiStatistics

/// The whole answer for a plan at one date.
public struct PlanAssessment: Sendable {
    /// As it was given, without what the settings suppose and declare besides.
    public internal(set) var plan: Plan
    /// The day whose knowledge is used.
    public let asOf: CalendarDate
    /// The choices that the answer rests on.
    public let settings: AssessmentSettings
    /// In the plan's order.
    public internal(set) var indicators: [IndicatorAssessment]
    /// The verdicts of the year in which most indicators have their last target.
    public let headline: Headline
    /// Whether nobody named the day and the plan's results did.
    let isDatedByResults: Bool

    /// Indicators have to be in the plan's order, and the headline has to be theirs.
    init(
        plan: Plan, asOf: CalendarDate, settings: AssessmentSettings, indicators: [IndicatorAssessment],
        headline: Headline, isDatedByResults: Bool = false
    ) {
        self.plan = plan
        self.asOf = asOf
        self.settings = settings
        self.indicators = indicators
        self.headline = headline
        self.isDatedByResults = isDatedByResults
    }

    /// The day whose knowledge is used, and why it is that day.
    public var knowledge: KnowledgeDate { KnowledgeDate(day: asOf, isAfterResults: isDatedByResults, of: plan) }
}
