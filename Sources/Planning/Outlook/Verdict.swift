public import MitoshiStatistics

/// The answer to "will this target be reached?" in one word.
public enum Verdict: String, CaseIterable, Sendable, Codable {
    /// Reached, by an observed value that was due (or a cumulative stock that can't fall any more).
    case met
    /// Not reached, by an observed value that was due.
    case missed
    case likely
    case leaning
    case atRisk = "at-risk"
    case unlikely
    /// The target date has passed and no value is known.
    case awaitingResult = "awaiting-result"
    case notAssessable = "not-assessable"

    /// Whether an observed value decides, and no forecast.
    package var isObserved: Bool { self == .met || self == .missed }
}

/// Why there is no probability.
public enum NotAssessableReason: Hashable, Sendable {
    /// No value is known at the as-of date.
    case noValue
    /// One measured value shows no movement to learn from.
    case oneValue
    /// A milestone of which no year is known in which it could have moved on.
    case noProgressKnown
    /// The organisation sets the level itself: the plan is the answer, not a probability.
    case decisionDriven
    /// A stage that the plan's list of stages doesn't hold.
    case unknownStage(String)
    /// The goal and the measurements aren't of one sort (a number against a stage).
    case goalOfAnotherSort
    /// Neither the plan nor the indicator's words nor its target say which side is better; both readings are given.
    case directionUnknown
    /// The measurements contradict each other or the kind of the indicator.
    case invalidSeries(StatisticsError)
    /// No model could be fitted.
    case noModel(StatisticsError)
}
