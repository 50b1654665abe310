extension AnnualSeries {
    /// The models worth fitting to values like these: no logarithm where values may be negative, on shares a curve that
    /// stays inside, on small counts a distribution of counts.
    public var suitableFamilies: [ModelFamily] { ModelFamily.allCases.filter(suits) }

    /// The families whose errors on the series' own past are shown by default: the standard one, no change, and what
    /// forecasts annual series best after them. Lines and curves describe the past well and forecast annual series badly.
    var contenders: Set<ModelFamily> {
        guard exactValues.count >= 8 else { return [] }
        return [
            standardFamily, .randomWalk, .theta, .simpleExponentialSmoothing, .dampedTrend, .poissonTrend,
            .negativeBinomialTrend, .gammaPoisson, .binomialTrend,
        ]
    }

    /// The family that answers when none is named: what the kind of the series asks for.
    ///
    /// What accumulates is forecast from what each year adds, counts of whatever size and number by the average of what may
    /// be behind them, everything else by the pooled trend.
    public var standardFamily: ModelFamily {
        if support.neverFalls { return .yearlyIncrements }
        return support.isInteger ? .countAverage : .pooledTrend
    }

    /// The standard model, fitted, without anything beside it; where it refuses, the choice among the others.
    public func standardFit() throws(StatisticsError) -> any FittedModel {
        do throws(StatisticsError) {
            return try standardFamily.model(for: support).fit(self)
        } catch {
            return try ModelSelection().select(self).fitted
        }
    }

    private func suits(_ family: ModelFamily) -> Bool {
        switch family {
        case .randomWalk, .randomWalkWithDrift, .linearTrend, .simpleExponentialSmoothing, .holtLinear, .dampedTrend,
            .theta, .pooledTrend:
            true
        case .weightedLinearTrend, .robustLinearTrend, .driverRegression: false
        case .yearlyIncrements: support.neverFalls
        case .exponentialTrend: support.lower >= 0 && support.upper == .infinity
        case .logisticGrowth, .gompertzGrowth: support.lower >= 0 && support.upper < .infinity
        case .poissonTrend, .negativeBinomialTrend, .gammaPoisson: support.isInteger && hasSmallCounts
        case .countAverage: support.isInteger && !support.neverFalls
        case .binomialTrend: hasCounts
        }
    }

    /// True when every exact value is a share with its numerator and denominator.
    private var hasCounts: Bool { exactObservations.allSatisfy { $0.value.counts != nil } }

    /// True when the counts are so small that rounding a continuous distribution would not do.
    var hasSmallCounts: Bool { exactValues.allSatisfy { $0 < 30 } }
}

extension ModelFamily {
    /// The model with its default settings.
    public var model: any ForecastModel { model(for: .real) }

    /// The model with the settings that suit values on `support`: growth curves take its upper end as their ceiling.
    ///
    /// - Parameters:
    ///   - driver: The series that the values follow; only the driver regression looks at it, and it fits nothing without.
    ///   - orientation: Which way the trend is expected to point; only the models with a learned prior of trends look at it.
    ///   - prior: What is believed before the values are seen; only the pooled trend looks at it.
    public func model(
        for support: Support, driver: DriverSeries? = nil, orientation: TrendOrientation = .rising,
        prior: SeriesPrior = .shipped
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
        case .pooledTrend:
            PooledTrend(
                prior: prior.trend.pointing(orientation), recent: prior.recent.mapValues { $0.pointing(orientation) })
        }
    }
}

/// What the models believe before they see a value.
public enum LearnedConstants {
    /// The learned priors and the constants chosen beside them, one in a line: it changes with any of them.
    public static var text: String {
        [
            PooledPrior.standard.text, SeriesPrior.ofIndicators.text, "\(IncrementPrior())",
            "surprise \(Surprise.chance)",
            "decay \(DecayPrior.weight)", "evidence of counts \(CountAverage.power)",
            "repeats \(RepeatPrior.standard)", "memories \(PooledMemories.lengths) \(PooledMemories.share)",
        ].joined(separator: "\n")
    }
}
