import Foundation

/// The history of one indicator: at most one observation for each moment, in order of time.
///
/// Years may be missing, values may be dated inside a year, be bounds, or have been revised; nothing is filled in.
public struct AnnualSeries: Hashable, Sendable {
    /// The latest version of each observation, in order of time.
    public let observations: [Observation]
    /// Earlier versions of revised observations, in order of time and then of the day they became known.
    public let superseded: [Observation]
    /// The unit as written, for instance `人` or `%`.
    public let unit: String
    /// The values that the indicator can take; every exact observation lies between its ends.
    public let support: Support

    /// - Throws: ``StatisticsError/invalidSeries(_:)`` when the observations contradict each other or the support.
    public init(
        observations: [Observation], unit: String = "", support: Support = .real
    ) throws(StatisticsError) {
        for observation in observations { try Self.check(observation, support) }
        let ordered = observations.sorted(by: Self.precedes)
        var current: [Observation] = []
        var superseded: [Observation] = []
        for observation in ordered {
            if let last = current.last, last.time == observation.time {
                guard let known = observation.knownOn, last.knownOn.map({ $0 < known }) ?? true else {
                    throw .invalidSeries(
                        .duplicate(year: observation.year, elapsedFraction: observation.elapsedFraction))
                }
                superseded.append(current.removeLast())
            }
            current.append(observation)
        }
        self.observations = current
        self.superseded = superseded
        self.unit = unit
        self.support = support
    }

    /// A series of exact year-end values without gaps.
    ///
    /// - Parameters:
    ///   - firstYear: The year of the first value.
    ///   - values: One value a year, in `unit`.
    public init(
        firstYear: Int, values: [Double], unit: String = "", support: Support = .real
    ) throws(StatisticsError) {
        try self.init(
            observations: values.enumerated().map {
                Observation(year: firstYear + $0.offset, value: .exact($0.element))
            },
            unit: unit, support: support)
    }

    /// The years that a series may hold: far beyond any calendar, and safe to add horizons to.
    public static let years = -1_000_000_000...1_000_000_000

    private static func check(_ observation: Observation, _ support: Support) throws(StatisticsError) {
        guard years.contains(observation.year) else {
            throw .invalidSeries(.yearOutOfRange(year: observation.year))
        }
        guard observation.elapsedFraction > 0, observation.elapsedFraction <= 1 else {
            throw .invalidSeries(
                .elapsedFraction(year: observation.year, found: observation.elapsedFraction))
        }
        if let counts = observation.value.counts, !counts.areShare {
            throw .invalidSeries(
                .share(year: observation.year, numerator: counts.numerator, denominator: counts.denominator))
        }
        guard observation.value.number.isFinite else { throw .invalidSeries(.notFinite(year: observation.year)) }
        if let value = observation.exactValue {
            guard support.contains(value) else {
                throw .invalidSeries(.outsideSupport(year: observation.year, value: value, support: support))
            }
        }
    }

    /// By time; versions of one moment by the day they became known, those without a day first.
    private static func precedes(_ left: Observation, _ right: Observation) -> Bool {
        guard left.time == right.time else { return left.time < right.time }
        guard let known = right.knownOn else { return false }
        return left.knownOn.map { $0 < known } ?? true
    }
}

/// What a model can learn from: the exact values, without the bounds.
extension AnnualSeries {
    /// The observations with an exact value, in order of time.
    public var exactObservations: [Observation] { observations.filter { $0.exactValue != nil } }

    /// The exact values in the series' unit, in order of time.
    public var exactValues: [Double] { observations.compactMap(\.exactValue) }

    /// How many values were measured as such: exact ones that were not computed from others.
    public var measuredCount: Int { observations.count { $0.exactValue != nil && !$0.isDerived } }

    /// The longest time between two neighbouring exact observations, in years: 1 for consecutive year-end values, 0 with
    /// fewer than two exact observations.
    public var largestGap: Double {
        let times = exactObservations.map(\.time)
        return zip(times, times.dropFirst()).map { $1 - $0 }.max() ?? 0
    }

    /// The last year whose end is observed, counted from the last exact observation; `nil` without one.
    ///
    /// A value dated inside a year leaves that year's end open, so a forecast from it begins with that same year and its
    /// origin is the year before.
    public var origin: Int? {
        observations.last { $0.exactValue != nil }?.wholeYear
    }
}

extension Observation {
    /// The last year that is over with it.
    var wholeYear: Int { elapsedFraction < 1 ? year - 1 : year }
}

/// One measured value of a series, with what is known about its time and its exactness.
public struct Observation: Hashable, Sendable {
    /// The year of the annual grid that the value belongs to (for a Japanese fiscal year, the one it begins in).
    public let year: Int
    /// How much of that year had passed, above 0 and up to 1. A whole year's value, or one at the year's end, has 1.
    public let elapsedFraction: Double
    /// A value or a bound on it, in the series' unit.
    public var value: ValueRange
    /// True when the value was computed from others and not published as such.
    public let isDerived: Bool
    /// The day the value became known, where that is recorded.
    public let knownOn: CalendarDate?

    /// A published value at the year's end, with no day on which it became known, unless told otherwise.
    ///
    /// Checks nothing; ``AnnualSeries`` does.
    public init(
        year: Int, elapsedFraction: Double = 1, value: ValueRange, isDerived: Bool = false, knownOn: CalendarDate? = nil
    ) {
        self.year = year
        self.elapsedFraction = elapsedFraction
        self.value = value
        self.isDerived = isDerived
        self.knownOn = knownOn
    }

    /// The position on the time axis, in years; a year's end lies at the year's own number.
    public var time: Double { Double(year) - 1 + elapsedFraction }

    /// The exact value in the series' unit, or `nil` for a bound.
    public var exactValue: Double? { value.exactValue }
}

extension AnnualSeries {
    /// The last digit of the values as written: 0.1 for 3.2 and 4, 1 for whole numbers however large.
    ///
    /// A value written with this unit stands for any within half of it, so nothing can be known more exactly than its
    /// ``roundingError``.
    var roundingUnit: Double {
        let decimals = exactValues.map(Self.decimals).max() ?? 0
        return pow(10, -Double(decimals))
    }

    /// The standard deviation of an error that lies anywhere within half a ``roundingUnit``, and never less than what
    /// double precision resolves. It is the least scale a fit may claim, so that equal values don't look certain.
    var roundingError: Double {
        let largest = exactValues.map(abs).max() ?? 0
        // Far above the least number, so that its square is one too.
        return max(roundingUnit / 12.0.squareRoot(), largest.ulp, 1e-150)
    }

    /// How many digits after the point the shortest decimal text of `value` needs.
    private static func decimals(of value: Double) -> Int {
        let parts = value.magnitude.description.split(separator: "e")
        let fraction = parts[0].split(separator: ".").dropFirst().first.map(String.init) ?? ""
        let digits = fraction == "0" ? 0 : fraction.count
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        return max(0, digits - exponent)
    }
}
