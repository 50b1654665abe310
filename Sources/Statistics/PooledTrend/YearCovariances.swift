/// How the years after the last hang together within a group once the start level is integrated out and the start trend known:
/// their covariances in units of σ².
///
/// Every dynamics moves a state of two, the level and what moves it: with e ~ N(0, σ²) a year's value is the first element of
/// F · state + (e, 0) and the state after it F · state + gain · e, where F = [1 step; 0 damping]. Of two years the later one takes the
/// first element of F^(years between) · (what the earlier value and the state after it share).
struct YearCovariances: Sendable {
    /// The parts of F.
    let step: Double
    let damping: Double
    /// Of years 0 … horizon, year 0 being the last one with a value.
    let variances: [Double]
    /// What each year's value shares with the state after it.
    let shared: [SIMD2<Double>]
    /// What the second element of a state comes to 0, 1 … years later.
    private let reaches: [Double]

    /// - Parameters:
    ///   - gain: What an innovation adds to the state.
    ///   - known: The covariance of the state in the last year, had the start level been known.
    ///   - ofLevel: What the state in the last year takes of the start level, whose variance is 1/`levelSquare`.
    init(
        step: Double, damping: Double, gain: SIMD2<Double>, known: (level: Double, cross: Double, trend: Double),
        ofLevel: SIMD2<Double>, levelSquare: Double, horizon: Int
    ) {
        let ofBoth = ofLevel * ofLevel.x / levelSquare
        var state = (
            level: known.level + ofBoth.x, cross: known.cross + ofBoth.y,
            trend: known.trend + ofLevel.y * ofLevel.y / levelSquare
        )
        var (variances, shared, reaches) = ([state.level], [SIMD2(state.level, state.cross)], [0.0])
        for year in 0..<horizon {
            let moved = (
                level: state.level + step * (2 * state.cross + step * state.trend),
                cross: damping * (state.cross + step * state.trend), trend: damping * damping * state.trend
            )
            variances.append(moved.level + 1)
            shared.append(SIMD2(moved.level, moved.cross) + gain)
            reaches.append(step + damping * reaches[year])
            state = (moved.level + gain.x * gain.x, moved.cross + gain.x * gain.y, moved.trend + gain.y * gain.y)
        }
        (self.step, self.damping) = (step, damping)
        (self.variances, self.shared, self.reaches) = (variances, shared, reaches)
    }

    /// The covariance of two years.
    subscript(first: Int, second: Int) -> Double {
        guard first != second else { return variances[first] }
        let earlier = shared[min(first, second)]
        return earlier.x + reaches[abs(first - second)] * earlier.y
    }

    /// A state a year later, without an innovation.
    func moved(_ state: SIMD2<Double>) -> SIMD2<Double> { SIMD2(state.x + step * state.y, damping * state.y) }
}
