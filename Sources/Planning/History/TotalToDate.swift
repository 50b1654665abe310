public import MitoshiStatistics

/// What a yearly total has come to from the first month to some month of a year that isn't over.
public struct TotalToDate: Hashable, Sendable {
    /// The year of the total, one of the indicator's own.
    public let fiscalYear: FiscalYear
    /// As it was given.
    public let period: Period
    /// What the months tell of the whole year.
    public let evidence: MonthsToDate
}

/// What is known of yearly totals from values inside a year.
struct TotalsToDate: Sendable {
    /// Of each year that has no total yet, the one over the most months, by year.
    let open: [TotalToDate]
    /// The periods of values that neither stand for an open year nor tell how its months share a year.
    let unused: [Period]

    /// - Parameters:
    ///   - partial: The values inside a year.
    ///   - axis: The indicator's years.
    ///   - lastTotal: The last year with a total.
    ///   - series: The yearly totals.
    init(
        of partial: [IndicatorMeasurement], kind: IndicatorKind, on axis: YearAxis, after lastTotal: FiscalYear?,
        in series: AnnualSeries?
    ) throws(StatisticsError) {
        let known = TotalToDate.lastKnown(of: partial, kind: kind, on: axis)
        let latest = TotalToDate.latest(of: known.filter { total in lastTotal.map { total.fiscalYear > $0 } ?? true })
        var (open, used) = ([TotalToDate](), Set(latest.map(\.fiscalYear)))
        for total in latest {
            let earlier = known.filter {
                $0.evidence.months == total.evidence.months && $0.fiscalYear < total.fiscalYear
            }
            let years = earlier.compactMap { other in other.year(in: series).map { (other.fiscalYear, $0) } }
            let evidence = try total.evidence.learned(
                from: years.map(\.1), isCount: series?.support.isInteger ?? false)
            used.formUnion(years.map(\.0))
            open.append(TotalToDate(fiscalYear: total.fiscalYear, period: total.period, evidence: evidence))
        }
        self.open = open
        // Where no year is open nothing is asked of them.
        unused = partial.filter { value in
            TotalToDate(value, kind: kind, on: axis).map { !open.isEmpty && !used.contains($0.fiscalYear) } ?? true
        }.map(\.period)
    }
}

extension TotalToDate {
    /// `nil` for anything but a number over months to date of a year of the axis: 0 or more of a count, above 0 of another amount, of which nothing
    /// yet says too little about the rest.
    init?(_ measurement: IndicatorMeasurement, kind: IndicatorKind, on axis: YearAxis) {
        guard case .monthsToDate(let year, let count) = measurement.period, year.firstMonth == axis.firstMonth,
            let counted = measurement.value.givenNumber, counted > 0 || kind == .smallCount,
            let evidence = MonthsToDate(counted: counted, months: count)
        else { return nil }
        self.init(fiscalYear: year, period: measurement.period, evidence: evidence)
    }

    /// Of each year the one over the most months, by year.
    fileprivate static func latest(of totals: [TotalToDate]) -> [TotalToDate] {
        Dictionary(grouping: totals, by: \.fiscalYear).values
            .compactMap { $0.max { $0.evidence.months < $1.evidence.months } }
            .sorted { $0.fiscalYear < $1.fiscalYear }
    }

    /// Of each year and number of months the version known last, by year.
    fileprivate static func lastKnown(
        of measurements: [IndicatorMeasurement], kind: IndicatorKind, on axis: YearAxis
    ) -> [TotalToDate] {
        var latest: [Period: (total: TotalToDate, known: CalendarDate?)] = [:]
        for measurement in measurements {
            guard let total = TotalToDate(measurement, kind: kind, on: axis) else { continue }
            if let known = latest[total.period]?.known, measurement.knownOn.map({ $0 < known }) ?? true { continue }
            latest[total.period] = (total, measurement.knownOn)
        }
        return latest.values.map(\.total).sorted { $0.fiscalYear < $1.fiscalYear }
    }

    /// These months beside their year's total; `nil` where the total isn't known or contradicts them.
    fileprivate func year(in series: AnnualSeries?) -> MonthsToDate.EarlierYear? {
        guard let series, let total = series.exactObservations.last(where: { $0.year == fiscalYear.year })?.exactValue
        else { return nil }
        return MonthsToDate.EarlierYear(
            counted: evidence.counted, total: total, isCount: series.support.isInteger)
    }
}
