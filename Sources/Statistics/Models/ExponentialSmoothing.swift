import Foundation
import MitoshiNumericalMethods

/// Exponential smoothing with additive errors: simple, with Holt's trend, or with a damped trend.
///
/// The smoothing weights and the start state are those of greatest likelihood; β is at most α and φ lies in 0.8 … 0.98,
/// which keeps the model invertible and the damping from being no damping. A coming value is Student t: its variance is
/// that of the state-space form, σ²(1 + Σ cⱼ²), plus that of the estimated start state, and its degrees of freedom are the
/// values less the coefficients and weights.
///
/// Source: Hyndman, Koehler, Ord & Snyder (2008), sections 5.1 and 6.1. Checked against R's `forecast::ets` and
/// statsmodels' `ETSModel`.
public struct ExponentialSmoothing: ForecastModel {
    /// How the level goes on from year to year.
    public enum Trend: Hashable, Sendable {
        case none
        case linear
        case damped
    }

    /// Simple smoothing, Holt's, or the damped trend.
    public let trend: Trend

    /// The only setting is the trend; weights and start state are learned.
    public init(trend: Trend) {
        self.trend = trend
    }

    /// The family that ``trend`` makes it.
    public var family: ModelFamily {
        switch trend {
        case .none: .simpleExponentialSmoothing
        case .linear: .holtLinear
        case .damped: .dampedTrend
        }
    }

    /// One more than weights and start states: 3, 5 or 6.
    public var minimumValues: Int { coefficients + 1 }

    /// Weights and start states.
    private var coefficients: Int {
        switch trend {
        case .none: 2
        case .linear: 4
        case .damped: 5
        }
    }

    /// Finds weights and start state of greatest likelihood, year by year.
    ///
    /// - Throws: ``StatisticsError/tooFewValues(model:needed:found:)`` also when too few years have a value,
    ///   ``StatisticsError/unsuitableValue(model:year:value:rule:)`` for a history that spans too many years.
    public func fit(_ series: AnnualSeries) throws(StatisticsError) -> any FittedModel {
        let history = try ExactHistory(series, for: family, atLeast: minimumValues)
        let grid = try AnnualGrid(history, for: family, atLeast: minimumValues)
        let search = SmoothingSearch(trend: trend, grid: grid, roundingError: history.roundingError)
        let recursion = try numerically { () throws(NumericalError) in try search.best() }
        return try FittedSmoothing(
            family: family, history: history, grid: grid, recursion: recursion, coefficients: coefficients
        ).checked()
    }
}
