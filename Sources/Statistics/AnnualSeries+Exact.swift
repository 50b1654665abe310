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
        observations.last { $0.exactValue != nil }.map { $0.elapsedFraction < 1 ? $0.year - 1 : $0.year }
    }
}
