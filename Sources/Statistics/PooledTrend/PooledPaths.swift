import NumericalMethods

extension FittedPooledTrend {
    /// Joint draws: a component, its states from their posterior, then innovations.
    ///
    /// Where truncation cuts off more than a thousandth, each year of a path is moved to the truncated distribution's value of
    /// the same probability, so that year by year the paths follow the forecast and none has to be thrown away.
    func paths(count: Int, horizon: Int, from stream: inout RandomStream) throws(StatisticsError) -> JointPaths {
        guard !series.support.neverFalls else {
            return try risingPaths(mixtures(horizon: horizon), count: count, from: &stream)
        }
        let parts = try parts(horizon: horizon)
        let model = posterior.bounds.map { BoundModel($0, history, posterior, horizon: horizon) }
        let source = PooledPathSource(posterior, horizon: horizon, elapsed: history.history.elapsed, bounds: model)
        var years = try numerically { () throws(NumericalError) in
            try source.years(count: max(0, count), from: &stream)
        }
        for (year, parts) in parts.enumerated() {
            let ends = ends(ofStep: year + 1)
            let cut = PooledMixture.cutOff(parts, lower: ends.lower, upper: ends.upper)
            let table =
                cut.below + cut.above > Self.visible
                ? try TruncationTable(PooledMixture(parts, lower: ends.lower, upper: ends.upper, cut)) : nil
            years[year] = years[year].map { free in
                rounded(min(max(table?.truncated(free) ?? free, ends.lower), ends.upper))
            }
        }
        return JointPaths(years: years)
    }

    /// What truncation must cut off to be seen in a few thousand draws, whose shares are off by about half a hundredth; less
    /// is held at the bound.
    private static let visible = 1e-3

    /// Of a quantity that never falls: all years driven by one and the same probability, equally distant ones over all paths.
    private func risingPaths(
        _ mixtures: [PooledMixture], count: Int, from stream: inout RandomStream
    ) throws(StatisticsError) -> JointPaths {
        let offset = max(stream.uniform(), .ulpOfOne)
        let probabilities = stream.order(of: count).map { (Double($0) + offset) / Double(count) }
        var years: [[Double]] = []
        for mixture in mixtures {
            let values = try mixture.quantiles(probabilities).map(rounded)
            years.append(years.last.map { zip(values, $0).map(max) } ?? values)
        }
        return JointPaths(years: years)
    }

    /// The whole number that `value` rounds to, where the series has whole numbers only.
    private func rounded(_ value: Double) -> Double {
        series.support.isInteger ? min(max(value.rounded(), series.support.lower), series.support.upper) : value
    }
}
