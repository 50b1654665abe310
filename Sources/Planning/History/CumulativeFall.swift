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

    /// What fell, and what is made of it.
    func text(unit: String?) -> BilingualText {
        let (from, to) = (
            NumberText.quantity(NumberText.exact(from), unit: unit),
            NumberText.quantity(NumberText.exact(to), unit: unit)
        )
        let year = fiscalYear.label
        return BilingualText(
            japanese: "累計が\(year.japanese)に\(from)から\(to)へ減っている。撤去や訂正とみて、以後は\(to)から数え、この間の増加数は予測に用いない。",
            english:
                "The cumulative value fell from \(from) to \(to) in \(year.english): taken for a removal or a correction. What "
                + "counts is the later value; the change isn't used in the forecast.")
    }
}
