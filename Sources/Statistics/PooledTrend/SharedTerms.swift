/// What two coming years of the components of one group share: their covariance is spread · σ² + slopes · var(b₀).
struct SharedTerms: Sendable {
    let spread: Double
    /// The product of both years' slopes.
    let slopes: Double

    /// - Parameters:
    ///   - outlook: The group's years from 0, the last one with a value.
    ///   - noise: What chance adds to the covariances of the group's years.
    ///   - elapsed: How much of the first year ahead had passed at the last value; the years are then interpolated.
    init(
        of first: Int, and second: Int, _ group: ComponentBank.Group, _ outlook: [YearTerms], _ noise: NoiseCovariances,
        _ tables: PatternTables, elapsed: Double
    ) {
        let place = group.dynamics
        func whole(_ first: Int, _ second: Int) -> (spread: Double, slopes: Double) {
            // The start level enters every later year with a factor of its own.
            let (left, right) = (outlook[first], outlook[second])
            let ofLevel = left.startLevel * right.startLevel / tables.levelSquares[place]
            return (noise[first, second] + ofLevel, left.slope * right.slope)
        }
        let later = whole(first, second)
        let earlier = elapsed > 0 ? whole(first - 1, second - 1) : later
        spread = elapsed * earlier.spread + (1 - elapsed) * later.spread
        slopes = elapsed * earlier.slopes + (1 - elapsed) * later.slopes
    }

    func covariance(variance: Double, ofTrend: Double) -> Double { spread * variance + slopes * ofTrend }
}
