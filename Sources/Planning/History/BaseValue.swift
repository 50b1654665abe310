import MitoshiStatistics

/// The declared base value (現状値).
public struct BaseValue: Hashable, Sendable {
    /// As it was declared.
    public let period: Period
    /// Where that lies among the indicator's years.
    public let position: YearAxis.Position
    /// A finite number, or a stage of a milestone.
    public internal(set) var value: Target.Goal

    /// The year of the axis in which it lies, whatever year the period names.
    public var fiscalYear: FiscalYear { position.fiscalYear }
}

extension BaseValue {
    /// `nil` for a bound, which is no value, or for a period outside all plausible years.
    init?(_ measurement: IndicatorMeasurement, on axis: YearAxis) {
        guard let position = axis.position(of: measurement.period) else { return nil }
        switch measurement.value {
        case .stage(let stage): self.init(period: measurement.period, position: position, value: .stage(stage))
        case .numeric:
            guard let value = Observation(measurement, at: position)?.exactValue, value.isFinite else { return nil }
            self.init(period: measurement.period, position: position, value: .value(value))
        }
    }
}
