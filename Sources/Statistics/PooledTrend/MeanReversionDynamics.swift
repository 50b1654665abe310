import Foundation

/// A return to a mean that may drift: z = μ + bt + ρ(z₋₁ − μ − b(t − 1)) + e, e ~ N(0, σ²), stationary from the start.
///
/// μ has a flat prior and t counts years from the first value. Over a gap of g years the part that is kept is ρ^g and the
/// variance of what is new σ²(1 − ρ^2g)/(1 − ρ²), exactly.
public struct MeanReversionDynamics: Hashable, Sendable {
    /// ρ, 0 … 1 without 1: the share of a distance from the mean that is left a year later.
    public let persistence: Double

    public init(persistence: Double) {
        self.persistence = persistence
    }

    /// The variance of z about its mean in the long run, in units of σ².
    private var stationary: Double { 1 / (1 - persistence * persistence) }

    /// The variance that years with these innovation variances add to z, in the same unit.
    private func spread(of variances: ArraySlice<Double>) -> Double {
        variances.reduce(0) { persistence * persistence * $0 + $1 }
    }

    func filter(_ pattern: YearPattern, variances: [Double]) -> PooledFilter {
        var filter = PooledFilter(carry: persistence, damping: 0)
        var last: Int?
        for year in 0..<pattern.span {
            let isObserved = pattern.contains(year)
            let kept = last.map { pow(persistence, Double(year - $0)) } ?? 0
            let variance = last.map { spread(of: variances[($0 + 1)...year]) } ?? variances[0] * stationary
            filter.levelGains.append(isObserved ? 1 : 0)
            filter.trendGains.append(0)
            filter.precisions.append(isObserved ? 1 / variance : 0)
            filter.unitLevels.append(1 - kept)
            filter.unitTrends.append(Double(year) - kept * Double(last ?? 0))
            guard isObserved else { continue }
            filter.logVariances += log(variance)
            last = year
        }
        filter.elapsed = Double(pattern.span - 1)
        return filter
    }

    func outlook(after filter: PooledFilter, horizon: Int, driftFactor: Double) -> [PooledOutlook] {
        (0...horizon).map { step in
            let kept = pow(persistence, Double(step))
            return PooledOutlook(
                level: kept, trend: 0, startLevel: 1 - kept,
                startTrend: (1 - kept) * filter.elapsed + driftFactor * Double(step),
                variance: spread(of: [Double](repeating: 1, count: step)[...]))
        }
    }

    func noiseCovariance(_ earlier: Int, _ later: Int) -> Double {
        pow(persistence, Double(later - earlier)) * spread(of: [Double](repeating: 1, count: earlier)[...])
    }

    func noise(horizon: Int, normal: () -> Double) -> [Double] {
        var noise = [0.0]
        for step in 0..<horizon { noise.append(persistence * noise[step] + normal()) }
        return noise
    }
}
