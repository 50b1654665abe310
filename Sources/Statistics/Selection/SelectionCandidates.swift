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
