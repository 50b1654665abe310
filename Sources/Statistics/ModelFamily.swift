/// The models the command line can name. A closed list: `switch` over it stays exhaustive.
public enum ModelFamily: String, CaseIterable, Sendable, Codable {
    case randomWalk = "random-walk"
    case randomWalkWithDrift = "random-walk-with-drift"
    case linearTrend = "linear-trend"
    case weightedLinearTrend = "weighted-linear-trend"
    case robustLinearTrend = "robust-linear-trend"
    case exponentialTrend = "exponential-trend"
    case logisticGrowth = "logistic-growth"
    case gompertzGrowth = "gompertz-growth"
    case simpleExponentialSmoothing = "simple-exponential-smoothing"
    case holtLinear = "holt-linear"
    case dampedTrend = "damped-trend"
    case theta = "theta"
    case poissonTrend = "poisson-trend"
    case negativeBinomialTrend = "negative-binomial-trend"
    case gammaPoisson = "gamma-poisson"
    /// Of counts of any size.
    case countAverage = "count-average"
    case binomialTrend = "binomial-trend"
    /// Of a quantity that only accumulates.
    case yearlyIncrements = "yearly-increments"
    /// The one model that learns from a second series besides.
    case driverRegression = "driver-regression"
    case pooledTrend = "pooled-trend"
}
