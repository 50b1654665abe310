import MitoshiStatistics

/// Series that a family can learn from.
enum ModelExample {
    /// Growth that slows towards a ceiling.
    static let growth = [5.2, 7.1, 10.4, 14.0, 20.3, 27.9, 36.1, 46.8, 55.9, 65.2, 72.4, 79.8, 83.9, 88.1]
    /// Small counts that vary more than Poisson counts.
    static let counts: [Double] = [2, 0, 7, 1, 9, 3, 2, 11, 4, 14, 3, 12]
    static let shares = [(3, 212), (5, 220), (11, 229), (9, 236), (16, 240), (28, 251), (30, 255), (44, 262)]

    /// A series of `count` values, or of all there are, on the support the family is made for.
    static func series(
        for family: ModelFamily, count: Int? = nil, firstYear: Int = 2008, support: Support? = nil
    ) throws -> AnnualSeries {
        switch family {
        case .poissonTrend, .negativeBinomialTrend, .gammaPoisson, .countAverage:
            let values = Array(counts.prefix(count ?? counts.count))
            return try AnnualSeries(firstYear: firstYear, values: values, support: support ?? .count)
        case .binomialTrend:
            let values = shares.prefix(count ?? shares.count).enumerated().map { index, share in
                Observation(
                    year: firstYear + index, value: .share(numerator: share.0, denominator: share.1))
            }
            return try AnnualSeries(observations: values, support: support ?? .percentage)
        case .logisticGrowth, .gompertzGrowth:
            // The ceiling shows in the later values only.
            let values = Array(growth.suffix(count ?? growth.count))
            return try AnnualSeries(firstYear: firstYear, values: values, support: support ?? .real)
        default:
            let values = Array(growth.prefix(count ?? growth.count))
            return try AnnualSeries(firstYear: firstYear, values: values, support: support ?? .real)
        }
    }

    /// The families that learn from any series alone; what accumulates has laws of its own.
    static let learningAlone = ModelFamily.allCases.filter { ![.driverRegression, .yearlyIncrements].contains($0) }

    /// The families that work on any values, so that another unit gives the same forecast in that unit.
    static let withoutUnit = learningAlone.filter {
        ![.poissonTrend, .negativeBinomialTrend, .gammaPoisson, .countAverage, .binomialTrend].contains($0)
    }

    static let levels = [0.001, 0.01, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 0.99, 0.999]
}

/// Every quantile at ``ModelExample/levels`` of every year.
func quantiles(_ forecast: Forecast) throws -> [[Double]] {
    try forecast.distributions.map { distribution in try ModelExample.levels.map { try distribution.quantile($0) } }
}
