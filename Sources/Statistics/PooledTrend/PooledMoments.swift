/// The components' means and standard deviations in the coming years.
///
/// With the start level integrated out, a year's mean is center + slope · b₀ and its variance spread · σ² + slope² · var(b₀).
struct PooledMoments {
    let posterior: PooledPosterior
    private let horizon: Int
    /// One for each group that has components left.
    private var groups: [GroupMoments] = []

    private struct GroupMoments {
        let scale: PooledScale
        /// Places in the posterior's components.
        let members: Range<Int>
        /// One element a year, nearest first.
        var centers: [Double] = []
        var slopes: [Double] = []
        var slopeSquares: [Double] = []
        var spreads: [Double] = []
    }

    /// b₀ of each component: posterior mean and variance; and σ².
    private var trendMeans: [Double] = []
    private var trendVariances: [Double] = []
    private var variances: [Double] = []

    /// - Parameter elapsed: How much of the first year ahead had passed at the last value. Means and variances are then
    ///   interpolated between whole years, exact for a random walk.
    init(_ posterior: PooledPosterior, horizon: Int, elapsed: Double) {
        self.posterior = posterior
        self.horizon = horizon
        var groups: [GroupMoments] = []
        var trendMeans: [Double] = []
        var trendVariances: [Double] = []
        posterior.forEachGroup { group, members in
            guard let scale = posterior.scale(of: group) else { return }
            let lines = YearLine.lines(of: group, on: scale, posterior.tables, posterior.bank, horizon: horizon)
            var moments = GroupMoments(scale: group.scale, members: members)
            for step in 1...horizon {
                let line = YearLine(between: lines[step - 1], and: lines[step], share: elapsed)
                moments.centers.append(scale.anchor + line.center)
                moments.slopes.append(line.slope)
                moments.slopeSquares.append(line.slopeSquare)
                moments.spreads.append(line.spread)
            }
            groups.append(moments)
            for place in members {
                let trend = posterior.trend(at: place, of: group, on: scale)
                trendMeans.append(trend.mean)
                trendVariances.append(trend.variance)
            }
        }
        self.groups = groups
        self.trendMeans = trendMeans
        self.trendVariances = trendVariances
        variances = posterior.components.map {
            let deviation = posterior.bank.deviations[Int($0)]
            return deviation * deviation
        }
    }

    /// The normals of the `step`-th year, scale by scale.
    func parts(step: Int) -> [NormalSum] {
        posterior.scales.compactMap { scale in
            var sum = NormalSum(scale: scale.scale)
            for group in groups where group.scale == scale.name {
                let (center, slope) = (group.centers[step - 1], group.slopes[step - 1])
                let (slopeSquare, spread) = (group.slopeSquares[step - 1], group.spreads[step - 1])
                for place in group.members {
                    let variance = variances[place] * spread + slopeSquare * trendVariances[place]
                    sum.append(
                        weight: posterior.weights[place], mean: center + slope * trendMeans[place],
                        deviation: variance.squareRoot())
                }
            }
            return sum.weights.isEmpty ? nil : sum
        }
    }
}

/// A coming year of the components of one group: mean = center + slope · b₀, variance = spread · σ² + slopeSquare · var(b₀).
struct YearLine {
    let center: Double
    let slope: Double
    let slopeSquare: Double
    let spread: Double

    /// Years 0 … `horizon`, year 0 being the last one with a value.
    static func lines(
        of group: ComponentBank.Group, on scale: PooledPosterior.ScaleRun, _ tables: PatternTables,
        _ bank: ComponentBank, horizon: Int
    ) -> [YearLine] {
        let place = group.dynamics
        let outlook = bank.dynamics[place].outlook(
            after: tables.filters[place], horizon: horizon, driftFactor: group.driftFactor)
        let (squares, cross) = (tables.levelSquares[place], tables.levelTrends[place])
        let level = scale.run.levels[place] / squares
        return outlook.map { year in
            let slope = year.startTrend - year.startLevel * cross / squares
            let ofData = year.level * scale.run.level[place] + year.trend * scale.run.trend[place]
            return YearLine(
                center: ofData + year.startLevel * level, slope: slope, slopeSquare: slope * slope,
                spread: year.variance + year.startLevel * year.startLevel / squares)
        }
    }

    init(center: Double, slope: Double, slopeSquare: Double, spread: Double) {
        self.center = center
        self.slope = slope
        self.slopeSquare = slopeSquare
        self.spread = spread
    }

    /// `share` of `earlier` and the rest of `later`.
    init(between earlier: YearLine, and later: YearLine, share: Double) {
        func mixed(_ quantity: (YearLine) -> Double) -> Double {
            share == 0 ? quantity(later) : share * quantity(earlier) + (1 - share) * quantity(later)
        }
        self.init(
            center: mixed(\.center), slope: mixed(\.slope), slopeSquare: mixed(\.slopeSquare), spread: mixed(\.spread))
    }
}
