/// What paths of the components of one group share: the deviations of a component's coming years from their means are
/// σ · (what the years' own independent standard normals make of them) + sd(b₀) · Σ loadings · w with independent standard normals w,
/// one a column of loadings.
///
/// The first part is the Cholesky root of ``YearCovariances``, which needs no matrix: what a year's normal adds to the years after it moves
/// on as a state of two (the innovations of Kalman's filter; Anderson & Moore 1979, Optimal Filtering, section 9.3).
struct PathShape: Sendable {
    /// What a year's own normal adds to it.
    private let own: [Double]
    /// What the normal adds to the state that later years take up.
    private let carried: [SIMD2<Double>]
    private let covariances: YearCovariances
    /// What the start trend adds, column by column, a year an element: a second column where years are interpolated.
    let loadings: [[Double]]

    /// - Parameters:
    ///   - covariances: Of years 0 … horizon.
    ///   - slopes: What the start trend adds to each of them.
    ///   - elapsed: How much of the first year ahead had passed at the last value; the years are then interpolated.
    init(of covariances: YearCovariances, slopes: [Double], elapsed: Double) {
        self.covariances = covariances
        var (own, carried) = ([Double](), [SIMD2<Double>]())
        // What the normals before a year give the state, and its covariance.
        var known = (level: 0.0, cross: 0.0, trend: 0.0)
        let (step, damping) = (covariances.step, covariances.damping)
        for year in slopes.indices.dropFirst() {
            known = (
                known.level + step * (2 * known.cross + step * known.trend),
                damping * (known.cross + step * known.trend), damping * damping * known.trend
            )
            let variance = elapsed * covariances.variances[year - 1] + (1 - elapsed) * covariances.variances[year]
            let shared = elapsed * covariances.shared[year - 1] + (1 - elapsed) * covariances.shared[year]
            let deviation = max(variance - known.level, 0).squareRoot()
            let rest = deviation > 0 ? (shared - SIMD2(known.level, known.cross)) / deviation : .zero
            own.append(deviation)
            carried.append(rest)
            known = (known.level + rest.x * rest.x, known.cross + rest.x * rest.y, known.trend + rest.y * rest.y)
        }
        (self.own, self.carried) = (own, carried)
        let later = slopes.dropFirst().map { (1 - elapsed).squareRoot() * $0 }
        let earlier = slopes.dropLast().map { elapsed.squareRoot() * $0 }
        loadings = elapsed > 0 ? [later, earlier] : [later]
    }

    /// What the years' own normals make of them, times `deviation`.
    func deviate(_ years: inout [Double], by deviation: Double, _ normals: ArraySlice<Double>) {
        var state = SIMD2<Double>.zero
        for (year, normal) in normals.enumerated() {
            state = covariances.moved(state)
            years[year] = deviation * (state.x + own[year] * normal)
            state += carried[year] * normal
        }
    }

    /// The shapes of the bank's groups; remembered.
    static func shapes(
        _ tables: PatternTables, _ bank: ComponentBank, horizon: Int, elapsed: Double
    ) -> [PathShape] {
        tables.shapes.terms(horizon: horizon, elapsed: elapsed) {
            bank.groups.map { group in
                PathShape(
                    of: YearTerms.covariances(of: group, tables, bank, horizon: horizon),
                    slopes: YearTerms.terms(of: group, tables, bank, horizon: horizon).map(\.slope), elapsed: elapsed)
            }
        }
    }
}
