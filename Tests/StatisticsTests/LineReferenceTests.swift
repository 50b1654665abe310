import Foundation
import MitoshiNumericalMethods
import MitoshiStatistics
import TestSupport
import Testing

/// Lines and random walks are closed formulas, so they agree with other programs to the digits of the arithmetic; 1e-9
/// leaves room for the fifteen digits that are written down.
@Suite("Lines and random walks agree with other programs")
struct LineReferenceTests {
    private static let tolerance = 1e-9

    @Test(
        "on coefficients, their errors and 90 % limits",
        arguments: ["R", "statsmodels"], [("line", ModelFamily.linearTrend), ("weightedLine", .weightedLinearTrend)])
    func lines(program: String, part: (String, ModelFamily)) throws {
        let expected = try ReferenceValues(program, part.0)
        let fitted = try part.1.model.fit(
            AnnualSeries(firstYear: 1871, values: expected.numbers("values")))
        try expectLine(fitted, expected)
        try expectLimits(fitted, expected)
    }

    @Test("on a line through logarithms")
    func exponential() throws {
        let expected = try ReferenceValues("R", "exponential")
        let series = try AnnualSeries(firstYear: 1937, values: ReferenceValues("R", "airmiles").numbers("values"))
        let fitted = try ModelFamily.exponentialTrend.model.fit(series)
        try expectLine(fitted, expected)
        try expectLimits(fitted, expected, exp)
        // The likelihood of the values is that of their logarithms less the sum of the logarithms.
        let onLevel = try expected.number("logLikelihood") - expected.numbers("values").reduce(0, +)
        expectClose(try #require(fitted.information).logLikelihood, to: onLevel, within: Self.tolerance)
    }

    @Test("on likelihoods", arguments: [("line", ModelFamily.linearTrend), ("weightedLine", .weightedLinearTrend)])
    func likelihood(part: (String, ModelFamily)) throws {
        let expected = try ReferenceValues("R", part.0)
        let fitted = try part.1.model.fit(AnnualSeries(firstYear: 1871, values: expected.numbers("values")))
        let information = try #require(fitted.information)
        expectClose(information.logLikelihood, to: try expected.number("logLikelihood"), within: Self.tolerance)
        #expect(information.parameters == 3)
    }

    @Test("on random walks", arguments: [("walk", ModelFamily.randomWalk), ("drift", .randomWalkWithDrift)])
    func walks(part: (String, ModelFamily)) throws {
        let expected = try ReferenceValues("R", part.0)
        let values = try expected.numbers("values")
        let forecast = try part.1.model.forecast(AnnualSeries(firstYear: 1937, values: values), horizon: 4)
        let shape = try StudentT(degreesOfFreedom: Double(values.count - (part.1 == .randomWalk ? 1 : 2)))
        for (step, distribution) in forecast.distributions.enumerated() {
            let median = try distribution.median()
            expectClose(median, to: try expected.numbers("mean")[step], within: Self.tolerance)
            // R's limits are normal with the same standard deviation.
            let deviation = try (distribution.quantile(0.95) - median) / shape.quantile(0.95)
            expectClose(deviation, to: try expected.numbers("deviation")[step], within: Self.tolerance)
        }
    }

    @Test("on a random walk over gaps, which is a weighted regression of the changes")
    func gaps() throws {
        let expected = try ReferenceValues("R", "gaps")
        let observations = try zip(expected.numbers("years"), expected.numbers("values")).map {
            Observation(year: Int($0), value: .exact($1))
        }
        let fitted = try ModelFamily.randomWalkWithDrift.model.fit(AnnualSeries(observations: observations))
        expectClose(fitted.parameters[0].value, to: try expected.number("drift"), within: Self.tolerance)
        let error = try #require(fitted.parameters[0].standardError)
        expectClose(error, to: try expected.number("driftError"), within: Self.tolerance)
        expectClose(fitted.parameters[1].value, to: try expected.number("deviation"), within: Self.tolerance)
    }

    @Test("within its standard error on a line that an outlier doesn't move")
    func robust() throws {
        // MASS::rlm takes its scale from all residuals and without leverages, so the two lines differ a little; the plain
        // line through the same values has slope −31.
        let expected = try ReferenceValues("R", "robust")
        let series = try AnnualSeries(firstYear: 1871, values: expected.numbers("values"))
        let fitted = try ModelFamily.robustLinearTrend.model.fit(series)
        let (level, slope) = (fitted.parameters[0], fitted.parameters[1])
        #expect(abs(level.value - (try expected.number("level"))) < 0.2 * (level.standardError ?? 0))
        #expect(abs(slope.value - (try expected.number("slope"))) < 0.2 * (slope.standardError ?? 0))
        let plain = try ModelFamily.linearTrend.model.fit(series)
        #expect(plain.parameters[1].value < -30)
    }

    private func expectLine(_ fitted: any FittedModel, _ expected: ReferenceValues) throws {
        expectClose(fitted.parameters[0].value, to: try expected.number("level"), within: Self.tolerance)
        expectClose(fitted.parameters[1].value, to: try expected.number("slope"), within: Self.tolerance)
        let errors = try fitted.parameters.prefix(2).map { try #require($0.standardError) }
        expectClose(errors[0], to: try expected.number("levelError"), within: Self.tolerance)
        expectClose(errors[1], to: try expected.number("slopeError"), within: Self.tolerance)
    }

    private func expectLimits(
        _ fitted: any FittedModel, _ expected: ReferenceValues, _ inverse: (Double) -> Double = { $0 }
    ) throws {
        let names = [(0.5, "median"), (0.05, "lower"), (0.95, "upper")]
        for (step, distribution) in try fitted.forecast(horizon: 4).distributions.enumerated() {
            for (level, name) in names {
                let limit = inverse(try expected.numbers(name)[step])
                expectClose(try distribution.quantile(level), to: limit, within: Self.tolerance)
            }
        }
    }
}

/// Numbers that another program gave, read from the file that its script wrote.
struct ReferenceValues {
    private let root: [String: Any]

    /// - Parameter folder: `R` or `statsmodels`, below `Fixtures`.
    init(_ folder: String, _ part: String) throws {
        let file = try #require(
            Bundle.module.url(forResource: "values", withExtension: "json", subdirectory: "Fixtures/\(folder)"))
        let whole = try #require(
            JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        root = try #require(whole[part] as? [String: Any])
    }

    func numbers(_ name: String) throws -> [Double] { try #require(root[name] as? [Double]) }

    /// A number, or the only element of a list.
    func number(_ name: String) throws -> Double {
        if let number = root[name] as? Double { return number }
        return try #require(numbers(name).first)
    }

    /// Numbers of which some are missing.
    func optionalNumbers(_ name: String) throws -> [Double?] {
        try #require(root[name] as? [Any]).map { $0 as? Double }
    }
}
