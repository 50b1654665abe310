public import MitoshiStatistics

/// A department's goal declaration with everything measured so far.
public struct Plan: Hashable, Sendable {
    /// What the plan's paper says beside the numbers.
    public var declaration: Declaration
    /// In the declaration's order.
    public var indicators: [Indicator]
    /// Those of all indicators, whether their years are over or not.
    public var targets: [Target]
    /// The stages of each milestone indicator, first to last.
    public var stages: [String: [String]]
    /// What was measured of all indicators, in any order; a revision stands beside what it revises.
    public var measurements: [IndicatorMeasurement]
    /// The series that indicators name by their ``Indicator/driverID``.
    public var drivers: [Driver]
    /// The disturbances that the plan declares.
    public var events: [ShockEvent]
    /// Targets of the plan's indicators that came due before, beside those of ``targets``.
    public var earlierTargets: [EarlierTarget]
    /// Other places' values of the plan's indicators.
    public var comparables: [ComparableValue]
    /// By a milestone's number what its stages are called in English, where the plan says so.
    public var englishStages: [String: [String: String]]

    /// Nothing is checked here; ``problems`` finds what contradicts itself.
    public init(
        declaration: Declaration, indicators: [Indicator], targets: [Target], stages: [String: [String]] = [:],
        measurements: [IndicatorMeasurement] = [], drivers: [Driver] = [], events: [ShockEvent] = [],
        earlierTargets: [EarlierTarget] = [], comparables: [ComparableValue] = [],
        englishStages: [String: [String: String]] = [:]
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
        self.englishStages = englishStages
    }
}

/// What a declaration says beside its indicators.
public struct Declaration: Hashable, Sendable {
    /// The heading of the paper; empty where it has none.
    public internal(set) var title: String
    /// The fiscal year it was made for.
    public let fiscalYear: FiscalYear?
    /// The month in which the plan's fiscal years begin, 1 … 12; April unless it says otherwise.
    public let fiscalYearBegins: Int
    /// The day it was made, where it says so.
    public let date: CalendarDate?
    /// The department's name (部等), where it is said.
    public internal(set) var department: String?
    /// The city, or another organisation, whose plan it is, where the package says so.
    public var city: String?
    /// The heading in English, where the package says so.
    public var englishTitle: String?
    /// The department in English, where the package says so.
    public var englishDepartment: String?
    /// The city in English, where the package says so.
    public var englishCity: String?
    /// The name of the head of the department (部長等), where it is said.
    public let director: String?
    /// The director's message, one paragraph an element.
    public let message: [String]
    /// The divisions that make up the department (課等), in order.
    public let divisions: [String]
    /// What the department is there for (役割), one task an element.
    public let roles: [String]
    /// The statements of policy, in order.
    public let policies: [PolicyStatement]
    /// The name and period of the plan the targets come from.
    public let targetPlan: String?
    /// Footnotes and remarks (※, 注), one an element.
    public let remarks: [String]
    /// The papers of several years that the plan was put together from, the oldest first; empty for a single one.
    public var papers: [Paper]
    /// Where each part was read.
    public let sources: [Part: Source]

    /// What the plan is called where nothing else says whose it is: its city, unless the heading names it, and the heading.
    public var fullTitle: String {
        guard let city, !title.contains(city) else { return title }
        let gap = city.allSatisfy(\.isASCII) ? ": " : " "
        return title.isEmpty ? city : city + gap + title
    }

    /// Whether a reader of the title learns whose plan it is.
    package var saysWhose: Bool {
        let words = title.lowercased()
        return city != nil || title.contains { "市区町村都道府県".contains($0) }
            || ["city", "council", "county", "ward", "town"].contains(where: words.contains)
    }

    /// One year's paper.
    public struct Paper: Hashable, Sendable {
        /// The name of its file, with which sources begin.
        public let file: String
        /// The year that the paper's declaration was made for.
        public let fiscalYear: FiscalYear

        /// The file has to be named as in the sources, so that what stands in the paper is known by it.
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

    /// `fiscalYearBegins` has to be a month, 1 … 12; sources are needed for the parts only that have a place.
    public init(
        title: String, fiscalYear: FiscalYear?, fiscalYearBegins: Int = FiscalYear.usualFirstMonth,
        date: CalendarDate? = nil, department: String? = nil,
        director: String? = nil, message: [String] = [], divisions: [String] = [], roles: [String] = [],
        policies: [PolicyStatement] = [], targetPlan: String? = nil, remarks: [String] = [], papers: [Paper] = [],
        sources: [Part: Source] = [:], city: String? = nil
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
        self.city = city
    }
}

/// One statement of policy (取組方針).
public struct PolicyStatement: Hashable, Sendable {
    /// As the paper numbers it, else its place from 1.
    public let number: Int
    /// What stands above the text, in papers in 【】; empty where nothing does.
    public let heading: String
    /// The text, its paragraphs set apart by line ends.
    public let body: String

    /// The number need not be the statement's place among the others.
    public init(number: Int, heading: String, body: String) {
        self.number = number
        self.heading = heading
        self.body = body
    }
}

/// A series that explains indicators, such as the rate of My Number cards issued.
public struct Driver: Hashable, Sendable {
    /// What indicators name it by; one that another driver has is found by ``Plan/problems``.
    public var id: String
    /// What readers are told it is.
    public var name: String
    /// The unit of its values; one with a per cent sign keeps forecasts of it below 100.
    public var unit: String
    /// In any order, revisions beside what they revise.
    public var values: [DriverValue]
    /// What readers of English are told it is, where the plan says so.
    public var englishName: String?

    /// A regression on it needs values that span a year, all above 0 and, in per cent, below 100.
    public init(id: String, name: String, unit: String, values: [DriverValue], englishName: String? = nil) {
        self.id = id
        self.name = name
        self.unit = unit
        self.values = values
        self.englishName = englishName
    }
}

/// One value of a ``Driver``.
public struct DriverValue: Hashable, Sendable {
    /// When the value held: of a year its end, of a month its middle; months to date are no such moment.
    public var period: Period
    /// In the driver's unit.
    public var value: Double
    /// The day it became known; `nil` for the end of its period.
    public var knownOn: CalendarDate?
    /// Where it was read; `nil` where nobody says.
    public var source: Source?

    /// The value has to be finite; ``Plan/problems`` finds one that isn't.
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
    /// The first year that is disturbed.
    public var from: FiscalYear
    /// The last year that is disturbed; one before ``from`` is found by ``Plan/problems``.
    public var to: FiscalYear
    /// What becomes of it after the last year.
    public var effect: Effect
    /// For a temporary effect: a best guess of the share that is left after each year, 0 … 1; without it ½.
    public var decay: Double?
    /// What happened, in the words that readers are shown.
    public var reason: String
    /// The indicator's level before the event, where it is known.
    public var levelBefore: Double?

    /// A `decay` outside 0 … 1, or of another effect than a temporary one, is found by ``Plan/problems``.
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
