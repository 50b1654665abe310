import Statistics

/// The declared base value (現状値).
public struct BaseValue: Hashable, Sendable {
    public let period: Period
    public let fiscalYear: FiscalYear
    public let value: Target.Goal

    public init(period: Period, fiscalYear: FiscalYear, value: Target.Goal) {
        self.period = period
        self.fiscalYear = fiscalYear
        self.value = value
    }
}

extension BaseValue {
    /// `nil` for a bound, which is no value, or for a period outside all plausible years.
    init?(_ measurement: IndicatorMeasurement) {
        guard let year = measurement.period.fiscalYear else { return nil }
        switch measurement.value {
        case .stage(let stage): self.init(period: measurement.period, fiscalYear: year, value: .stage(stage))
        case .numeric:
            guard let value = Observation(measurement)?.exactValue, value.isFinite else { return nil }
            self.init(period: measurement.period, fiscalYear: year, value: .value(value))
        }
    }
}
