/// A year that is like nothing the prior has seen: once in a thousand years the value may be anything around the last one.
///
/// Without it a value far from all components would have a chance of exactly 0, and every level short of it one of exactly 1.
/// The size is ours; it is too small to be seen in any score. On the scale the move has a standard deviation of 1, so about a
/// threefold or a third, and once in ten thousand surprises of 4.
enum Surprise {
    /// Of a year.
    static let chance = 1e-3
    private static let chanceOfGreater = 1e-4
    private static let deviation = 1.0
    private static let greaterDeviation = 4.0

    static func normals(about position: Double, on scale: ScaleOfHistory) -> NormalSum {
        let deviations = [deviation, greaterDeviation, 1, 1]
        return NormalSum(
            scale: scale, weights: [chance * (1 - chanceOfGreater), chance * chanceOfGreater, 0, 0],
            means: deviations.map { _ in position }, variances: deviations.map { $0 * $0 })
    }
}
