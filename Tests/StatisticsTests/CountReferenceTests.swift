import MitoshiStatistics
import TestSupport
import Testing

/// Iterations that end at the same point: 1e-6 is what the other programs' own stopping rules leave.
@Suite("Trends of counts and shares agree with other programs")
struct CountReferenceTests {
    private static let tolerance = 1e-6

    @Test(
        "on Poisson and negative binomial regression", arguments: ["R", "statsmodels"],
        [("poisson", CountTrend.Spread.poisson), ("negativeBinomial", .negativeBinomial)])
    func regression(program: String, part: (String, CountTrend.Spread)) throws {
        let expected = try ReferenceValues(program, part.0)
        let series = try AnnualSeries(firstYear: 1860, values: expected.numbers("values"), support: .count)
        let fitted = try CountTrend(spread: part.1, estimate: .greatestLikelihood).fit(series)
        try expectCoefficients(fitted, expected, errors: part.1 == .poisson || program == "R")
        let information = try #require(fitted.information)
        expectClose(information.logLikelihood, to: try expected.number("logLikelihood"), within: Self.tolerance)
        if part.1 == .negativeBinomial {
            expectClose(fitted.parameters[2].value, to: try expected.number("size"), within: 1e-4)
        }
    }

    @Test("on Firth's estimate for counts that are nearly all 0")
    func firth() throws {
        let expected = try ReferenceValues("R", "firth")
        let series = try AnnualSeries(firstYear: 2015, values: expected.numbers("values"), support: .count)
        try expectCoefficients(CountTrend(spread: .poisson).fit(series), expected, errors: true)
    }

    @Test("on binomial regression", arguments: ["R", "statsmodels"])
    func binomial(program: String) throws {
        let expected = try ReferenceValues(program, "binomial")
        let shares = try zip(expected.numbers("successes"), expected.numbers("trials")).enumerated().map {
            Observation(
                year: 2010 + $0.offset,
                value: .share(numerator: Int($0.element.0), denominator: Int($0.element.1)))
        }
        let series = try AnnualSeries(observations: shares, support: .percentage)
        let fitted = try BinomialTrend(estimate: .greatestLikelihood).fit(series)
        // These shares vary less than binomial ones (R's dispersion is 0.52), and less than binomial variance is never
        // claimed: the errors are those of the plain binomial family.
        try expectCoefficients(fitted, expected, errors: program == "statsmodels")
        #expect(fitted.parameters[2].value == 1)
    }

    @Test("in having no finite estimate of greatest likelihood where none exists")
    func separated() throws {
        let series = try AnnualSeries(firstYear: 2015, values: [0, 0, 0, 0, 5], support: .count)
        #expect(
            throws: StatisticsError.notIdentified(
                model: .poissonTrend, parameter: .logarithmChangePerYear, reason: .unbounded)
        ) { try CountTrend(spread: .poisson, estimate: .greatestLikelihood).fit(series) }
    }

    private func expectCoefficients(
        _ fitted: any FittedModel, _ expected: ReferenceValues, errors: Bool
    ) throws {
        for (parameter, name) in zip(fitted.parameters, ["level", "slope"]) {
            expectClose(parameter.value, to: try expected.number(name), within: Self.tolerance)
            guard errors else { continue }
            let error = try #require(parameter.standardError)
            expectClose(error, to: try expected.number(name + "Error"), within: Self.tolerance)
        }
    }
}

@Suite("Growth curves agree with R")
struct GrowthReferenceTests {
    @Test(
        "on ceiling, error, scatter and curve",
        arguments: [("logistic", ModelFamily.logisticGrowth), ("gompertz", .gompertzGrowth)])
    func curves(part: (String, ModelFamily)) throws {
        let expected = try ReferenceValues("R", part.0)
        let fitted = try part.1.model.fit(AnnualSeries(firstYear: 2008, values: expected.numbers("values")))
        let ceiling = fitted.parameters[0]
        // R's own convergence criterion is 1e-7.
        expectClose(ceiling.value, to: try expected.number("ceiling"), within: 1e-6)
        let error = try #require(ceiling.standardError)
        expectClose(error, to: try expected.number("ceilingError"), within: 1e-5)
        expectClose(fitted.parameters[3].value, to: try expected.number("deviation"), within: 1e-6)
        for (found, expected) in zip(fitted.fittedValues, try expected.numbers("fitted")) {
            expectClose(try #require(found), to: expected, within: 1e-6)
        }
        let forecast = try fitted.forecast(horizon: 4)
        for (found, expected) in zip(forecast.distributions, try expected.numbers("ahead")) {
            expectClose(try found.median(), to: expected, within: 1e-6)
        }
    }

    @Test("in refusing a ceiling that growth hasn't begun to approach")
    func exponentialGrowth() throws {
        let series = try AnnualSeries(firstYear: 2012, values: [10, 12.1, 14.3, 17.4, 20.6, 25.1, 29.8])
        for family in [ModelFamily.logisticGrowth, .gompertzGrowth] {
            let error = #expect(throws: StatisticsError.self) { try family.model.fit(series) }
            guard case .notIdentified(family, .ceiling, _) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
        }
    }
}
