/// A goal for one indicator in one fiscal year (目標値).
public struct Target: Hashable, Sendable {
    /// What is to be reached.
    public enum Goal: Hashable, Sendable {
        case value(Double)
        case stage(String)
    }

    public let indicatorID: String
    public let fiscalYear: FiscalYear
    public let goal: Goal
    public let source: Source?

    public init(indicatorID: String, fiscalYear: FiscalYear, goal: Goal, source: Source? = nil) {
        self.indicatorID = indicatorID
        self.fiscalYear = fiscalYear
        self.goal = goal
        self.source = source
    }
}
