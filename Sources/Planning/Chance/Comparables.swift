import Foundation
import MitoshiStatistics

/// How other places' figures moved between the years that a target spans.
public struct Comparison: Hashable, Sendable {
    /// One place.
    public struct Place: Hashable, Sendable {
        /// The place, as ``ComparableValue/place`` has it.
        public let name: String
        /// From the first to the last year: a ratio, of shares a difference of logits; the mean over several series.
        public let change: Double
        /// The share of its series that would have met the target, 0 … 1.
        public let met: Double
    }

    /// The change that the target asks for: a ratio, for shares a difference of logits.
    public let required: Double
    /// Whether changes are differences of logits; else they are ratios, with ½ added to both values.
    public let isShare: Bool
    /// The year of the indicator's latest value.
    public let start: FiscalYear
    /// The target's year.
    public let end: FiscalYear
    /// By name; each counts once, however many series it has.
    public let places: [Place]

    /// How many of the places would have met the target.
    public var met: Double { places.reduce(0) { $0 + $1.met } }
}

extension Comparison {
    /// - Parameters:
    ///   - values: Those of the indicator that are known.
    ///   - latest: The indicator's latest value and its year.
    /// - Returns: `nil` where no place has both years, or the target asks for nothing that compares.
    init?(
        _ values: [ComparableValue], of rule: AttainmentRule, from latest: (year: FiscalYear, value: Double),
        to end: FiscalYear, isShare: Bool
    ) {
        guard rule.direction != .maintainWithin else { return nil }
        let scale = ChangeScale(isShare: isShare)
        let required = scale.change(from: latest.value, to: rule.level)
        let sign = rule.direction.sign
        let places = scale.changes(of: values, from: latest.year, to: end).map { name, changes -> Place in
            let count = Double(changes.count)
            let met = changes.count { sign * ($0 - required) >= -1e-9 }
            return Place(name: name, change: changes.reduce(0, +) / count, met: Double(met) / count)
        }
        guard !places.isEmpty else { return nil }
        self.init(
            required: required, isShare: isShare, start: latest.year, end: end,
            places: places.sorted { $0.name < $1.name })
    }

    /// The chance once the places are known: they count beside three like the indicator itself, ten at most.
    ///
    /// Source of the form: the mean of a beta distribution whose prior weighs as three observations.
    func chance(from chance: Double) -> Double {
        let count = min(Double(places.count), Self.mostPlaces)
        let met = met * count / Double(places.count)
        return (Self.priorWeight * chance + met) / (Self.priorWeight + count)
    }

    private static let priorWeight = 3.0
    private static let mostPlaces = 10.0
}

/// On what changes of different places compare: ratios with ½ added to both values, and for shares differences of logits.
private struct ChangeScale {
    let isShare: Bool

    func change(from first: Double, to last: Double) -> Double {
        isShare ? Self.logit(last) - Self.logit(first) : (last + 0.5) / (first + 0.5)
    }

    /// What becomes of `first` by `change`.
    func value(of first: Double, after change: Double) -> Double {
        isShare ? 100 / (1 + exp(-Self.logit(first) - change)) : (first + 0.5) * change - 0.5
    }

    private static func logit(_ value: Double) -> Double { AttainmentFormula.logit(value / 100, within: 0.005) }

    /// By place, the changes of each of its series that has both years.
    func changes(of values: [ComparableValue], from start: FiscalYear, to end: FiscalYear) -> [String: [Double]] {
        var changes: [String: [Double]] = [:]
        for (_, series) in Dictionary(grouping: values, by: \.seriesID) {
            guard let first = series.last(where: { $0.fiscalYear == start }),
                let last = series.last(where: { $0.fiscalYear == end })
            else { continue }
            changes[first.place, default: []].append(change(from: first.value, to: last.value))
        }
        return changes
    }
}

/// What an indicator's value would have been, and would be, had it moved like other places' figures: the median over the places
/// of how they moved from the year of the indicator's latest value, or to it.
public struct ComparableCourse: Hashable, Sendable {
    /// One year of it.
    public struct Year: Hashable, Sendable {
        /// A year of the indicator's axis.
        public let fiscalYear: FiscalYear
        /// In the indicator's unit.
        public let value: Double
    }

    /// The places that have a value of the year of the indicator's latest one, by name.
    public let places: [String]
    /// In order; at least two, the year of the latest value with that value among them.
    public let years: [Year]

    /// Years of which less than half of the places have a value are left out.
    ///
    /// - Parameters:
    ///   - values: Those of the indicator that are known.
    ///   - latest: The indicator's latest value and its year.
    /// - Returns: `nil` where no place has that year and another one.
    init?(_ values: [ComparableValue], through latest: (year: FiscalYear, value: Double), isShare: Bool) {
        let scale = ChangeScale(isShare: isShare)
        let places = Set(values.filter { $0.fiscalYear == latest.year }.map(\.place))
        let years = Set(values.map(\.fiscalYear)).sorted().compactMap { year -> Year? in
            if year == latest.year { return Year(fiscalYear: year, value: latest.value) }
            let changes = scale.changes(of: values, from: latest.year, to: year).values
                .map { $0.reduce(0, +) / Double($0.count) }.sorted()
            guard !changes.isEmpty, 2 * changes.count >= places.count else { return nil }
            let median = (changes[(changes.count - 1) / 2] + changes[changes.count / 2]) / 2
            return Year(fiscalYear: year, value: scale.value(of: latest.value, after: median))
        }
        guard years.count > 1, !places.isEmpty else { return nil }
        self.places = places.sorted()
        self.years = years
    }
}

/// How far other places' figures lay below what they had been: a fall that they have in common may be the indicator's own.
public struct CommonFall: Hashable, Sendable {
    /// The year of the fall.
    public let year: FiscalYear
    /// How many places have a value of that year and of one of the three before; at least three.
    public let places: Int
    /// The median over places of the year's value beside the best of the three years before.
    public let ratio: Double

    /// - Returns: `nil` where fewer than three places tell, or their median is three quarters or more.
    init?(_ values: [ComparableValue], in year: FiscalYear) {
        let ratios = Dictionary(grouping: values, by: \.place).compactMap { _, values -> Double? in
            // Series of one place may count different things.
            let own = Dictionary(grouping: values, by: \.seriesID).compactMap { Self.ratio(in: $0.value, year) }
            return own.isEmpty ? nil : own.reduce(0, +) / Double(own.count)
        }.sorted()
        guard ratios.count >= Self.fewestPlaces else { return nil }
        let median = (ratios[(ratios.count - 1) / 2] + ratios[ratios.count / 2]) / 2
        guard median < Self.fall else { return nil }
        self.year = year
        places = ratios.count
        ratio = median
    }

    /// The year's value beside the best of the three years before, in one series.
    private static func ratio(in series: [ComparableValue], _ year: FiscalYear) -> Double? {
        let before = series.filter { (year.year - 3..<year.year).contains($0.fiscalYear.year) }.map(\.value).max()
        guard let now = series.last(where: { $0.fiscalYear == year })?.value, let before, before > 0 else { return nil }
        return now / before
    }

    private static let fewestPlaces = 3
    private static let fall = 0.75
}
