/// How well models would have forecast a series' own past: forecasts from several earlier ends, against what came.
struct RollingOrigin {
    let series: AnnualSeries
    /// How many exact values each earlier end knew, in rising order.
    let origins: [Int]
    /// The greatest number of years ahead that is scored.
    let steps: Int
    /// Mean absolute change per year: the unit of the errors.
    private let scale: Double

    init(_ series: AnnualSeries, origins: [Int], steps: Int) {
        self.series = series
        self.origins = origins
        self.steps = steps
        scale = max(series.meanAbsoluteChange, series.roundingError)
    }

    /// The mean absolute scaled error of `model`'s medians (Hyndman & Koehler 2006, International Journal of Forecasting
    /// 22), first over the years ahead, then over the origins.
    ///
    /// - Returns: `nil` when nothing after an origin can be scored.
    func score(_ model: any ForecastModel) throws(StatisticsError) -> Double? {
        let observations = series.exactObservations
        var errors: [Double] = []
        for origin in origins {
            let known = try AnnualSeries(
                observations: Array(observations.prefix(origin)), unit: series.unit, support: series.support)
            let forecast = try model.forecast(known, horizon: steps)
            var found: [Double] = []
            for observation in observations.dropFirst(origin) where observation.elapsedFraction == 1 {
                guard let value = observation.exactValue, let distribution = forecast[year: observation.year] else {
                    continue
                }
                found.append(try abs(value - distribution.median()) / scale)
            }
            if !found.isEmpty { errors.append(found.reduce(0, +) / Double(found.count)) }
        }
        return errors.isEmpty ? nil : errors.reduce(0, +) / Double(errors.count)
    }
}

extension AnnualSeries {
    /// The mean absolute change between neighbouring exact values, per year; 0 with fewer than two.
    var meanAbsoluteChange: Double {
        let changes = zip(exactValues.dropFirst(), exactValues).map { abs($0 - $1) }
        let times = exactObservations.map(\.time)
        guard let first = times.first, let last = times.last, last > first else { return 0 }
        return changes.reduce(0, +) / (last - first)
    }
}
