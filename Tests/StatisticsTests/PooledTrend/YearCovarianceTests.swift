import MitoshiNumericalMethods
import TestSupport
import Testing

@testable import MitoshiStatistics

/// Years after a history with gaps and noise, as combinations of what is independent: the state's two parts, the start level and the
/// innovations. The oracle follows the equations of each dynamics step by step.
@Suite("Years ahead hang together")
struct YearCovarianceTests {
    private static let pattern = YearPattern([true, false, true, true, false, false, true])
    private static let horizon = 9

    static let dynamics: [PooledDynamics] = [
        .dampedTrend(DampedTrendDynamics(levelWeight: 0.7, trendWeight: 0.2, damping: 0.9)),
        .dampedTrend(DampedTrendDynamics(levelWeight: 1, trendWeight: 0.4, damping: 1)),
        .dampedTrend(DampedTrendDynamics(levelWeight: 0.5, trendWeight: 0, damping: 0)),
        .revertingGrowth(RevertingGrowthDynamics(levelWeight: 1, trendWeight: 0.6, damping: 0.6)),
        .meanReversion(MeanReversionDynamics(persistence: 0.7)),
        .meanReversion(MeanReversionDynamics(persistence: 0)),
    ]

    private static func filter(_ dynamics: PooledDynamics) -> PooledFilter {
        dynamics.filter(
            pattern, variances: pattern.variances(discount: 0.9),
            noise: (0..<pattern.span).map { 0.3 + 0.1 * Double($0) })
    }

    /// What each year from 0 takes of the state's parts, of the start level (×√`levelSquare`) and of the innovations.
    private static func combinations(
        _ dynamics: PooledDynamics, _ filter: PooledFilter, slopeFactor: Double
    ) -> [[Double]] {
        func vector(_ values: [Int: Double] = [:]) -> [Double] { (0..<3 + horizon).map { values[$0] ?? 0 } }
        func sum(_ left: [Double], _ right: [Double], times factor: Double = 1) -> [Double] {
            zip(left, right).map { $0 + factor * $1 }
        }
        let ofLevel = filter.unitLevelState
        // z = ℓ + φb + e, ℓ ← ℓ + φb + αe, b ← φb + βe.
        func slopes(_ own: DampedTrendDynamics, _ factor: Double) -> [[Double]] {
            var level = vector([0: 1, 2: ofLevel.level])
            var trend = vector([1: 1, 2: factor * ofLevel.trend])
            return [level]
                + (1...horizon).map { year in
                    let (prediction, innovation) = (sum(level, trend, times: own.damping), vector([2 + year: 1]))
                    level = sum(prediction, innovation, times: own.levelWeight)
                    trend = sum(trend.map { own.damping * $0 }, innovation, times: own.trendWeight)
                    return sum(prediction, innovation)
                }
        }
        switch dynamics {
        case .dampedTrend(let own): return slopes(own, slopeFactor)
        case .revertingGrowth(let growth): return slopes(growth.slopes, 1)
        case .meanReversion(let dynamics):
            // z = μ + d, d ← ρd + e; the mean is the start level.
            var distance = vector([0: 1, 2: -ofLevel.level])
            return (0...horizon).map { year in
                if year > 0 {
                    distance = sum(distance.map { dynamics.persistence * $0 }, vector([2 + year: 1]))
                }
                return sum(vector([2: 1]), distance)
            }
        }
    }

    private static func expected(
        _ dynamics: PooledDynamics, _ filter: PooledFilter, slopeFactor: Double, levelSquare: Double
    ) -> [[Double]] {
        let years = combinations(dynamics, filter, slopeFactor: slopeFactor)
        let state = filter.covariance
        return years.map { first in
            years.map { second in
                let ofState =
                    first[0] * (state.level * second[0] + state.cross * second[1])
                    + first[1] * (state.cross * second[0] + state.trend * second[1])
                let ofInnovations = zip(first, second).dropFirst(3).reduce(0) { $0 + $1.0 * $1.1 }
                return ofState + first[2] * second[2] / levelSquare + ofInnovations
            }
        }
    }

    @Test("as their equations say", arguments: dynamics)
    func covariances(_ dynamics: PooledDynamics) {
        let filter = Self.filter(dynamics)
        let expected = Self.expected(dynamics, filter, slopeFactor: 0.5, levelSquare: 3)
        let found = dynamics.covariances(after: filter, horizon: Self.horizon, driftFactor: 0.5, levelSquare: 3)
        for first in 0...Self.horizon {
            for second in 0...Self.horizon {
                expectClose(found[first, second], to: expected[first][second], within: 1e-13)
            }
        }
    }

    /// The product of the root, whose columns are paths of one normal at 1 and the rest at 0, with itself.
    @Test("in paths as well, whole years and between them", arguments: dynamics, [0, 0.25, 1])
    func paths(_ dynamics: PooledDynamics, elapsed: Double) {
        let filter = Self.filter(dynamics)
        let expected = Self.expected(dynamics, filter, slopeFactor: 0.5, levelSquare: 3)
        let shape = PathShape(
            of: dynamics.covariances(after: filter, horizon: Self.horizon, driftFactor: 0.5, levelSquare: 3),
            slopes: [Double](repeating: 0, count: Self.horizon + 1), elapsed: elapsed)
        let columns = (0..<Self.horizon).map { column in
            var years = [Double](repeating: 0, count: Self.horizon)
            shape.deviate(&years, by: 2, (0..<Self.horizon).map { $0 == column ? 1 : 0 }[...])
            return years
        }
        for first in 1...Self.horizon {
            for second in 1...Self.horizon {
                let found = columns.reduce(0) { $0 + $1[first - 1] * $1[second - 1] }
                let between =
                    elapsed * expected[first - 1][second - 1] + (1 - elapsed) * expected[first][second]
                expectClose(found, to: 4 * between, within: 1e-12)
            }
        }
    }

    @Test("for two centuries in line with their number")
    func growth() throws {
        let fitted = try PooledTrend().fit(AnnualSeries(firstYear: 2015, values: PooledTrendTests.history))
        try Growth.expectLine(from: 25, "years ahead") { horizon in
            var stream = try RandomStream(seed: 7)
            _ = try fitted.paths(count: 200, horizon: horizon, from: &stream)
        }
    }
}
