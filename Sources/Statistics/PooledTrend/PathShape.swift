/// What paths of the components of one group share: the deviations of a component's coming years from their means are
/// σ · root · z + sd(b₀) · Σ loadings · w with independent standard normals z, one a year, and w, one a column of loadings.
struct PathShape: Sendable {
    /// Lower triangular, row by row.
    let root: [Double]
    /// What the start trend adds, column by column, a year an element: a second column where years are interpolated.
    let loadings: [[Double]]

    init(
        of group: ComponentBank.Group, _ tables: PatternTables, _ bank: ComponentBank, horizon: Int, elapsed: Double
    ) {
        let outlook = YearTerms.terms(of: group, tables, bank, horizon: horizon)
        let noise = bank.dynamics[group.dynamics].noiseCovariances(
            after: tables.filters[group.dynamics], horizon: horizon)
        var spreads = [Double](repeating: 0, count: horizon * horizon)
        for later in 1...horizon {
            for earlier in 1...later {
                let shared = SharedTerms(of: earlier, and: later, group, outlook, noise, tables, elapsed: elapsed)
                spreads[(later - 1) * horizon + earlier - 1] = shared.spread
            }
        }
        root = SymmetricMatrix.root(spreads, size: horizon)
        let slopes = outlook.map(\.slope)
        let later = slopes.dropFirst().map { (1 - elapsed).squareRoot() * $0 }
        let earlier = slopes.dropLast().map { elapsed.squareRoot() * $0 }
        loadings = elapsed > 0 ? [later, earlier] : [later]
    }

    /// The shapes of the bank's groups; remembered.
    static func shapes(
        _ tables: PatternTables, _ bank: ComponentBank, horizon: Int, elapsed: Double
    ) -> [PathShape] {
        tables.shapes.terms(horizon: horizon, elapsed: elapsed) {
            bank.groups.map { PathShape(of: $0, tables, bank, horizon: horizon, elapsed: elapsed) }
        }
    }
}
