public import MitoshiStatistics

/// A goal for one indicator in one fiscal year (目標値).
public struct Target: Hashable, Sendable {
    /// What is to be reached.
    public enum Goal: Hashable, Sendable {
        case value(Double)
        case stage(String)
    }

    /// What the plan says beside the number about the values that meet the target; each leaves nothing open about the side.
    public enum Bound: Hashable, Sendable {
        case atLeast
        /// The number itself doesn't meet the target (超).
        case moreThan
        case atMost
        /// The number itself doesn't meet the target (未満).
        case lessThan
        /// A range from this far below the number to as far above, ends included; the number is its middle.
        case within(Double)
    }

    public var indicatorID: String
    public let fiscalYear: FiscalYear
    public let goal: Goal
    /// `nil` where the plan gives the number alone.
    public let bound: Bound?
    /// How many decimals the document printed; `nil` reads them off the shortest way to write the value.
    public let decimals: Int?
    /// Whether the plan states that what it takes is decided and paid for.
    public let isDecided: Bool
    public let source: Source?

    public init(
        indicatorID: String, fiscalYear: FiscalYear, goal: Goal, bound: Bound? = nil, decimals: Int? = nil,
        isDecided: Bool = false, source: Source? = nil
    ) {
        self.indicatorID = indicatorID
        self.fiscalYear = fiscalYear
        self.goal = goal
        self.bound = bound
        self.decimals = decimals
        self.isDecided = isDecided
        self.source = source
    }
}

extension Target.Bound {
    /// Whether the number itself doesn't meet the target.
    var isOpen: Bool { self == .moreThan || self == .lessThan }

    /// How far from the number a value may lie on the wrong side; `nil` where the indicator's own tolerance holds.
    var tolerance: Double? {
        switch self {
        case .within(let half): half
        case .moreThan, .lessThan: 0
        case .atLeast, .atMost: nil
        }
    }

    /// Whether a value can be too low only; `nil` for a range.
    public var isAtLeast: Bool? {
        switch self {
        case .atLeast, .moreThan: true
        case .atMost, .lessThan: false
        case .within: nil
        }
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
