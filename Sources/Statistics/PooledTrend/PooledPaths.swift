import MitoshiNumericalMethods

extension FittedPooledTrend {
    /// Joint draws: a component, its states from their posterior, then innovations.
    ///
    /// What lies beyond the possible values is held at their end. Where a known bound cuts off more than a thousandth, each
    /// year of a path is moved to the truncated distribution's value of the same probability, so that year by year the paths
    /// follow the forecast and none has to be thrown away.
    func paths(count: Int, horizon: Int, from stream: inout RandomStream) throws(StatisticsError) -> JointPaths {
        guard (1...Forecast.longestHorizon).contains(horizon) else { throw .invalidHorizon(horizon) }
        guard !series.support.neverFalls else {
            return try risingPaths(mixtures(horizon: horizon), count: count, from: &stream)
        }
        if let memories { return try memories.paths(beside: self, count: count, horizon: horizon, from: &stream) }
        guard let mirror else { return try ownPaths(count: count, horizon: horizon, from: &stream) }
        return try mirror.paths(beside: self, count: count, horizon: horizon, from: &stream)
    }

    /// Those of this reading alone.
    func ownPaths(count: Int, horizon: Int, from stream: inout RandomStream) throws(StatisticsError) -> JointPaths {
        let model = posterior.bounds.map { BoundModel($0, history, posterior, horizon: horizon) }
        let source = PooledPathSource(posterior, horizon: horizon, elapsed: history.history.elapsed, bounds: model)
        var years = try numerically { () throws(NumericalError) in
            try source.years(count: max(0, count), from: &stream)
        }
        for year in years.indices {
            let ends = knownEnds(ofStep: year + 1)
            let table = ends.lower.isFinite || ends.upper.isFinite ? try truncation(of: year + 1, to: ends) : nil
            years[year] = years[year].map { free in
                held(min(max(table?.truncated(free) ?? free, ends.lower), ends.upper))
            }
        }
        return JointPaths(years: years)
    }

    /// `nil` where the ends of the `step`-th year cut off too little to be seen.
    private func truncation(
        of step: Int, to ends: (lower: Double, upper: Double)
    ) throws(StatisticsError) -> TruncationTable? {
        let components = try components(horizon: step)[step - 1]
        let cut = PooledMixture.cutOff(components.parts, lower: ends.lower, upper: ends.upper)
        guard cut.below + cut.above > Self.visible else { return nil }
        return try TruncationTable(PooledMixture(components, lower: ends.lower, upper: ends.upper, cut))
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
            let values = try mixture.quantiles(probabilities).map(held)
            years.append(years.last.map { zip(values, $0).map(max) } ?? values)
        }
        return JointPaths(years: years)
    }

    /// `value` as the series can have it: rounded where it has whole numbers only, and within its ends.
    private func held(_ value: Double) -> Double {
        let (lower, upper) = history.history.bounds
        return min(max(series.support.isInteger ? value.rounded() : value, lower), upper)
    }
}

extension PooledMirror {
    /// Both readings' paths, each with its share of them as nearly as whole numbers allow, in an order drawn by chance.
    fileprivate func paths(
        beside own: FittedPooledTrend, count: Int, horizon: Int, from stream: inout RandomStream
    ) throws(StatisticsError) -> JointPaths {
        let others = Int((weight * Double(count) + stream.uniform()).rounded(.down))
        let order = stream.order(of: count)
        let first = try own.ownPaths(count: count - others, horizon: horizon, from: &stream)
        let second = try fitted.ownPaths(count: others, horizon: horizon, from: &stream)
        return JointPaths(
            years: (0..<horizon).map { year in
                let all = first.years[year] + second.years[year].map { whole - $0 }
                return order.map { all[$0] }
            })
    }
}
