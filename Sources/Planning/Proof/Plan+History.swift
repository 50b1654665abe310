package import MitoshiStatistics

extension Plan {
    /// Everything measured of `indicator`, whenever it became known, or why the values make no series; `nil` for a
    /// milestone and where nothing was measured.
    package func history(of indicator: Indicator) -> Result<AnnualSeries, StatisticsError>? {
        let history = IndicatorHistory(of: indicator, in: self, on: CalendarDate(nearestTo: 9999, month: 12, day: 31))
        if let trouble = history.trouble { return .failure(trouble) }
        return history.series.map { .success($0) }
    }
}
