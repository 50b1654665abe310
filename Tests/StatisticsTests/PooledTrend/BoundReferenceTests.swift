import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

@testable import MitoshiStatistics

/// Bounds on single components by SciPy's multivariate normal; `make_bounds.py` says how.
struct BoundCase: ReferenceComponent, Decodable {
    struct Bound: Decodable {
        let year: Int
        let lower: Double?
        let upper: Double?
    }

    struct Check: Decodable {
        let step: Int
        let value: Double
        let probability: Double
    }

    let scale: String
    let family: String
    let parameters: [Double]
    let discount: Double
    let observed: [Int]
    let values: [Double]
    let deviation: Double
    let trendMean: Double
    let trendDeviation: Double
    let bounds: [Bound]
    let probability: Double
    let checks: [Check]

    static func all() throws -> [String: [BoundCase]] {
        let file = try #require(
            Bundle.module.url(forResource: "bounds", withExtension: "json", subdirectory: "Fixtures/pooled"))
        return try JSONDecoder().decode([String: [BoundCase]].self, from: Data(contentsOf: file))
    }

    func series(withBounds: Bool = true) throws -> AnnualSeries {
        let exact = zip(observed, values).map { Observation(year: 2000 + $0, value: .exact($1)) }
        let bounded = bounds.flatMap { bound in
            (bound.lower.map { [Observation(year: 2000 + bound.year, elapsedFraction: 0.5, value: .atLeast($0))] }
                ?? [])
                + (bound.upper.map { [Observation(year: 2000 + bound.year, value: .atMost($0))] } ?? [])
        }
        return try AnnualSeries(observations: withBounds ? exact + bounded : exact)
    }
}

@Suite("A bound beside a component of a pooled trend")
struct BoundReferenceTests {
    @Test("counts with its probability, and conditions the coming years as the bivariate normal does, gaps or none")
    func oneBound() throws {
        let cases = try #require(try BoundCase.all()["one"])
        #expect(cases.count == 56)
        for example in cases {
            try check(example, within: 2e-9)
        }
    }

    @Test("of several: close to the multivariate normal")
    func severalBounds() throws {
        let cases = try #require(try BoundCase.all()["several"])
        #expect(cases.count == 24)
        for example in cases { try check(example, within: 0.025) }
    }

    private func check(_ example: BoundCase, within tolerance: Double) throws {
        let trend = PooledTrend(prior: try example.prior())
        let fitted = try trend.fitted(to: try example.series())
        let free = try trend.fitted(to: try example.series(withBounds: false))
        let gained = fitted.posterior.logEvidence - free.posterior.logEvidence
        expectClose(exp(gained), to: example.probability, within: tolerance)
        let forecast = try fitted.forecast(horizon: 3)
        for check in example.checks {
            let distribution = forecast.distributions[check.step - 1]
            let (below, above) = (
                distribution.probability(atMost: check.value), distribution.probability(atLeast: check.value)
            )
            expectClose(below, to: check.probability, within: tolerance)
            expectClose(below + above, to: 1, within: 1e-9)
            if check.probability > 1e-4, check.probability < 1 - 1e-4 {
                // In level, not in value: where next to nothing lies, a surprise's mass, many values have nearly one level.
                let found = try distribution.quantile(below)
                expectClose(distribution.probability(atMost: found), to: below, within: 1e-4)
            }
        }
    }
}

@Suite("The pooled trend with bounds")
struct PooledBoundsTests {
    static let history = [
        Observation(year: 2015, value: .exact(105)), Observation(year: 2016, value: .exact(112)),
        Observation(year: 2018, value: .exact(121)), Observation(year: 2019, value: .exact(131)),
    ]

    private func fitted(_ bounds: [Observation], support: Support = .nonNegative) throws -> any FittedModel {
        try PooledTrend().fit(AnnualSeries(observations: Self.history + bounds, support: support))
    }

    private func years(_ bounds: [Observation], support: Support = .nonNegative) throws -> [[Double]] {
        try quantiles(fitted(bounds, support: support).forecast(horizon: 3))
    }

    @Test(
        "isn't moved by a bound that says nothing, wherever it stands",
        arguments: [
            Observation(year: 2012, value: .atLeast(0.001)), Observation(year: 2017, value: .atLeast(3)),
            Observation(year: 2017, value: .atMost(1e7)), Observation(year: 2021, value: .lessThan(1e9)),
            Observation(year: 2019, elapsedFraction: 0.5, value: .atLeast(120)),
            Observation(year: 2017, value: .atLeast(-5)),
            Observation(year: 1900, value: .atLeast(1e9)),
        ])
    func nothingSaid(_ bound: Observation) throws {
        for support in [Support.nonNegative, .count] {
            for (found, expected) in zip(try years([bound], support: support), try years([], support: support)) {
                for (found, expected) in zip(found, expected) {
                    expectRelativelyClose(found, to: expected, within: support.isInteger ? 0.011 : 3e-3)
                }
            }
        }
    }

