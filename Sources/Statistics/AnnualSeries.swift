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
