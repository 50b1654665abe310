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

    /// `share` of `earlier` and the rest of `later`, with the means moved by `anchor`.
    init(between earlier: YearLine, and later: YearLine, share: Double, anchor: Double) {
        func mixed(_ quantity: (YearLine) -> Double) -> Double {
            share == 0 ? quantity(later) : share * quantity(earlier) + (1 - share) * quantity(later)
        }
        self.init(
            center: anchor + mixed(\.center), slope: mixed(\.slope), slopeSquare: mixed(\.slopeSquare),
            spread: mixed(\.spread))
    }
}
