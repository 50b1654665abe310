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

    /// The number of the indicator that it is set for.
    public var indicatorID: String
    /// The year whose total, or whose end, is to meet it.
    public let fiscalYear: FiscalYear
    /// The number or the stage to be reached.
    public let goal: Goal
    /// `nil` where the plan gives the number alone.
    public let bound: Bound?
    /// How many decimals the document printed; `nil` reads them off the shortest way to write the value.
    public let decimals: Int?
    /// Whether the plan states that what it takes is decided and paid for.
    public let isDecided: Bool
    /// Where it was read; `nil` where nobody says.
    public let source: Source?

    /// Nothing is checked here; a goal that can't be met or fits no indicator is found by ``Plan/problems``.
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

extension Target {
    /// Both ends of a target that is a range.
    package var range: ClosedRange<Double>? {
        if case .within(let half)? = bound, let level, half >= 0 { (level - half)...(level + half) } else { nil }
    }
}

/// A yearly target of one indicator that came due in an earlier year.
public struct EarlierTarget: Hashable, Sendable {
    /// The number of the indicator that it was set for.
    public var indicatorID: String
    /// The year in which it came due.
    public let fiscalYear: FiscalYear
    /// What was to be reached, in the indicator's unit; the better side is that of the target that is asked about.
    public let level: Double
    /// What was measured for it; `nil` where the measurements of that year tell.
    public let actual: Double?
    /// The day on which the result became known; `nil` for the end of the year.
    public let knownOn: CalendarDate?
    /// Where it was read; `nil` where nobody says.
    public let source: Source?
    /// A remark; empty for none.
    public let note: String

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

    /// Whether the result was known on `date`.
    func isVisible(on date: CalendarDate) -> Bool { (knownOn ?? fiscalYear.lastDay) <= date }
}
