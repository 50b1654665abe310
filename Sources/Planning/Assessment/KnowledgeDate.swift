public import MitoshiStatistics

/// The day whose knowledge an answer uses, with what lies beyond it.
public struct KnowledgeDate: Hashable, Sendable {
    /// What was known by the end of this day is used.
    public let day: CalendarDate
    /// Whether it is the day after the last measured period, where nobody named a day and the plan's start lies before.
    public let isAfterResults: Bool
    private let unusedByIndicator: [String: Int]

    init(day: CalendarDate, isAfterResults: Bool, of plan: Plan) {
        self.day = day
        self.isAfterResults = isAfterResults
        unusedByIndicator = plan.measurements.reduce(into: [:]) { counts, measurement in
            if !measurement.isVisible(on: day) { counts[measurement.indicatorID, default: 0] += 1 }
        }
    }

    /// How many measured values were known only after the day and aren't used.
    public var unused: Int { unusedByIndicator.values.reduce(0, +) }

    /// The same of one indicator.
    public func unused(of indicatorID: String) -> Int { unusedByIndicator[indicatorID] ?? 0 }
}
