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
    /// How many decimals the document printed; `nil` reads them off the shortest way to write the value.
    public let decimals: Int?
    public let source: Source?

    public init(
        indicatorID: String, fiscalYear: FiscalYear, goal: Goal, decimals: Int? = nil, source: Source? = nil
    ) {
        self.indicatorID = indicatorID
        self.fiscalYear = fiscalYear
        self.goal = goal
        self.decimals = decimals
        self.source = source
    }
}
