public import MitoshiStatistics

/// A department's goal declaration with everything measured so far.
public struct Plan: Hashable, Sendable {
    public var declaration: Declaration
    /// In the declaration's order.
    public var indicators: [Indicator]
    public var targets: [Target]
    /// The stages of each milestone indicator, first to last.
    public var stages: [String: [String]]
    public var measurements: [IndicatorMeasurement]
    public var drivers: [Driver]
    public var events: [ShockEvent]
    /// Targets of the plan's indicators that came due before, beside those of ``targets``.
    public var earlierTargets: [EarlierTarget]
    /// Other places' values of the plan's indicators.
    public var comparables: [ComparableValue]

    public init(
        declaration: Declaration, indicators: [Indicator], targets: [Target], stages: [String: [String]] = [:],
        measurements: [IndicatorMeasurement] = [], drivers: [Driver] = [], events: [ShockEvent] = [],
        earlierTargets: [EarlierTarget] = [], comparables: [ComparableValue] = []
    ) {
        self.declaration = declaration
        self.indicators = indicators
        self.targets = targets
        self.stages = stages
        self.measurements = measurements
        self.drivers = drivers
        self.events = events
        self.earlierTargets = earlierTargets
        self.comparables = comparables
    }
}

/// What a declaration says beside its indicators.
public struct Declaration: Hashable, Sendable {
    public let title: String
    /// The fiscal year it was made for.
    public let fiscalYear: FiscalYear?
    /// The month in which the plan's fiscal years begin, 1 … 12; April unless it says otherwise.
    public let fiscalYearBegins: Int
    /// The day it was made, where it says so.
    public let date: CalendarDate?
    public let department: String?
    public let director: String?
    /// The director's message, one paragraph an element.
    public let message: [String]
    /// The divisions that make up the department (課等), in order.
    public let divisions: [String]
    public let roles: [String]
    public let policies: [PolicyStatement]
    /// The name and period of the plan the targets come from.
    public let targetPlan: String?
    /// Footnotes and remarks (※, 注), one an element.
    public let remarks: [String]
    /// The papers of several years that the plan was put together from, the oldest first; empty for a single one.
    public var papers: [Paper]
    /// Where each part was read.
    public let sources: [Part: Source]

    /// One year's paper.
    public struct Paper: Hashable, Sendable {
        /// The name of its file, with which sources begin.
        public let file: String
        public let fiscalYear: FiscalYear

        public init(file: String, fiscalYear: FiscalYear) {
            self.file = file
            self.fiscalYear = fiscalYear
        }
    }

    /// A part of a declaration that has its own place in the document; elements are counted from 0.
    public enum Part: Hashable, Sendable {
        case title, fiscalYear, fiscalYearBegins, date, department, director, targetPlan
        case message(Int)
        case division(Int)
        case role(Int)
        case policy(Int)
        case remark(Int)
    }

    public init(
        title: String, fiscalYear: FiscalYear?, fiscalYearBegins: Int = FiscalYear.usualFirstMonth,
        date: CalendarDate? = nil, department: String? = nil,
        director: String? = nil, message: [String] = [], divisions: [String] = [], roles: [String] = [],
        policies: [PolicyStatement] = [], targetPlan: String? = nil, remarks: [String] = [], papers: [Paper] = [],
        sources: [Part: Source] = [:]
    ) {
        self.title = title
        self.fiscalYear = fiscalYear
        self.fiscalYearBegins = fiscalYearBegins
        self.date = date
        self.department = department
        self.director = director
        self.message = message
        self.divisions = divisions
        self.roles = roles
        self.policies = policies
        self.targetPlan = targetPlan
        self.remarks = remarks
        self.papers = papers
        self.sources = sources
    }
}

/// One statement of policy (取組方針).
public struct PolicyStatement: Hashable, Sendable {
    public let number: Int
    public let heading: String
    public let body: String

    public init(number: Int, heading: String, body: String) {
        self.number = number
        self.heading = heading
        self.body = body
    }
}

/// A series that explains indicators, such as the rate of My Number cards issued.
public struct Driver: Hashable, Sendable {
    public let id: String
    public let name: String
    public let unit: String
    public let values: [DriverValue]

    public init(id: String, name: String, unit: String, values: [DriverValue]) {
        self.id = id
        self.name = name
        self.unit = unit
        self.values = values
    }
}

/// One value of a ``Driver``.
public struct DriverValue: Hashable, Sendable {
    public let period: Period
    public let value: Double
    public let knownOn: CalendarDate?
    public let source: Source?

    public init(period: Period, value: Double, knownOn: CalendarDate? = nil, source: Source? = nil) {
        self.period = period
        self.value = value
        self.knownOn = knownOn
        self.source = source
    }
}

/// A declared disturbance, such as a year of closed halls.
public struct ShockEvent: Hashable, Sendable {
    /// How a disturbance ends.
    public enum Effect: String, CaseIterable, Sendable, Codable {
        case oneOff = "one-off"
        case levelShift = "level-shift"
        case temporary
    }

    /// `nil` when it touches every indicator.
    public var indicatorID: String?
    public let from: FiscalYear
    public let to: FiscalYear
    public let effect: Effect
    /// For a temporary effect: a best guess of the share that is left after each year, 0 … 1; without it ½.
    public let decay: Double?
    public let reason: String
    /// The indicator's level before the event, where it is known.
    public let levelBefore: Double?

    public init(
        indicatorID: String?, from: FiscalYear, to: FiscalYear, effect: Effect, decay: Double? = nil, reason: String,
        levelBefore: Double? = nil
    ) {
        self.indicatorID = indicatorID
        self.from = from
        self.to = to
        self.effect = effect
        self.decay = decay
        self.reason = reason
        self.levelBefore = levelBefore
    }
}
