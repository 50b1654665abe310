import Foundation

/// A damped local trend in innovations form, Kalman-filtered over missing years.
///
/// With e ~ N(0, σ²) the value is z = ℓ + φb + e, then ℓ ← ℓ + φb + αe and b ← φb + βe. Source: Hyndman, Koehler, Ord &
/// Snyder (2008), Forecasting with Exponential Smoothing, section 2.5; the filter with a correlated state and observation
/// noise is Anderson & Moore (1979), Optimal Filtering, section 5.5.
public struct DampedTrendDynamics: Hashable, Sendable {
    /// α, 0 … 1.
    public let levelWeight: Double
    /// β, 0 … α.
    public let trendWeight: Double
    /// φ, 0 … 1; 0 for a level without a trend.
    public let damping: Double

    /// Checks nothing: the ranges are those of the properties.
    public init(levelWeight: Double, trendWeight: Double, damping: Double) {
        self.levelWeight = levelWeight
        self.trendWeight = trendWeight
        self.damping = damping
    }

    func filter(_ pattern: YearPattern, variances: [Double], noise: [Double]?) -> PooledFilter {
        var filter = PooledFilter(carry: 1, damping: damping)
        for year in 0..<pattern.span {
            advance(
                &filter, isObserved: pattern.contains(year), variance: variances[year], noise: noise?[year] ?? 0)
        }
        filter.elapsed = Double(pattern.span - 1)
        return filter
    }

    /// Moves `filter` on by a year whose innovation has `variance` in units of σ².
    ///
    /// - Parameters:
    ///   - noise: What else adds to the variance of the value, but doesn't carry on.
    ///   - drift: What the start trend adds to the prediction directly.
    func advance(
        _ filter: inout PooledFilter, isObserved: Bool, variance: Double, noise: Double, drift: Double = 0
    ) {
        // In units of σ²: P before the year, and what the transition makes of it.
        let (p11, p12, p22) = filter.covariance
        let carried = p12 + damping * p22
        let predicted = (p11 + damping * p12) + damping * carried
        let ofLevel = variance * levelWeight
        let ofTrend = variance * trendWeight
        var next = (
            predicted + ofLevel * levelWeight, damping * carried + ofLevel * trendWeight,
            damping * damping * p22 + ofTrend * trendWeight
        )
        let total = variance + predicted + noise
        let gains = ((predicted + ofLevel) / total, (damping * carried + ofTrend) / total)
        if isObserved {
            next.0 -= total * gains.0 * gains.0
            next.1 -= total * gains.0 * gains.1
            next.2 -= total * gains.1 * gains.1
        }
        // Without gaps P is 0 in exact arithmetic; rounding must not make it negative.
        let isSettled = isObserved && noise == 0 && p11 == 0 && p12 == 0 && p22 == 0
        filter.covariance = isSettled ? (0, 0, 0) : (max(0, next.0), next.1, max(0, next.2))
        filter.record(gains: isObserved ? gains : nil, variance: total, drift: drift)
    }

    func outlook(after filter: PooledFilter, horizon: Int, driftFactor: Double) -> [PooledOutlook] {
        outlook(after: filter, horizon: horizon, slopeFactor: driftFactor, drift: 0)
    }

    /// - Parameters:
    ///   - slopeFactor: How much of the slope at the end carries on.
    ///   - drift: What the start trend adds directly, a year.
    func outlook(
        after filter: PooledFilter, horizon: Int, slopeFactor: Double, drift: Double
    ) -> [PooledOutlook] {
        let (level, trend) = (filter.unitLevelState, filter.unitTrendState)
        let covariance = filter.covariance
        var outlook: [PooledOutlook] = []
        var (sum, power, shocks) = (0.0, 1.0, 0.0)
        for step in 0...horizon {
            if step > 0 {
                if step > 1 { shocks += (levelWeight + trendWeight * sum) * (levelWeight + trendWeight * sum) }
                power *= damping
                sum += power
            }
            let ofState = covariance.level + sum * (2 * covariance.cross + sum * covariance.trend)
            let slope = slopeFactor * sum
            outlook.append(
                PooledOutlook(
                    level: 1, trend: slope, startLevel: level.level + slope * level.trend,
                    startTrend: trend.level + slope * trend.trend + drift * Double(step),
                    variance: max(0, ofState) + (step > 0 ? 1 + shocks : 0)))
        }
        return outlook
    }

    /// - Parameter slopeFactor: How much of the slope at the end carries on.
    func covariances(
        after filter: PooledFilter, horizon: Int, slopeFactor: Double, levelSquare: Double
    ) -> YearCovariances {
        let ofLevel = filter.unitLevelState
        return YearCovariances(
            step: damping, damping: damping, gain: SIMD2(levelWeight, trendWeight), known: filter.covariance,
            ofLevel: SIMD2(ofLevel.level, slopeFactor * ofLevel.trend), levelSquare: levelSquare, horizon: horizon)
    }
}

extension PooledFilter {
    /// Moves both unit runs on by a year: an observed one with its gains, a missing one without.
    fileprivate mutating func record(gains: (level: Double, trend: Double)?, variance: Double, drift: Double) {
        let (levelGain, trendGain) = gains ?? (0, 0)
        levelGains.append(levelGain)
        trendGains.append(trendGain)
        precisions.append(gains == nil ? 0 : 1 / variance)
        if gains != nil { logVariances += log(variance) }
        let level = unitLevelState.level + damping * unitLevelState.trend
        let trend = unitTrendState.level + damping * unitTrendState.trend + drift
        unitLevels.append(level)
        unitTrends.append(trend)
        // A unit run's innovation is minus its prediction.
        unitLevelState = (level - levelGain * level, damping * unitLevelState.trend - trendGain * level)
        unitTrendState = (trend - levelGain * trend, damping * unitTrendState.trend - trendGain * trend)
    }
}
