extension ModelFamily {
    /// The model with its default settings.
    public var model: any ForecastModel { model(for: .real) }

    /// The model with the settings that suit values on `support`: growth curves take its upper end as their ceiling.
    ///
    /// - Parameters:
    ///   - driver: The series that the values follow; only the driver regression looks at it, and it fits nothing without.
    ///   - orientation: Which way the trend is expected to point; only the models with a learned prior of trends look at it.
    public func model(
        for support: Support, driver: DriverSeries? = nil, orientation: TrendOrientation = .rising
    ) -> any ForecastModel {
        let ceiling: GrowthCurve.Ceiling = support.upper.isFinite ? .given(support.upper) : .estimated
        return switch self {
        case .randomWalk: RandomWalk()
        case .randomWalkWithDrift: RandomWalk(hasDrift: true)
        case .linearTrend: LinearTrend()
        case .weightedLinearTrend: WeightedLinearTrend()
        case .robustLinearTrend: RobustLinearTrend()
        case .exponentialTrend: ExponentialTrend()
        case .logisticGrowth: GrowthCurve(shape: .logistic, ceiling: ceiling)
        case .gompertzGrowth: GrowthCurve(shape: .gompertz, ceiling: ceiling)
        case .simpleExponentialSmoothing: ExponentialSmoothing(trend: .none)
        case .holtLinear: ExponentialSmoothing(trend: .linear)
        case .dampedTrend: ExponentialSmoothing(trend: .damped)
        case .theta: Theta()
        case .poissonTrend: CountTrend(spread: .poisson)
        case .negativeBinomialTrend: CountTrend(spread: .negativeBinomial)
        case .gammaPoisson: GammaPoisson()
        case .countAverage: CountAverage(orientation: orientation)
        case .binomialTrend: BinomialTrend()
        case .yearlyIncrements: YearlyIncrements()
        case .driverRegression: DriverRegression(driver: driver)
        case .pooledTrend: PooledTrend(orientation: orientation)
        }
    }
}
