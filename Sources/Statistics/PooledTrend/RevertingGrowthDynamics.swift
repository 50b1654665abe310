/// Growth that returns to a drift: slopes as in a damped trend, but around a constant change a year instead of around none.
///
/// With e ~ N(0, σ²) the value is z = ℓ + g + φb + e, then ℓ ← ℓ + g + φb + αe and b ← φb + βe. The slope b is 0 at the
/// first value; the drift g takes the place of the start trend. With α = β/α = 1 the yearly changes are an autoregression
/// around g. Source: Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, sections 2.5 and 11.2.
public struct RevertingGrowthDynamics: Hashable, Sendable {
    /// α, 0 … 1.
    public let levelWeight: Double
    /// β, 0 … α.
    public let trendWeight: Double
    /// φ, 0 … 1 without 1.
    public let damping: Double

    /// Checks nothing: the ranges are those of the properties.
    public init(levelWeight: Double, trendWeight: Double, damping: Double) {
        self.levelWeight = levelWeight
        self.trendWeight = trendWeight
        self.damping = damping
    }

    /// The slopes by themselves.
    var slopes: DampedTrendDynamics {
        DampedTrendDynamics(levelWeight: levelWeight, trendWeight: trendWeight, damping: damping)
    }

    func filter(_ pattern: YearPattern, variances: [Double], noise: [Double]?) -> PooledFilter {
        var filter = PooledFilter(carry: 1, damping: damping)
        filter.unitTrendState = (0, 0)
        // The first value sets the level alone.
        let start = DampedTrendDynamics(levelWeight: levelWeight, trendWeight: 0, damping: damping)
        for year in 0..<pattern.span {
            (year == 0 ? start : slopes).advance(
                &filter, isObserved: pattern.contains(year), variance: variances[year],
                noise: noise?[year] ?? 0, drift: year == 0 ? 0 : 1)
        }
        filter.elapsed = Double(pattern.span - 1)
        return filter
    }

    func outlook(after filter: PooledFilter, horizon: Int, driftFactor: Double) -> [PooledOutlook] {
        slopes.outlook(after: filter, horizon: horizon, slopeFactor: 1, drift: driftFactor)
    }
}
