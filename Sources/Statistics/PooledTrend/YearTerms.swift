import Synchronization

/// A coming year of the components of one group, without what the values add: with the start level integrated out its mean
/// is center + slope · b₀ and its variance spread · σ² + slopeSquare · var(b₀).
struct YearTerms: Hashable, Sendable {
    /// What the center takes of the state at the end of the data's run, and of the start level.
    let level: Double
    let trend: Double
    let startLevel: Double
    let slope: Double
    let slopeSquare: Double
    let spread: Double

    /// Years 0 … `horizon`, year 0 being the last one with a value.
    static func terms(
        of group: ComponentBank.Group, _ tables: PatternTables, _ bank: ComponentBank, horizon: Int
    ) -> [YearTerms] {
        let place = group.dynamics
        let (squares, cross) = (tables.levelSquares[place], tables.levelTrends[place])
        let outlook = bank.dynamics[place].outlook(
            after: tables.filters[place], horizon: horizon, driftFactor: group.driftFactor)
        return outlook.map { year in
            let slope = year.startTrend - year.startLevel * cross / squares
            return YearTerms(
                level: year.level, trend: year.trend, startLevel: year.startLevel, slope: slope,
                slopeSquare: slope * slope, spread: year.variance + year.startLevel * year.startLevel / squares)
        }
    }

    /// How the same years hang together.
    static func covariances(
        of group: ComponentBank.Group, _ tables: PatternTables, _ bank: ComponentBank, horizon: Int
    ) -> YearCovariances {
        let place = group.dynamics
        return bank.dynamics[place].covariances(
            after: tables.filters[place], horizon: horizon, driftFactor: group.driftFactor,
            levelSquare: tables.levelSquares[place])
    }

    /// The center: the mean without b₀, relative to the scale's anchor.
    func center(of dynamics: Int, after run: FilterLanes.Run, _ tables: PatternTables) -> Double {
        level * run.level[dynamics] + trend * run.trend[dynamics]
            + startLevel * run.levels[dynamics] / tables.levelSquares[dynamics]
    }

    /// `share` of `earlier` and the rest of `later`.
    static func between(_ earlier: YearTerms, and later: YearTerms, share: Double) -> YearTerms {
        guard share > 0 else { return later }
        func mixed(_ quantity: (YearTerms) -> Double) -> Double {
            share * quantity(earlier) + (1 - share) * quantity(later)
        }
        return YearTerms(
            level: mixed(\.level), trend: mixed(\.trend), startLevel: mixed(\.startLevel), slope: mixed(\.slope),
            slopeSquare: mixed(\.slopeSquare), spread: mixed(\.spread))
    }
}

extension YearTerms {
    /// Years 1 … `horizon` of the bank's first group, then those of the next; remembered.
    static func terms(
        _ tables: PatternTables, _ bank: ComponentBank, horizon: Int, elapsed: Double
    ) -> [YearTerms] {
        tables.years.terms(horizon: horizon, elapsed: elapsed) {
            bank.groups.flatMap { group in
                let years = YearTerms.terms(of: group, tables, bank, horizon: horizon)
                return (1...horizon).map { YearTerms.between(years[$0 - 1], and: years[$0], share: elapsed) }
            }
        }
    }
}
