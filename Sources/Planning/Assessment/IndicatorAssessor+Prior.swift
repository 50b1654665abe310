import MitoshiStatistics

/// What a learned prior says of an indicator with one value.
extension IndicatorAssessor {
    /// The forecast of the model whose prior was learned from series of the indicator's sort; `nil` where the future is known
    /// by other means, or the model refuses.
    func priorForecast(beside future: Result<NumericOutlook, UnknownFuture>) -> Forecast? {
        guard case .failure(let unknown) = future else { return nil }
        return priorOutlook(beside: unknown, draws: drawsForNowcast)?.forecast
    }

    /// The same with joint paths, where `draws` asks for them.
    func priorOutlook(beside unknown: UnknownFuture, draws: (count: Int, seed: UInt)?) -> NumericOutlook? {
        guard unknown.reason == .oneValue, let series = history.series, let last = targets.last?.fiscalYear else {
            return nil
        }
        // One value of what accumulates says nothing of what a year adds.
        let family = series.support.neverFalls ? .pooledTrend : series.standardFamily
        let choose = { series throws(StatisticsError) in try chooser(series, family, orientation) }
        guard
            let outlook = try? NumericOutlook(for: series, until: last, choosing: choose, draws: draws, leastHorizon: 1)
        else { return nil }
        return try? nowcast(.success(outlook)).get()
    }
}
