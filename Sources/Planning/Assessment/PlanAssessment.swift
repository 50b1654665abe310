public import Statistics

/// The whole answer for a plan at one date.
public struct PlanAssessment: Sendable {
    public let plan: Plan
    public let asOf: CalendarDate
    public let settings: AssessmentSettings
    /// In the plan's order.
    public let indicators: [IndicatorAssessment]
    public let headline: Headline

    public init(
        plan: Plan, asOf: CalendarDate, settings: AssessmentSettings, indicators: [IndicatorAssessment],
        headline: Headline
    ) {
        self.plan = plan
        self.asOf = asOf
        self.settings = settings
        self.indicators = indicators
        self.headline = headline
    }
}
