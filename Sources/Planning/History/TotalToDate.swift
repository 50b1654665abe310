public import Statistics

/// What a yearly total has come to from April to some month of a year that isn't over.
public struct TotalToDate: Hashable, Sendable {
    public let fiscalYear: FiscalYear
    /// As it was given.
    public let period: Period
    public let evidence: MonthsToDate
}

extension TotalToDate {
    /// `nil` for anything but a number over months to date: 0 or more of a count, above 0 of another amount, of which nothing
    /// yet says too little about the rest.
    init?(_ measurement: IndicatorMeasurement, kind: IndicatorKind) {
        guard case .monthsToDate(let year, let count) = measurement.period,
            case .numeric(.exact(let counted)) = measurement.value, counted > 0 || kind == .smallCount,
            let evidence = MonthsToDate(counted: counted, months: count)
        else { return nil }
        self.init(fiscalYear: year, period: measurement.period, evidence: evidence)
    }

    /// Of each year the one over the most months, in the version known last, by year.
    static func latest(of measurements: [IndicatorMeasurement], kind: IndicatorKind) -> [TotalToDate] {
        var latest: [FiscalYear: (total: TotalToDate, known: CalendarDate?)] = [:]
        for measurement in measurements {
            guard let total = TotalToDate(measurement, kind: kind) else { continue }
            if let other = latest[total.fiscalYear] {
                let (months, most) = (total.evidence.months, other.total.evidence.months)
                let isOlder = other.known.map { known in measurement.knownOn.map { $0 < known } ?? true } ?? false
                if months < most || (months == most && isOlder) { continue }
            }
            latest[total.fiscalYear] = (total, measurement.knownOn)
        }
        return latest.values.map(\.total).sorted { $0.fiscalYear < $1.fiscalYear }
    }
}
