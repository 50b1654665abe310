import MitoshiStatistics

/// The value of a whole year, or of its end.
struct YearValue: Hashable, Sendable {
    let year: FiscalYear
    let value: Double
}

extension IndicatorHistory {
    /// One value a year, the last that became known of each, in order of time.
    ///
    /// - Parameter placed: Those of one indicator that are usable.
    static func yearValues(of placed: [Placed]) -> [YearValue] {
        var latest: [FiscalYear: (value: Double, measurement: IndicatorMeasurement)] = [:]
        for placed in placed {
            let measurement = placed.measurement
            guard let position = placed.position, position.isYearEnd, let value = Observation(placed)?.exactValue,
                value.isFinite
            else { continue }
            let year = position.fiscalYear
            if let known = latest[year]?.measurement.knownOn, measurement.knownOn.map({ $0 < known }) ?? true {
                continue
            }
            if latest[year] != nil, measurement.knownOn == nil { continue }
            latest[year] = (value, measurement)
        }
        return latest.map { YearValue(year: $0.key, value: $0.value.value) }.sorted { $0.year < $1.year }
    }
}
