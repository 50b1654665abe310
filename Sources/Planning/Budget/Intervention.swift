package import MitoshiBasics
package import MitoshiStatistics

/// A fundable measure (施策): what it costs and what it does to indicators.
package struct Intervention: Hashable, Sendable {
    /// What it does to one indicator: an uncertain amount, triangular between two ends.
    package struct Effect: Hashable, Sendable {
        /// What the amount is counted in.
        package enum Unit: String, CaseIterable, Sendable, Codable {
            /// Added to the level again every year, in the indicator's unit.
            case perYear = "per-year"
            /// Added to the level once and kept, in the indicator's unit.
            case once
        }

        package let indicatorID: String
        /// low ≤ mode ≤ high.
        package let low: Double
        package let mode: Double
        package let high: Double
        package let unit: Unit

        package init(indicatorID: String, low: Double, mode: Double, high: Double, unit: Unit) {
            self.indicatorID = indicatorID
            self.low = low
            self.mode = mode
            self.high = high
            self.unit = unit
        }
    }

    package let id: String
    package internal(set) var name: String
    /// The name in English, where the package says so.
    package let englishName: String?
    package internal(set) var section: String
    /// In yen: what it most likely costs, and between what ends it may come to lie.
    package let cost: Double
    package let costRange: ClosedRange<Double>
    package let effects: [Effect]
    /// The day it begins; `nil` begins at the as-of date.
    package let start: CalendarDate?
    /// How many months pass from the start until it takes effect.
    package let leadMonths: Int
    /// At most one intervention of a group is funded.
    package let group: String?
    /// The interventions without which this one can't be funded.
    package let requirements: [String]
    package let note: String

    package init(
        id: String, name: String, section: String, cost: Double, costRange: ClosedRange<Double>? = nil,
        effects: [Effect],
        start: CalendarDate? = nil, leadMonths: Int = 0, group: String? = nil, requirements: [String] = [],
        note: String = "", englishName: String? = nil
    ) {
        self.id = id
        self.name = name
        self.englishName = englishName
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

/// What is wrong with a list of interventions beside what ``FundingError`` names.
package enum InterventionError: Error, Hashable, Sendable {
    case funding(FundingError)
    case unknownIndicator(intervention: String, indicator: String)
    /// Not low ≤ mode ≤ high, all finite.
    case invalidEffect(intervention: String, indicator: String)
    /// The most likely cost lies outside its own range, or the range below 0.
    case invalidCostRange(intervention: String)
    /// No indicator has a target in the year asked for.
    case noTargets(FiscalYear, years: [FiscalYear])
    case statistics(StatisticsError)
}

extension Intervention {
    /// - Throws: ``InterventionError`` naming the first thing that is wrong.
    func check(among indicators: Set<String>) throws(InterventionError) {
        guard costRange.lowerBound >= 0, costRange.contains(cost) else {
            throw cost >= 0 ? .invalidCostRange(intervention: id) : .funding(.invalidCost(of: id, found: cost))
        }
        for effect in effects {
            guard indicators.contains(effect.indicatorID) else {
                throw .unknownIndicator(intervention: id, indicator: effect.indicatorID)
            }
            let isOrdered = effect.low <= effect.mode && effect.mode <= effect.high
            guard isOrdered, effect.low.isFinite, effect.high.isFinite else {
                throw .invalidEffect(intervention: id, indicator: effect.indicatorID)
            }
        }
    }

    /// How many units of the effect's amount have come together at the end of `year`: years for a yearly effect, 1 or 0 for
    /// one that comes once.
    func reach(of effect: Effect, in year: FiscalYear, from date: CalendarDate) -> Double {
        let axis = YearAxis(firstMonth: year.firstMonth)
        let begin = axis.timeAtStart(of: max(start ?? date, date)) + Double(leadMonths) / 12
        let years = max(0, Double(year.year) - begin)
        switch effect.unit {
        case .perYear: return years
        case .once: return years > 0 ? 1 : 0
        }
    }
}
