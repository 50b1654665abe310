import MitoshiNumericalMethods
import MitoshiStatistics
import TestSupport
import Testing

/// Laws that hold for every model, present and future.
@Suite("Every model")
struct EveryModelTests {
    @Test("doesn't change its near forecasts when asked for more years", arguments: ModelExample.learningAlone)
    func prefix(_ family: ModelFamily) throws {
        let fitted = try family.model.fit(ModelExample.series(for: family))
        let near = try quantiles(fitted.forecast(horizon: 2))
        let far = try quantiles(fitted.forecast(horizon: 6))
        #expect(Array(far.prefix(2)) == near)
    }

    @Test("follows a change of unit", arguments: ModelExample.withoutUnit)
    func changeOfUnit(_ family: ModelFamily) throws {
        let values = ModelExample.growth
        let found = try family.model.forecast(
            AnnualSeries(firstYear: 2008, values: values.map { 0.125 * $0 }), horizon: 3)
        let expected = try family.model.forecast(AnnualSeries(firstYear: 2008, values: values), horizon: 3)
        for (found, expected) in zip(try quantiles(found), try quantiles(expected)) {
            for (found, expected) in zip(found, expected) { expectClose(8 * found, to: expected, within: 1e-6) }
        }
    }

    @Test("has one fitted value per exact observation", arguments: ModelExample.learningAlone)
    func fittedValues(_ family: ModelFamily) throws {
        let series = try ModelExample.series(for: family)
        let bounded = try AnnualSeries(
            observations: series.observations + [Observation(year: 2100, value: .atLeast(1))], support: series.support)
        let fitted = try family.model.fit(bounded)
        #expect(fitted.fittedValues.count == series.exactValues.count)
        #expect(fitted.residuals.count == series.exactValues.count)
        #expect(fitted.fittedValues.contains { $0 != nil })
    }

    @Test("learns from its least number of values", arguments: ModelExample.learningAlone)
    func atMinimum(_ family: ModelFamily) throws {
        let model = family.model
        let series = try ModelExample.series(for: family, count: model.minimumValues)
        let forecast = try model.forecast(series, horizon: 2)
        for year in try quantiles(forecast) { #expect(year.allSatisfy { $0.isFinite }) }
    }

    @Test("refuses one value fewer, also with bounds beside them", arguments: ModelExample.learningAlone)
    func tooFew(_ family: ModelFamily) throws {
        let model = family.model
        let short = try ModelExample.series(for: family, count: model.minimumValues - 1)
        let series = try AnnualSeries(
            observations: short.observations + [Observation(year: 2100, value: .moreThan(0))], support: short.support)
        #expect(
            throws: StatisticsError.tooFewValues(
                model: family, needed: model.minimumValues, found: model.minimumValues - 1)
        ) { try model.fit(series) }
    }

