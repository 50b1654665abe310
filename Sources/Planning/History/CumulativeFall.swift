import MitoshiStatistics

/// A cumulative stock that stood lower than before: something was removed, or a value corrected.
public struct CumulativeFall: Hashable, Sendable {
    /// The year of the lower value.
    public let fiscalYear: FiscalYear
    /// The last exact value before, in the indicator's unit.
    public let from: Double
    /// The lower value, in the indicator's unit.
    public let to: Double
}

extension CumulativeFall {
    /// The falls of a cumulative stock, in order of time; none of anything else, which may fall.
    static func all(in series: AnnualSeries?, on axis: YearAxis) -> [CumulativeFall] {
        guard let series, series.support.neverFalls else { return [] }
        let observations = series.exactObservations
        return zip(observations, observations.dropFirst()).compactMap { earlier, later in
            guard let from = earlier.exactValue, let to = later.exactValue, to < from,
                let year = axis.year(later.year)
            else { return nil }
            return CumulativeFall(fiscalYear: year, from: from, to: to)
        }
    }
}
