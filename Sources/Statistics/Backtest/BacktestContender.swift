/// What is put to the test.
public enum BacktestContender: Hashable, Sendable {
    /// The last value again, said with certainty: what every forecast must beat.
    case noChange
    /// The model that the package itself chooses for each history.
    case chosen
    case family(ModelFamily)
}

extension BacktestContender {
    /// What it forecasts from `series`; `nil` for ``noChange``, which has no distribution.
    func forecast(_ series: AnnualSeries, horizon: Int) throws(StatisticsError) -> Forecast? {
        switch self {
        case .noChange: nil
        case .chosen: try series.standardFit().forecast(horizon: horizon)
        case .family(let family):
            try family.model(for: series.support).fit(series).forecast(horizon: horizon)
        }
    }
}
