import Foundation
import MitoshiNumericalMethods
import MitoshiStatistics
import TestSupport
import Testing

/// Expected tails and moments are those of SciPy's `nbinom` with the gamma's shape and rate worked out year by year.
@Suite("The gamma–Poisson model of small counts")
struct GammaPoissonTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let values: [(year: Int, value: Double)]
        let horizon: Int
        let target: Double
        let chance: Double
        let mean: Double
        let quantiles: [Double]
        var testDescription: String { name }
    }

    @Test("gives the exact chance, mean and quantiles", arguments: cases)
    func exact(_ example: Case) throws {
        let series = try AnnualSeries(
            observations: example.values.map { Observation(year: $0.year, value: .exact($0.value)) }, support: .count)
        let forecast = try GammaPoisson().fit(series).forecast(horizon: example.horizon)
        let distribution = try #require(forecast.distributions.last)
        expectClose(distribution.probability(atLeast: example.target), to: example.chance, within: 1e-9)
        expectClose(try #require(distribution.mean.value), to: example.mean, within: 1e-9)
        #expect(try [0.1, 0.5, 0.9].map { try distribution.quantile($0) } == example.quantiles)
    }

    @Test("varies more than a Poisson count does, and the more the farther ahead")
    func overdispersion() throws {
        let series = try AnnualSeries(firstYear: 2001, values: [9, 11, 10, 12, 8, 10, 9, 11], support: .count)
        let years = try GammaPoisson().fit(series).forecast(horizon: 5).distributions
        var widths: [Double] = []
        for year in years {
            let mean = try #require(year.mean.value)
            let poisson = try Poisson(mean: mean)
            #expect(year.probability(atLeast: 2 * mean) > poisson.upperTail((2 * mean).rounded(.up) - 1))
            #expect(year.probability(atMost: 0) > poisson.lowerTail(0))
            widths.append(try year.quantile(0.975) - year.quantile(0.025))
        }
        #expect(widths == widths.sorted())
    }

    @Test("gives a history of zeros a chance that shrinks with its length but never to nothing")
    func zeros() throws {
        let chances = try [1, 3, 10, 60].map { count in
            let series = try AnnualSeries(
                firstYear: 1960, values: [Double](repeating: 0, count: count), support: .count)
            return try GammaPoisson().fit(series).forecast(horizon: 1).distributions[0].probability(atLeast: 1)
        }
        #expect(zip(chances, chances.dropFirst()).allSatisfy { $0 >= $1 })
        #expect(chances.allSatisfy { $0 > 0.001 && $0 < 0.5 })
    }

    @Test("knows less after a gap than after a year in between")
    func gap() throws {
        func width(_ years: [Int]) throws -> Double {
            let series = try AnnualSeries(
                observations: years.map { Observation(year: $0, value: .exact(10)) }, support: .count)
            let year = try GammaPoisson().fit(series).forecast(horizon: 1).distributions[0]
            return try year.quantile(0.975) - year.quantile(0.025)
        }
        #expect(try width([2016, 2020]) >= width([2019, 2020]))
        #expect(try width([2018, 2020]) >= width([2018, 2019, 2020]))
    }

    @Test("refuses what is no count", arguments: [-1, 2.5, 1e12])
    func noCounts(value: Double) throws {
        let series = try AnnualSeries(firstYear: 2020, values: [value])
        #expect(
            throws: StatisticsError.unsuitableValue(
                model: .gammaPoisson, year: 2020, value: value, rule: .wholeNumber(upTo: 1e9))
        ) { try GammaPoisson().fit(series) }
    }

    static let cases = [
        Case(
            name: "two in one year", values: [(2020, 2)], horizon: 2, target: 5, chance: 0.247075615319,
            mean: 3.261457923416, quantiles: [0, 2, 7]),
        Case(
            name: "none in one year", values: [(2020, 0)], horizon: 2, target: 2, chance: 0.278065956135,
            mean: 1.404110888252, quantiles: [0, 0, 4]),
        Case(
            name: "none in five years", values: [(2016, 0), (2017, 0), (2018, 0), (2019, 0), (2020, 0)], horizon: 1,
            target: 1, chance: 0.174133654621,
            mean: 0.247669048557, quantiles: [0, 0, 1]),
        Case(
            name: "a gap of three years", values: [(2017, 3), (2020, 7)], horizon: 3, target: 10,
            chance: 0.207803929489,
            mean: 6.958909630431, quantiles: [2, 6, 13]),
        Case(
            name: "around thirteen", values: [(2018, 13), (2019, 15), (2020, 11)], horizon: 1, target: 16,
            chance: 0.266169189459,
            mean: 12.923452455270, quantiles: [7, 13, 19]),
    ]
}

@Suite("The prior of small counts")
struct GammaPoissonPriorTests {
    private static let series: [[(year: Double, value: Double)]] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(
                path: "data/small-counts/small-counts.csv")
        let rows = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n").dropFirst()
        let cells = rows.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        return Dictionary(grouping: cells) { $0[0] }.values.map { rows in
            rows.compactMap { row in
                Double(row[4]).flatMap { year in Double(row[5]).map { (year, $0) } }
            }
        }
    }()

    /// Σ log p over all series, each value given those before it, every course by its weight.
    private static func logLikelihood(_ prior: GammaPoissonPrior) throws -> Double {
        try series.reduce(0) { sum, values in
            let chances = try prior.courses.map { course in
                course.weight * exp(try logLikelihood(of: values, prior, kept: course.kept))
            }
            return sum + log(chances.reduce(0, +))
        }
    }

    private static func logLikelihood(
        of values: [(year: Double, value: Double)], _ prior: GammaPoissonPrior, kept: Double
    ) throws -> Double {
        var (shape, years, sum) = (prior.shape, prior.years, 0.0)
        var before: Double?
        for (year, value) in values {
            let share = before.map { pow(kept, year - $0) } ?? 1
            shape = share * shape + (1 - share) * prior.shape
            years = share * years + (1 - share) * prior.years
            let count = try NegativeBinomial(mean: shape / years, size: shape)
            sum += log(count.probability(of: Int(value)))
            (shape, years, before) = (shape + value, years + 1, year)
        }
        return sum
    }

    /// The script's own figure; the weights are checked by it alone, since they have a prior of their own.
    @Test("has the shape and years of greatest marginal likelihood over the committed series")
    func greatest() throws {
        #expect(Self.series.count == 24)
        #expect(Self.series.reduce(0) { $0 + $1.count } == 62)
        let prior = GammaPoissonPrior.municipal
        expectClose(prior.courses.reduce(0) { $0 + $1.weight }, to: 1, within: 1e-9)
        let best = try Self.logLikelihood(prior)
        expectClose(best, to: -206.625, within: 1e-3)
        for (shape, years) in [(1.05, 1.0), (1, 1.05), (1 / 1.05, 1), (1, 1 / 1.05)] {
            let moved = GammaPoissonPrior(
                shape: prior.shape * shape, years: prior.years * years, courses: prior.courses)
            #expect(try Self.logLikelihood(moved) < best)
        }
    }
}
