extension AnnualSeries {
    /// The models worth trying on values like these: on the whole line no logarithm, on shares a curve that stays inside,
    /// on small counts a distribution of counts.
    public var suitableFamilies: [ModelFamily] {
        ModelFamily.allCases.filter(suits)
    }

    private func suits(_ family: ModelFamily) -> Bool {
        switch family {
        case .randomWalk, .randomWalkWithDrift, .linearTrend, .simpleExponentialSmoothing, .holtLinear, .dampedTrend,
            .theta:
            true
        case .weightedLinearTrend, .robustLinearTrend: false
        case .exponentialTrend: support.lower >= 0 && support.upper == .infinity && exactValues.allSatisfy { $0 > 0 }
        case .logisticGrowth: support.lower >= 0 && support.upper < .infinity && !hasCounts
        case .gompertzGrowth: false
        case .poissonTrend, .negativeBinomialTrend: support.isInteger && hasSmallCounts
        case .binomialTrend: hasCounts
        }
    }

    /// True when every exact value is a share with its numerator and denominator.
    private var hasCounts: Bool {
        !exactObservations.isEmpty
            && exactObservations.allSatisfy { if case .share = $0.value { true } else { false } }
    }

    /// True when the counts are so small that rounding a continuous distribution would not do.
    private var hasSmallCounts: Bool { (exactValues.max() ?? 0) < 30 }
}
