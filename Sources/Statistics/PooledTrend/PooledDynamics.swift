/// How a quantity moves from year to year, as a component of a pooled trend names it.
///
/// Every family is linear in a start level with a flat prior and a start trend with a normal one, and filters the values
/// by a recursion of one form (`PooledFilter`). A further family is one more case and one more file.
public enum PooledDynamics: Hashable, Sendable {
    case dampedTrend(DampedTrendDynamics)
    case revertingGrowth(RevertingGrowthDynamics)
    case meanReversion(MeanReversionDynamics)

    /// The data-free half of the likelihood of values in the years of `pattern`.
    ///
    /// - Parameters:
    ///   - variances: The innovations' variance in each year, in units of that in the last.
    ///   - noise: In the same units, the variance that the values of each year have besides; `nil` for none.
    func filter(_ pattern: YearPattern, variances: [Double], noise: [Double]?) -> PooledFilter {
        switch self {
        case .dampedTrend(let dynamics): dynamics.filter(pattern, variances: variances, noise: noise)
        case .revertingGrowth(let dynamics): dynamics.filter(pattern, variances: variances, noise: noise)
        case .meanReversion(let dynamics): dynamics.filter(pattern, variances: variances, noise: noise)
        }
    }

    /// How the years after the last depend on the state there: elements 0 … `horizon`, element 0 being the last year
    /// itself.
    func outlook(after filter: PooledFilter, horizon: Int, driftFactor: Double) -> [PooledOutlook] {
        switch self {
        case .dampedTrend(let dynamics):
            dynamics.outlook(after: filter, horizon: horizon, driftFactor: driftFactor)
        case .revertingGrowth(let dynamics):
            dynamics.outlook(after: filter, horizon: horizon, driftFactor: driftFactor)
        case .meanReversion(let dynamics):
            dynamics.outlook(after: filter, horizon: horizon, driftFactor: driftFactor)
        }
    }

    /// How the years up to the `horizon`-th after the last hang together.
    ///
    /// - Parameter levelSquare: Σ p²/F, the inverse variance of the start level in units of σ².
    func covariances(
        after filter: PooledFilter, horizon: Int, driftFactor: Double, levelSquare: Double
    ) -> YearCovariances {
        switch self {
        case .dampedTrend(let dynamics):
            dynamics.covariances(
                after: filter, horizon: horizon, slopeFactor: driftFactor, levelSquare: levelSquare)
        case .revertingGrowth(let dynamics):
            dynamics.slopes.covariances(after: filter, horizon: horizon, slopeFactor: 1, levelSquare: levelSquare)
        case .meanReversion(let dynamics):
            dynamics.covariances(after: filter, horizon: horizon, levelSquare: levelSquare)
        }
    }
}

/// The data-free half of a likelihood: the gains of a recursion that three runs share.
///
/// With state (level, trend), prediction = carry · level + damping · trend and innovation e = value − prediction, the next
/// state is (prediction + levelGain · e, damping · trend + trendGain · e). Run on the data from (0, 0) the innovations are
/// u; the innovations given the start level and the start trend are u − unitLevel · level − unitTrend · trend.
struct PooledFilter: Sendable {
    let carry: Double
    let damping: Double
    /// One element a year in what follows; a missing year has gains and precision 0.
    var levelGains: [Double] = []
    var trendGains: [Double] = []
    /// 1/F, the inverse variance of an innovation in units of the last year's σ².
    var precisions: [Double] = []
    var unitLevels: [Double] = []
    var unitTrends: [Double] = []
    /// Σ log F over the observed years.
    var logVariances = 0.0
    /// The state at the end of the runs on a unit level and on a unit trend.
    var unitLevelState = (level: 1.0, trend: 0.0)
    var unitTrendState = (level: 0.0, trend: 1.0)
    /// The covariance of the state at the end, in units of σ²: level, both, trend.
    var covariance = (level: 0.0, cross: 0.0, trend: 0.0)
    /// The time from the first year to the last.
    var elapsed = 0.0

    init(carry: Double, damping: Double) {
        self.carry = carry
        self.damping = damping
    }
}

/// A year after the last one, as a function of the state there.
///
/// Its mean is level · (level of the data's run) + trend · (trend of the data's run) + startLevel · ℓ₀ + startTrend · b₀.
struct PooledOutlook: Hashable, Sendable {
    let level: Double
    let trend: Double
    let startLevel: Double
    let startTrend: Double
    /// What chance adds to the variance, in units of σ².
    let variance: Double
}