    @Test("moves towards a bound, the more the more it asks")
    func direction() throws {
        for year in [2013, 2017, 2021, 2024] {
            var last = try years([])[2][5]
            for limit in [125.0, 150, 220] {
                let moved = try years([Observation(year: year, value: .atLeast(limit))])[2][5]
                if year > 2019 { #expect(moved >= last - 1e-6) }
                #expect(moved.isFinite)
                last = moved
            }
        }
    }

    @Test("leaves no chance beyond a bound in the year itself, and paths keep to it")
    func boundedYear() throws {
        let model = try fitted([
            Observation(year: 2021, elapsedFraction: 0.5, value: .atLeast(140)),
            Observation(year: 2021, value: .lessThan(150)),
        ])
        let forecast = try model.forecast(horizon: 3)
        let year = try #require(forecast[year: 2021])
        #expect(year.probability(atMost: 139.999) == 0 && year.probability(atLeast: 150.001) == 0)
        #expect(try year.quantile(0.001) >= 140 && year.quantile(0.999) <= 150)
        var stream = try RandomStream(seed: 4)
        for path in try model.paths(count: 500, horizon: 3, from: &stream) { #expect((140...150).contains(path[1])) }
    }

    @Test(
        "gives numbers, never none, to a bound that contradicts all that the values say",
        arguments: [
            [Observation(year: 2017, value: .atLeast(1e6))], [Observation(year: 2017, value: .atMost(0.01))],
            [Observation(year: 2021, value: .atLeast(1e6))], [Observation(year: 2013, value: .moreThan(1e9))],
            [Observation(year: 2017, value: .atLeast(1e6)), Observation(year: 2021, value: .atMost(0.5))],
            [
                Observation(year: 2014, elapsedFraction: 0.5, value: .atLeast(500)),
                Observation(year: 2014, value: .atMost(400)),
            ],
        ])
    func contradiction(_ bounds: [Observation]) throws {
        let model = try fitted(bounds)
        let forecast = try model.forecast(horizon: 3)
        var stream = try RandomStream(seed: 4)
        let paths = try model.paths(count: 50, horizon: 3, from: &stream)
        #expect(paths.allSatisfy { $0.allSatisfy { $0.isFinite && $0 >= 0 } })
        for distribution in forecast.distributions {
            let quantiles = try distribution.quantiles([0.001, 0.1, 0.5, 0.9, 0.999])
            #expect(quantiles.allSatisfy { $0.isFinite && $0 >= 0 })
            #expect(quantiles == quantiles.sorted())
            #expect((0...1).contains(distribution.probability(atLeast: 130)))
        }
    }

    @Test(
        "draws paths that follow the forecast year by year",
        arguments: [
            [Observation(year: 2017, value: .atLeast(140))], [Observation(year: 2021, value: .atMost(128))],
            [Observation(year: 2012, value: .atMost(60))],
            [Observation(year: 2017, value: .atMost(112)), Observation(year: 2020, value: .atLeast(135))],
        ])
    func paths(_ bounds: [Observation]) throws {
        let model = try fitted(bounds)
        let forecast = try model.forecast(horizon: 3)
        var stream = try RandomStream(seed: 7)
        let paths = try model.paths(count: 4000, horizon: 3, from: &stream)
        for (step, distribution) in forecast.distributions.enumerated() {
            for level in [0.1, 0.25, 0.5, 0.75, 0.9] {
                let value = try distribution.quantile(level)
                let share = Double(paths.count { $0[step] <= value }) / Double(paths.count)
                // Five standard errors, and what several bounds leave inexact.
                expectClose(
                    share, to: level,
                    within: 5 * (level * (1 - level) / 4000).squareRoot() + (bounds.count > 1 ? 0.05 : 0))
            }
        }
    }

    @Test("goes with values dated inside the last year")
    func datedValues() throws {
        let dated = [
            Observation(year: 2018, value: .exact(100)),
            Observation(year: 2019, elapsedFraction: 0.25, value: .exact(103)),
            Observation(year: 2019, elapsedFraction: 0.75, value: .atLeast(110)),
        ]
        let model = try PooledTrend().fit(AnnualSeries(observations: dated, support: .nonNegative))
        let forecast = try model.forecast(horizon: 2)
        #expect(forecast.origin == 2018)
        #expect(try forecast.distributions[0].quantile(0.001) >= 110)
    }
}
