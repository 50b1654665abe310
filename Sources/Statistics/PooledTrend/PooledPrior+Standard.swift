import Foundation

extension PooledPrior {
    /// A prior set by hand: smooth weights on a modest grid.
    public static let standard = PooledPrior(
        components: PooledScale.allCases.flatMap(components),
        origin: Origin(command: "none", data: "set by hand", digest: "none", date: "2026-04-01"))

    private static let deviations = (0..<8).map { 0.004 * pow(150, Double($0) / 7) }
    private static let trends = [(0, 0.02), (0, 0.1), (0.03, 0.03), (0.08, 0.05), (-0.03, 0.03), (-0.08, 0.05)]

    private static func components(_ scale: PooledScale) -> [Component] {
        dynamics.flatMap { dynamics, share in
            deviations.flatMap { deviation in
                // Innovations of about a tenth are the most common.
                let size = exp(-0.5 * pow(log(deviation / 0.08) / 1.1, 2))
                return starts(dynamics).map { mean, spread, part in
                    Component(
                        scale: scale, dynamics: dynamics, deviation: deviation, trendMean: mean, trendDeviation: spread,
                        weight: share * size * part)
                }
            }
        }
    }

    /// The start trends of a dynamics, with their shares.
    private static func starts(_ dynamics: PooledDynamics) -> [(Double, Double, Double)] {
        switch dynamics {
        case .dampedTrend(let trend) where trend.damping == 0: [(0, 0, 1)]
        case .dampedTrend: trends.map { ($0, $1, $0 == 0 ? 0.3 : 0.1) }
        case .meanReversion: [(0, 0, 0.8), (0, 0.02, 0.2)]
        }
    }

    private static var dynamics: [(PooledDynamics, Double)] {
        var dynamics: [(PooledDynamics, Double)] = []
        for weight in [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0] {
            let share = 0.2 + weight
            dynamics.append((.dampedTrend(.init(levelWeight: weight, trendWeight: 0, damping: 0)), share))
            for ratio in weight > 0 ? [0, 0.1, 0.3] : [0] {
                for damping in [0.8, 0.9, 0.97, 1] {
                    let trend = DampedTrendDynamics(
                        levelWeight: weight, trendWeight: weight * ratio, damping: damping)
                    dynamics.append((.dampedTrend(trend), share / 6))
                }
            }
        }
        for persistence in [0, 0.25, 0.5, 0.7, 0.85, 0.95] {
            dynamics.append((.meanReversion(.init(persistence: persistence)), 0.3))
        }
        return dynamics
    }
}
