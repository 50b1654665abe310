extension FittedModel {
    /// Observed minus fitted value, one per exact observation, in the series' unit; `nil` where there is no fitted value.
    public var residuals: [Double?] {
        zip(series.exactValues, fittedValues).map { observed, fitted in fitted.map { observed - $0 } }
    }
}

extension ForecastModel {
    /// Fits and forecasts in one step, for callers that don't need the fitted model.
    public func forecast(_ series: AnnualSeries, horizon: Int) throws(StatisticsError) -> Forecast {
        try fit(series).forecast(horizon: horizon)
    }
}
