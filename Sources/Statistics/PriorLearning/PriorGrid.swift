import Foundation

/// The components whose weights are learned.
enum PriorGrid {
    /// Every combination, with equal weights.
    static let components = PooledScale.allCases.flatMap { scale in
        [1, 0.8].flatMap { discount in
            dynamics.flatMap { dynamics in
                deviations.flatMap { deviation in
                    trends(of: dynamics).map { mean, spread in
                        PooledPrior.Component(
                            scale: scale, dynamics: dynamics, varianceDiscount: discount, deviation: deviation,
                            trendMean: mean, trendDeviation: spread, weight: 1)
                    }
                }
            }
        }
    }

    /// σ of an innovation, in logarithms or shares of the mean level: from half a per cent to 80 %.
    private static let deviations = (0..<10).map { 0.005 * pow(160, Double($0) / 9) }

    private static let dynamics: [PooledDynamics] =
        [0, 0.2, 0.5, 0.85, 1].flatMap { weight in
            [.dampedTrend(DampedTrendDynamics(levelWeight: weight, trendWeight: 0, damping: 0))]
                + (weight > 0 ? [0, 0.2, 1] : [0]).flatMap { ratio in
                    [0.5, 0.8, 0.95, 1].map { damping in
                        .dampedTrend(
                            DampedTrendDynamics(levelWeight: weight, trendWeight: weight * ratio, damping: damping))
                    }
                }
        }
        + [0.7, 1].flatMap { weight in
            [0.3, 0.6, 1].flatMap { ratio in
                [0.3, 0.5, 0.7, 0.85].map { damping in
                    .revertingGrowth(
                        RevertingGrowthDynamics(levelWeight: weight, trendWeight: weight * ratio, damping: damping))
                }
            }
        }
        + [0, 0.25, 0.5, 0.7, 0.85, 0.95].map { .meanReversion(MeanReversionDynamics(persistence: $0)) }

    /// Means and standard deviations of the trend a year: none, little, any, growth and decline.
    private static func trends(of dynamics: PooledDynamics) -> [(Double, Double)] {
        switch dynamics {
        case .dampedTrend(let trend) where trend.damping == 0: [(0, 0)]
        case .dampedTrend: [(0, 0.02), (0, 0.1), (0.03, 0.03), (0.08, 0.05), (-0.03, 0.03), (-0.08, 0.05)]
        case .revertingGrowth: [(0, 0.02), (0.03, 0.03), (0.08, 0.05), (-0.03, 0.03)]
        case .meanReversion: [(0, 0), (0, 0.02), (0, 0.1), (0.03, 0.03), (-0.03, 0.03)]
        }
    }
}
