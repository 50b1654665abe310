import MitoshiPlanning
import MitoshiStatistics

/// A column that can hold a row's value, and what a number in it means.
struct MeasurementValueColumn {
    let field: MeasurementHeader.Field

    static let all = [MeasurementHeader.Field.value, .atLeast, .moreThan, .atMost, .lessThan, .stage].map {
        MeasurementValueColumn(field: $0)
    }

    typealias Value = (value: IndicatorMeasurement.Value, decimals: Int?)

    /// The value as the bound that its column names; `nil` for what can't be one.
    func bound(_ value: Value) -> Value? {
        guard field != .value, field != .stage else { return value }
        guard case .numeric(.exact(let number)) = value.value else { return nil }
        let bound: Observation.Value =
            switch field {
            case .atLeast: .atLeast(number)
            case .moreThan: .moreThan(number)
            case .atMost: .atMost(number)
            default: .lessThan(number)
            }
        return (.numeric(bound), value.decimals)
    }
}
