/// An exact Bayesian damped trend, or return to a mean, whose prior was learned from thousands of annual series.
///
/// A finite mixture: each component of the prior names a scale, a dynamics, the size of the innovations and a normal prior
/// of the start trend. For each the evidence of the history and the forecast are closed forms, so nothing is searched for,
/// nothing can fail to converge, and one value is enough. The forecast is the mixture of the components' normals on their
/// scales, weighted by prior weight times evidence; what it puts beyond the ends of what the series can be belongs to the
/// ends. A share is read from both of its ends (`PooledMirror`).
///
/// Only the last sixty years count, and of long histories the last ones more (`PooledMemories`).
public struct PooledTrend: ForecastModel {
    /// Always ``ModelFamily/pooledTrend``.
    public var family: ModelFamily { .pooledTrend }
    /// One: everything else has a prior.
    public var minimumValues: Int { 1 }
    /// The components and their weights before any value is seen.
    public let prior: PooledPrior
    /// What is believed of the last values alone, by how many they are; ``prior`` where nothing stands here.
    private let recent: [Int: PooledPrior]

    /// The prior that comes with the package unless another is given; its trends point the way they were learned.
    public init(prior: PooledPrior = .standard) {
        self.init(prior: prior, recent: [:])
    }

    init(prior: PooledPrior, recent: [Int: PooledPrior]) {
        self.prior = prior
        self.recent = recent
    }

    /// With the prior that comes with the package.
    ///
    /// - Parameter orientation: Which way its trends point.
    public init(orientation: TrendOrientation) {
        self.init(prior: PooledPrior.standard.pointing(orientation))
    }

    /// Of a share that was always 0 there is nothing to be seen but what is left to the whole, which was always all of it.
    public func fit(_ series: AnnualSeries) throws(StatisticsError) -> any FittedModel {
        guard series.hasTwoEnds, series.exactValues.allSatisfy({ $0 == 0 }) else {
            let whole = try fitted(to: series)
            return PooledMemories(beside: whole) { length, last in
                try PooledTrend(prior: recent[length] ?? prior).fitted(to: last)
            }.map(whole.joined) ?? whole
        }
        return FittedMirror(
            of: try PooledTrend(prior: prior.reversed).fitted(to: series.mirrored()), series: series)
    }

    func fitted(to series: AnnualSeries) throws(StatisticsError) -> FittedPooledTrend {
        let own = try reading(series, prior)
        let support = series.support
        // Bounds of a mirrored history aren't worked out.
        guard series.hasTwoEnds, own.posterior.bounds == nil,
            let mirrored = try? reading(series.mirrored(), prior.reversed)
        else { return own }
        return FittedPooledTrend(
            history: own.history, posterior: own.posterior,
            mirror: PooledMirror(mirrored, beside: own, whole: support.lower + support.upper))
    }

    private func reading(_ series: AnnualSeries, _ prior: PooledPrior) throws(StatisticsError) -> FittedPooledTrend {
        let history = PooledHistory(try ExactHistory(series, for: family, atLeast: minimumValues))
        return FittedPooledTrend(history: history, posterior: try PooledPosterior(history, prior: prior))
    }
}
