public import Statistics

/// A goal for one indicator in one fiscal year (目標値).
public struct Target: Hashable, Sendable {
    /// What is to be reached.
    public enum Goal: Hashable, Sendable {
        case value(Double)
        case stage(String)
    }

    public var indicatorID: String
    public let fiscalYear: FiscalYear
    public let goal: Goal
    /// How many decimals the document printed; `nil` reads them off the shortest way to write the value.
    public let decimals: Int?
    /// Whether the plan states that what it takes is decided and paid for.
    public let isDecided: Bool
    public let source: Source?

    public init(
        indicatorID: String, fiscalYear: FiscalYear, goal: Goal, decimals: Int? = nil, isDecided: Bool = false,
        source: Source? = nil
    ) {
        self.indicatorID = indicatorID
        self.fiscalYear = fiscalYear
        self.goal = goal
        self.decimals = decimals
        self.isDecided = isDecided
        self.source = source
    }
}

/// A yearly target of one indicator that came due in an earlier year.
public struct EarlierTarget: Hashable, Sendable {
    public var indicatorID: String
    public let fiscalYear: FiscalYear
    public let level: Double
    /// What was measured for it; `nil` where the measurements of that year tell.
    public let actual: Double?
    /// The day on which the result became known; `nil` for the end of the year.
    public let knownOn: CalendarDate?
    public let source: Source?
    public let note: String

    public init(
        indicatorID: String, fiscalYear: FiscalYear, level: Double, actual: Double?, knownOn: CalendarDate? = nil,
        source: Source? = nil, note: String = ""
    ) {
        self.indicatorID = indicatorID
        self.fiscalYear = fiscalYear
        self.level = level
        self.actual = actual
        self.knownOn = knownOn
        self.source = source
        self.note = note
    }

    /// Whether the result was known on `date`.
    func isVisible(on date: CalendarDate) -> Bool { (knownOn ?? fiscalYear.lastDay) <= date }
}
