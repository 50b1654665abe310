import Testing

@testable import MitoshiStatistics

/// One component of a prior as the reference values describe it.
protocol ReferenceComponent {
    var scale: String { get }
    var family: String { get }
    /// Level weight, trend weight and damping; of a return to a mean its persistence.
    var parameters: [Double] { get }
    var discount: Double { get }
    var deviation: Double { get }
    var trendMean: Double { get }
    var trendDeviation: Double { get }
}

extension ReferenceComponent {
    /// The prior that holds this component alone.
    func prior() throws -> PooledPrior {
        PooledPrior([
            PooledPrior.Component(
                scale: try #require(PooledScale(rawValue: scale)), dynamics: try dynamics(), varianceDiscount: discount,
                deviation: deviation, trendMean: trendMean, trendDeviation: trendDeviation, weight: 1)
        ])
    }

    private func dynamics() throws -> PooledDynamics {
        switch family {
        case "damped-trend":
            .dampedTrend(.init(levelWeight: parameters[0], trendWeight: parameters[1], damping: parameters[2]))
        case "reverting-growth":
            .revertingGrowth(.init(levelWeight: parameters[0], trendWeight: parameters[1], damping: parameters[2]))
        case "mean-reversion": .meanReversion(.init(persistence: parameters[0]))
        default: try #require(nil, "\(family)")
        }
    }
}
