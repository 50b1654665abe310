public import MitoshiStatistics

/// A goal for one indicator in one fiscal year (目標値).
public struct Target: Hashable, Sendable {
    /// What is to be reached.
    public enum Goal: Hashable, Sendable {
        case value(Double)
        case stage(String)
    }

    /// The number of the indicator that it is set for.
    public var indicatorID: String
    /// The year whose total, or whose end, is to meet it.
    public var fiscalYear: FiscalYear
    /// The number or the stage to be reached.
    public var goal: Goal
    /// The values that meet the target, where the plan says so (20件以上, 20件未満, 40～60%): the number is their end, or their
    /// middle. `nil` where it gives the number alone, which leaves open which side is better.
    public var range: ValueRange?
    /// How many decimals the document printed; `nil` reads them off the shortest way to write the value.
    public var decimals: Int?
    /// Whether the plan states that what it takes is decided and paid for.
    public var isDecided: Bool
    /// Where it was read; `nil` where nobody says.
    public var source: Source?

    /// Nothing is checked here; a goal that can't be met or fits no indicator is found by ``Plan/problems``.
    public init(
        indicatorID: String, fiscalYear: FiscalYear, goal: Goal, range: ValueRange? = nil, decimals: Int? = nil,
        isDecided: Bool = false, source: Source? = nil
    ) {
        self.indicatorID = indicatorID
        self.fiscalYear = fiscalYear
        self.goal = goal
        self.range = range
        self.decimals = decimals
        self.isDecided = isDecided
        self.source = source
    }
}

extension Target {
    /// How far from the number a value may lie on the wrong side; `nil` where the indicator's own tolerance holds.
    var tolerance: Double? {
        guard let range, range.isAtLeast == nil || range.leavesOutNumber else { return nil }
        return range.halfWidth
    }

    /// Whether the number itself doesn't meet the target.
    var isOpen: Bool { range?.leavesOutNumber ?? false }
}

/// A yearly target of one indicator that came due in an earlier year.
public struct EarlierTarget: Hashable, Sendable {
    /// The number of the indicator that it was set for.
    public var indicatorID: String
    /// The year in which it came due.
    public var fiscalYear: FiscalYear
    /// What was to be reached, in the indicator's unit; the better side is that of the target that is asked about.
    public var level: Double
    /// What was measured for it; `nil` where the measurements of that year tell.
    public var actual: Double?
    /// The day on which the result became known; `nil` for the end of the year.
    public var knownOn: CalendarDate?
    /// Where it was read; `nil` where nobody says.
    public var source: Source?
    /// A remark; empty for none.
    public var note: String

    /// Nothing is checked here; a level or a result outside what can be is found by ``Plan/problems``.
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
}
