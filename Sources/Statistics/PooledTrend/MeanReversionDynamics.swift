import Foundation

/// A return to a mean that may drift: z = μ + bt + ρ(z₋₁ − μ − b(t − 1)) + e, e ~ N(0, σ²), stationary from the start.
///
/// μ has a flat prior and t counts years from the first value. Missing years and noisy values go through the Kalman filter
/// of the distance from the mean (Anderson & Moore 1979, Optimal Filtering, section 3.1).
public struct MeanReversionDynamics: Hashable, Sendable {
    /// ρ, 0 … 1 without 1: the share of a distance from the mean that is left a year later.
    public let persistence: Double

    /// Checks nothing: 0 ≤ `persistence` < 1, or there is no variance in the long run.
    public init(persistence: Double) {
        self.persistence = persistence
    }

    /// The variance of z about its mean in the long run, in units of σ².
    private var stationary: Double { 1 / (1 - persistence * persistence) }

    func filter(_ pattern: YearPattern, variances: [Double], noise: [Double]?) -> PooledFilter {
        var filter = PooledFilter(carry: persistence, damping: 0)
        // The distance from the mean, as the values so far tell it, when each value is 1 or the year; and its variance.
        var (ofLevel, ofTrend, spread) = (0.0, 0.0, stationary * variances[0])
        for year in 0..<pattern.span {
            if year > 0 {
                (ofLevel, ofTrend) = (persistence * ofLevel, persistence * ofTrend)
                spread = persistence * persistence * spread + variances[year]
            }
            filter.unitLevels.append(1 - ofLevel)
            filter.unitTrends.append(Double(year) - ofTrend)
            guard pattern.contains(year) else {
                filter.levelGains.append(0)
                filter.trendGains.append(0)
                filter.precisions.append(0)
                continue
            }
            let total = spread + (noise?[year] ?? 0)
            let gain = spread / total
            filter.levelGains.append(gain)
            filter.trendGains.append(0)
            filter.precisions.append(1 / total)
            filter.logVariances += log(total)
            ofLevel += gain * (1 - ofLevel)
            ofTrend += gain * (Double(year) - ofTrend)
            spread -= gain * spread
        }
        filter.unitLevelState = (ofLevel, 0)
        filter.unitTrendState = (ofTrend, 0)
        filter.covariance = (max(0, spread), 0, 0)
        filter.elapsed = Double(pattern.span - 1)
        return filter
    }

    func outlook(after filter: PooledFilter, horizon: Int, driftFactor: Double) -> [PooledOutlook] {
        // What the innovations of the years so far add to the variance.
        var spread = 0.0
        return (0...horizon).map { step in
            if step > 0 { spread = persistence * persistence * spread + 1 }
            let kept = pow(persistence, Double(step))
            return PooledOutlook(
                level: kept, trend: 0, startLevel: 1 - kept * filter.unitLevelState.level,
                startTrend: filter.elapsed - kept * filter.unitTrendState.level + driftFactor * Double(step),
                variance: kept * kept * filter.covariance.level + spread)
        }
    }

    func covariances(after filter: PooledFilter, horizon: Int, levelSquare: Double) -> YearCovariances {
        // The state is the value and its distance from the mean.
        let (spread, ofLevel) = (filter.covariance.level, filter.unitLevelState.level)
        return YearCovariances(
            step: persistence - 1, damping: persistence, gain: SIMD2(1, 1), known: (spread, spread, spread),
            ofLevel: SIMD2(1 - ofLevel, -ofLevel), levelSquare: levelSquare, horizon: horizon)
    }
}
