extension AnnualSeries {
    /// The models worth fitting to values like these: no logarithm where values may be negative, on shares a curve that
    /// stays inside, on small counts a distribution of counts.
    public var suitableFamilies: [ModelFamily] { ModelFamily.allCases.filter(suits) }

    /// The families that are compared by default; the others are fitted to be shown beside them.
    ///
    /// Lines and curves describe the past well and forecast annual series badly: their errors lean on one another, so
    /// their limits are far too narrow, and on few values they win comparisons by luck. So does a drift. Below twelve
    /// values only no change and Theta's half slope are compared, and from eight on what a support of counts asks for.
    /// Found on yearly series of five kinds (M3, national accounts, crime rates, physical and municipal series) with their
    /// last 5 to 20 values and with all: over all kinds this choice has 0.94 to 0.97 of the error of no change.
    var contenders: Set<ModelFamily> {
        let count = exactValues.count
        var families: Set<ModelFamily> = [.randomWalk, .theta]
        if count >= 8 { families.formUnion([.poissonTrend, .negativeBinomialTrend, .gammaPoisson, .binomialTrend]) }
        if count >= 12 { families.formUnion([.randomWalkWithDrift, .simpleExponentialSmoothing, .dampedTrend]) }
        return families
    }

    private func suits(_ family: ModelFamily) -> Bool {
        switch family {
        case .randomWalk, .randomWalkWithDrift, .linearTrend, .simpleExponentialSmoothing, .holtLinear, .dampedTrend,
            .theta:
            true
        case .weightedLinearTrend, .robustLinearTrend, .yearlyIncrements, .driverRegression, .pooledTrend: false
        case .exponentialTrend: support.lower >= 0 && support.upper == .infinity
        case .logisticGrowth, .gompertzGrowth: support.lower >= 0 && support.upper < .infinity
        case .poissonTrend, .negativeBinomialTrend, .gammaPoisson: support.isInteger && hasSmallCounts
        case .binomialTrend: hasCounts
        }
    }

    /// True when every exact value is a share with its numerator and denominator.
    private var hasCounts: Bool {
        exactObservations.allSatisfy { if case .share = $0.value { true } else { false } }
    }

    /// True when the counts are so small that rounding a continuous distribution would not do.
    var hasSmallCounts: Bool { exactValues.allSatisfy { $0 < 30 } }
}
