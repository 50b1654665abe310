/// What two coming years of the components of one group share: their covariance is spread · σ² + slopes · var(b₀).
struct SharedTerms: Sendable {
    let spread: Double
    /// The product of both years' slopes.
    let slopes: Double

    /// - Parameters:
    ///   - outlook: The group's years from 0, the last one with a value.
    ///   - elapsed: How much of the first year ahead had passed at the last value; the years are then interpolated.
    init(
        of first: Int, and second: Int, _ group: ComponentBank.Group, _ outlook: [YearTerms], _ tables: PatternTables,
        _ bank: ComponentBank, elapsed: Double
    ) {
        let place = group.dynamics
        func whole(_ first: Int, _ second: Int) -> (spread: Double, slopes: Double) {
            let noise = bank.dynamics[place].noiseCovariance(after: tables.filters[place], first, second)
            // The start level enters every later year with a factor of its own.
            let (left, right) = (outlook[first], outlook[second])
            let ofLevel = left.startLevel * right.startLevel / tables.levelSquares[place]
            return (noise + ofLevel, left.slope * right.slope)
        }
        let later = whole(first, second)
        let earlier = elapsed > 0 ? whole(first - 1, second - 1) : later
        spread = elapsed * earlier.spread + (1 - elapsed) * later.spread
        slopes = elapsed * earlier.slopes + (1 - elapsed) * later.slopes
    }

    func covariance(variance: Double, ofTrend: Double) -> Double { spread * variance + slopes * ofTrend }
}

extension SharedTerms {
    /// How many pairs of years 1 … `horizon` there are, each year with itself and the earlier ones.
    static func pairs(horizon: Int) -> Int { horizon * (horizon + 1) / 2 }

    /// The pairs of the bank's first group, later year by later year, then those of the next; remembered.
    static func terms(
        _ tables: PatternTables, _ bank: ComponentBank, horizon: Int, elapsed: Double
    ) -> [SharedTerms] {
        tables.shared.terms(horizon: horizon, elapsed: elapsed) {
            bank.groups.flatMap { group in
                let outlook = YearTerms.terms(of: group, tables, bank, horizon: horizon)
                return (1...horizon).flatMap { later in
                    (1...later).map { SharedTerms(of: $0, and: later, group, outlook, tables, bank, elapsed: elapsed) }
                }
            }
        }
    }
}
