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
