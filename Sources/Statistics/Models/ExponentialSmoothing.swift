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

/// The search for the smoothing weights of greatest likelihood.
struct SmoothingSearch {
    let trend: ExponentialSmoothing.Trend
    let grid: AnnualGrid
    /// The standard deviation of the values' rounding, added to that of the errors: it stops a perfect fit from being
    /// improved for ever.
    let roundingError: Double

    /// The recursion with the best weights: the best of a coarse grid, then Nelder & Mead from there.
    func best() throws(NumericalError) -> SmoothingRecursion {
        var start = starts[0]
        var least = Double.infinity
        for candidate in starts {
            let found = objective(candidate)
            if found < least { (start, least) = (candidate, found) }
        }
        // Values that are fitted to their last digit whatever the weights leave nothing to search for.
        let unexplained = recursion(at: start).sumOfSquares / Double(grid.count)
        guard unexplained > 1e-4 * roundingError * roundingError else { return recursion(at: start) }
        let found = try multivariateMinimum(start: start, steps: start.map { _ in 0.1 }, tolerance: 1e-4) {
            objective($0)
        }
        return recursion(at: nearest(to: found.point))
    }

    /// α, β and φ, as many as the trend has.
    private var starts: [[Double]] {
        // Where all do alike the first is taken, and with it the widest forecast.
        let levels = [0.98, 0.8, 0.6, 0.4, 0.2, 0.05]
        let both = levels.flatMap { level in [0.05, 0.3, 0.8].map { [level, level * $0] } }
        return switch trend {
        case .none: levels.map { [$0] }
        case .linear: both
        case .damped: both.flatMap { [$0 + [0.85], $0 + [0.95]] }
        }
    }

    /// −2 log L at the best variance, without its constants. Where weights are not allowed it is that of the nearest
    /// allowed ones, raised with the distance, so that the search comes back.
    private func objective(_ point: [Double]) -> Double {
        let allowed = nearest(to: point)
        let run = recursion(at: allowed)
        let count = Double(grid.count)
        let variance = run.sumOfSquares / count + roundingError * roundingError
        let distance = zip(point, allowed).map { abs($0 - $1) }.reduce(0, +)
        return count * log(variance) + run.logVariances + distance
    }

    /// 0 ≤ β ≤ α ≤ 1, 0.8 ≤ φ ≤ 0.98.
    private func nearest(to point: [Double]) -> [Double] {
        var allowed = [min(max(point[0], 0), 1)]
        if trend != .none { allowed.append(min(max(point[1], 0), allowed[0])) }
        if trend == .damped { allowed.append(min(max(point[2], 0.8), 0.98)) }
        return allowed
    }

    private func recursion(at weights: [Double]) -> SmoothingRecursion {
        let damping =
            switch trend {
            case .none: 0.0
            case .linear: 1.0
            case .damped: weights[2]
            }
        return SmoothingRecursion(
            grid.values,
            weights: .init(level: weights[0], trend: trend == .none ? 0 : weights[1], damping: damping))
    }
}
