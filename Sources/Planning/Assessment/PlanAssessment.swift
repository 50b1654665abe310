public import MitoshiStatistics

/// The whole answer for a plan at one date.
public struct PlanAssessment: Sendable {
    public let plan: Plan
    public let asOf: CalendarDate
    public let settings: AssessmentSettings
    /// In the plan's order.
    public let indicators: [IndicatorAssessment]
    public let headline: Headline
    /// Whether nobody named the day and the plan's results did.
    let isDatedByResults: Bool

    public init(
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
