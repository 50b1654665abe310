/// What bounds make of one component: how much its weight changes, and how each coming year's normal is conditioned.
struct BoundEffect: Sendable {
    /// log P(all bounds).
    var logProbability = 0.0
    /// Where the variable lies that the coming years are still to be conditioned on, a standard normal.
    var interval = ScoreInterval.everything
    /// One element a coming year: how far its mean moved, in its own standard deviations, the factor of its variance, and
    /// its correlation with that variable.
    var shifts: [Double]
    var factors: [Double]
    var correlations: [Double]
}

/// Bounded years and coming years of one component, jointly normal given the exact values; each in units of its own
/// standard deviation, as a distance from its mean.
struct BoundJoint: Sendable {
    /// Of each bound, with what the value may be.
    var intervals: [ScoreInterval]
    /// Correlations of the bounds, row by row.
    var among: [Double]
    /// Correlations of a coming year with every bound, year by year.
    var ahead: [[Double]]
    /// The coming years that the last bounds are about, from 1.
    let laterSteps: [Int]

    /// One bound is left to be conditioned on exactly. Of several all but the one that says most are taken one after the
    /// other, each leaving the normal with the mean and the variance that it has then (assumed density filtering; Maybeck
    /// 1982, Stochastic Models, Estimation and Control 2, section 12.7).
    func effect() -> BoundEffect {
        var effect = BoundEffect(
            shifts: ahead.map { _ in 0 }, factors: ahead.map { _ in 1 }, correlations: ahead.map { _ in 0 })
        var rest = self
        var means = [Double](repeating: 0, count: intervals.count)
        let order = intervals.indices.sorted { intervals[$0].logMass > intervals[$1].logMass }
        for bound in order.dropLast() { rest.absorb(bound, means: &means, into: &effect) }
        guard let last = order.last else { return effect }
        let (interval, deviation) = rest.standardized(last, means)
        effect.interval = interval
        effect.logProbability += interval.logMass
        for year in ahead.indices {
            let spread = effect.factors[year].squareRoot() * deviation
            effect.correlations[year] = spread > 0 ? min(max(rest.ahead[year][last] / spread, -1), 1) : 0
        }
        return effect
    }

    private func standardized(_ bound: Int, _ means: [Double]) -> (interval: ScoreInterval, deviation: Double) {
        let deviation = max(among[bound * intervals.count + bound], 1e-24).squareRoot()
        let interval = intervals[bound]
        return (
            ScoreInterval(
                lower: (interval.lower - means[bound]) / deviation, upper: (interval.upper - means[bound]) / deviation),
            deviation
        )
    }

    private mutating func absorb(_ bound: Int, means: inout [Double], into effect: inout BoundEffect) {
        let size = intervals.count
        let (interval, deviation) = standardized(bound, means)
        let (mean, variance) = interval.moments
        effect.logProbability += interval.logMass
        let column = (0..<size).map { among[$0 * size + bound] / deviation }
        for row in 0..<size {
            means[row] += column[row] * mean
            for other in 0..<size { among[row * size + other] -= column[row] * column[other] * (1 - variance) }
        }
        for year in ahead.indices {
            let slope = ahead[year][bound] / deviation
            effect.shifts[year] += slope * mean
            effect.factors[year] = max(effect.factors[year] - slope * slope * (1 - variance), 1e-12)
            for other in 0..<size { ahead[year][other] -= slope * column[other] * (1 - variance) }
        }
    }
}
