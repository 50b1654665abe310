public import Statistics

/// A fundable measure (施策): what it costs and what it does to indicators.
public struct Intervention: Hashable, Sendable {
    /// What it does to one indicator: an uncertain amount, triangular between two ends.
    public struct Effect: Hashable, Sendable {
        /// What the amount is counted in.
        public enum Unit: String, CaseIterable, Sendable, Codable {
            /// Added to the level again every year, in the indicator's unit.
            case perYear = "per-year"
            /// Added to the level once and kept, in the indicator's unit.
            case once
        }

        public let indicatorID: String
        /// low ≤ mode ≤ high.
        public let low: Double
        public let mode: Double
        public let high: Double
        public let unit: Unit

        public init(indicatorID: String, low: Double, mode: Double, high: Double, unit: Unit) {
            self.indicatorID = indicatorID
            self.low = low
            self.mode = mode
            self.high = high
            self.unit = unit
        }
    }

    public let id: String
    public let name: String
    public let section: String
    /// In yen: what it most likely costs, and between what ends it may come to lie.
    public let cost: Double
    public let costRange: ClosedRange<Double>
    public let effects: [Effect]
    /// The day it begins; `nil` begins at the as-of date.
    public let start: CalendarDate?
    /// How many months pass from the start until it takes effect.
    public let leadMonths: Int
    /// At most one intervention of a group is funded.
    public let group: String?
    /// The interventions without which this one can't be funded.
    public let requirements: [String]
    public let note: String

    public init(
        id: String, name: String, section: String, cost: Double, costRange: ClosedRange<Double>? = nil,
        effects: [Effect],
        start: CalendarDate? = nil, leadMonths: Int = 0, group: String? = nil, requirements: [String] = [],
        note: String = ""
    ) {
        self.id = id
        self.name = name
        self.section = section
        self.cost = cost
        self.costRange = costRange ?? cost...cost
        self.effects = effects
        self.start = start
        self.leadMonths = leadMonths
        self.group = group
        self.requirements = requirements
        self.note = note
    }
}