    @Test("refuses a series without exact values", arguments: ModelExample.learningAlone)
    func onlyBounds(_ family: ModelFamily) throws {
        let series = try AnnualSeries(observations: [Observation(year: 2014, value: .moreThan(10_000))])
        #expect(
            throws: StatisticsError.tooFewValues(model: family, needed: family.model.minimumValues, found: 0)
        ) { try family.model.fit(series) }
    }

    @Test("gives the same answer twice", arguments: ModelExample.learningAlone)
    func deterministic(_ family: ModelFamily) throws {
        let series = try ModelExample.series(for: family)
        let first = try quantiles(family.model.forecast(series, horizon: 3))
        #expect(try quantiles(family.model.forecast(series, horizon: 3)) == first)
    }

    @Test("doesn't mind how years are numbered", arguments: ModelExample.learningAlone, [-3_000, 0, 1_000_000])
    func shiftOfYears(_ family: ModelFamily, firstYear: Int) throws {
        let here = try family.model.forecast(ModelExample.series(for: family), horizon: 3)
        let there = try family.model.forecast(ModelExample.series(for: family, firstYear: firstYear), horizon: 3)
        let (shifted, unshifted) = (try quantiles(there), try quantiles(here))
        #expect(shifted == unshifted)
        #expect(there.origin - here.origin == firstYear - 2008)
    }

    @Test("has quantiles that rise with the level and undo the probability", arguments: ModelExample.learningAlone)
    func quantilesAndProbabilities(_ family: ModelFamily) throws {
        let forecast = try family.model.forecast(ModelExample.series(for: family), horizon: 4)
        for distribution in forecast.distributions {
            let quantiles = try ModelExample.levels.map { try distribution.quantile($0) }
            #expect(quantiles == quantiles.sorted())
            for (level, quantile) in zip(ModelExample.levels, quantiles) {
                let reached = distribution.probability(atMost: quantile)
                if distribution.isDiscrete {
                    #expect(quantile == quantile.rounded())
                    #expect(reached >= level)
                    #expect(distribution.probability(atMost: quantile - 1) < level)
                    expectClose(reached + distribution.probability(atLeast: quantile + 1), to: 1, within: 1e-12)
                } else {
                    // A mixture's quantiles come from cells of similar components.
                    expectClose(reached, to: level, within: family == .pooledTrend ? 3e-4 : 1e-9)
                    expectClose(reached + distribution.probability(atLeast: quantile), to: 1, within: 1e-12)
                }
            }
        }
    }

    @Test("has about the same probabilities together as one by one", arguments: ModelExample.learningAlone)
    func probabilitiesTogether(_ family: ModelFamily) throws {
        let forecast = try family.model.forecast(ModelExample.series(for: family), horizon: 4)
        for distribution in forecast.distributions {
            let quantiles = try ModelExample.levels.map { try distribution.quantile($0) }
            // In no order, off the quantiles and beyond them, and one twice.
            let values = quantiles + quantiles.reversed().map { $0 + 0.25 } + [-1e3, -.infinity, 1e4, 1e20, .infinity]
            let together = distribution.probabilities(atMost: values)
            #expect(together.count == values.count)
            for (value, probability) in zip(values, together) {
                expectClose(probability, to: distribution.probability(atMost: value), within: 3e-4)
            }
        }
    }

    @Test("refuses levels that are no probabilities", arguments: ModelExample.learningAlone, [0, 1, -0.1, 1.5, .nan])
    func invalidLevel(_ family: ModelFamily, level: Double) throws {
        let forecast = try family.model.forecast(ModelExample.series(for: family), horizon: 1)
        #expect(throws: StatisticsError.self) { try forecast.distributions[0].quantile(level) }
    }

    @Test(
        "refuses horizons below one year and beyond the longest", arguments: ModelExample.learningAlone,
        [0, -1, Forecast.longestHorizon + 1])
    func invalidHorizon(_ family: ModelFamily, horizon: Int) throws {
        let fitted = try family.model.fit(ModelExample.series(for: family))
        #expect(throws: StatisticsError.invalidHorizon(horizon)) { try fitted.forecast(horizon: horizon) }
        var stream = try RandomStream(seed: 1)
        #expect(throws: StatisticsError.invalidHorizon(horizon)) {
            try fitted.paths(count: 1, horizon: horizon, from: &stream)
        }
    }

    @Test("has a mean inside its range, or says why there is none", arguments: ModelExample.learningAlone)
    func mean(_ family: ModelFamily) throws {
        let forecast = try family.model.forecast(ModelExample.series(for: family), horizon: 2)
        for distribution in forecast.distributions {
            guard let mean = distribution.mean.value else {
                #expect(family == .exponentialTrend)
                continue
            }
            #expect(try distribution.interval(coverage: 0.98).contains(mean))
        }
    }

    @Test("takes derived values into the fit", arguments: ModelExample.learningAlone)
    func derivedValues(_ family: ModelFamily) throws {
        let series = try ModelExample.series(for: family)
        let derived = try AnnualSeries(
            observations: series.observations.map {
                Observation(year: $0.year, value: $0.value, isDerived: true)
            }, support: series.support)
        #expect(derived.measuredCount == 0)
        let expected = try quantiles(family.model.forecast(series, horizon: 1))
        #expect(try quantiles(family.model.forecast(derived, horizon: 1)) == expected)
    }
}

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
