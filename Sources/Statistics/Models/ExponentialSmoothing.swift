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
    public enum Trend: Hashable, Sendable {
        case none
        case linear
        case damped
    }

    public let trend: Trend

    public init(trend: Trend) {
        self.trend = trend
    }

    public var family: ModelFamily {
        switch trend {
        case .none: .simpleExponentialSmoothing
        case .linear: .holtLinear
        case .damped: .dampedTrend
        }
    }

    public var minimumValues: Int { coefficients + 1 }

    /// Weights and start states.
    private var coefficients: Int {
        switch trend {
        case .none: 2
        case .linear: 4
        case .damped: 5
        }
    }

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
