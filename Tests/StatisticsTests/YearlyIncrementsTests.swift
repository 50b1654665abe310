import Foundation
import NumericalMethods
import TestSupport
import Testing

@testable import Statistics

@Suite("A quantity that only accumulates")
struct YearlyIncrementsTests {
    private static let levels = [1e-6, 0.025, 0.1, 0.5, 0.9, 0.975, 0.999]

    private static func series(_ values: [Double], upper: Double = .infinity) throws -> AnnualSeries {
        try AnnualSeries(
            firstYear: 2015, values: values, support: Support(lower: 0, upper: upper, neverFalls: true))
    }

    @Test(
        "is never below its last value at any quantile, nor ever falls",
        arguments: [[15.0], [0], [0, 0, 0], [3, 4, 6, 6, 6], [12.4, 12.9, 13.7], [100, 350, 351]])
    func neverBelow(values: [Double]) throws {
        let fitted = try YearlyIncrements().fit(Self.series(values))
        let last = values[values.count - 1]
        var before = [Double](repeating: last, count: Self.levels.count)
        for distribution in try fitted.forecast(horizon: 4).distributions {
            let quantiles = try Self.levels.map { try distribution.quantile($0) }
            #expect(quantiles == quantiles.sorted() && quantiles.allSatisfy { $0 >= last && $0.isFinite })
            #expect(zip(quantiles, before).allSatisfy { $0 >= $1 })
            before = quantiles
            // What is reached is certain; the next unit isn't.
            #expect(distribution.probability(atLeast: last) == 1)
            #expect((0.0..<1).contains(distribution.probability(atLeast: last + 1)))
            #expect(distribution.probability(atMost: last - 1e-6) == 0)
        }
        var stream = try RandomStream(seed: 5)
        for path in try fitted.paths(count: 200, horizon: 4, from: &stream) {
            #expect(path == path.sorted() && path[0] >= last)
        }
    }

    @Test("has paths that follow their years and rise together")
    func paths() throws {
        let fitted = try YearlyIncrements().fit(Self.series([3, 4, 6, 9]))
        var stream = try RandomStream(seed: 20_210_401)
        let paths = try fitted.paths(count: 8_000, horizon: 2, from: &stream)
        for (year, distribution) in try fitted.forecast(horizon: 2).distributions.enumerated() {
            for value in [9.0, 10, 11, 13, 16] {
                let found = Double(paths.count { $0[year] <= value }) / 8_000
                let expected = distribution.probability(atMost: value)
                #expect(abs(found - expected) <= 4 * (expected * (1 - expected) / 8_000).squareRoot() + 1e-9)
            }
        }
        // One unknown rate drives both increments.
        let first = paths.map { $0[0] - 9 }, second = paths.map { $0[1] - $0[0] }
        let (m1, m2) = (first.reduce(0, +) / 8_000, second.reduce(0, +) / 8_000)
        let covariance = zip(first, second).reduce(0) { $0 + ($1.0 - m1) * ($1.1 - m2) } / 8_000
        #expect(covariance > 0.05)
    }

    @Test("learns the rate that long histories show, also through gaps")
    func rate() throws {
        let counts: [Double] = [0, 2, 3, 6, 7, 10, 11, 13, 16, 18, 20]
        let full = try YearlyIncrements().fit(Self.series(counts))
        let gapped = try YearlyIncrements().fit(
            AnnualSeries(
                observations: [2015, 2018, 2020, 2025].map {
                    Observation(year: $0, value: .exact(counts[$0 - 2015]))
                }, support: Support(lower: 0, neverFalls: true)))
        for fitted in [full, gapped] {
            expectClose(try #require(fitted.parameters.first).value, to: 2, within: 0.25)
            let median = try fitted.forecast(horizon: 2).distributions[1].median()
            #expect((23...25).contains(median))
        }
    }

    @Test("stays at its ceiling, and refuses values that fall")
    func limits() throws {
        let full = try YearlyIncrements().fit(Self.series([9, 10], upper: 10)).forecast(horizon: 2).distributions[1]
        #expect(full.probability(atLeast: 10) == 1)
        #expect(try full.quantile(0.99) == 10)
        let near = try YearlyIncrements().fit(Self.series([5, 8], upper: 10)).forecast(horizon: 9).distributions[8]
        #expect(near.probability(atLeast: 10) > 0.5 && near.probability(atLeast: 10.5) == 0)
        let falling = try AnnualSeries(firstYear: 2015, values: [5, 4])
        #expect(
            throws: StatisticsError.unsuitableValue(
                model: .yearlyIncrements, year: 2016, value: 4, rule: .notFalling)
        ) { try YearlyIncrements().fit(falling) }
    }
}
