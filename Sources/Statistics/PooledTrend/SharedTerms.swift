/// What two coming years of the components of one group share: their covariance is spread · σ² + slopes · var(b₀).
struct SharedTerms: Sendable {
    let spread: Double
    /// The product of both years' slopes.
    let slopes: Double

    /// - Parameters:
    ///   - outlook: The group's years from 0, the last one with a value.
    ///   - covariances: Of the same years.
    ///   - elapsed: How much of the first year ahead had passed at the last value; the years are then interpolated.
    init(
        of first: Int, and second: Int, _ outlook: [YearTerms], _ covariances: YearCovariances, elapsed: Double
    ) {
        func between(_ whole: (Int, Int) -> Double) -> Double {
            let later = whole(first, second)
            return elapsed > 0 ? elapsed * whole(first - 1, second - 1) + (1 - elapsed) * later : later
        }
        spread = between { covariances[$0, $1] }
        slopes = between { outlook[$0].slope * outlook[$1].slope }
    }

    func covariance(variance: Double, ofTrend: Double) -> Double { spread * variance + slopes * ofTrend }
}
