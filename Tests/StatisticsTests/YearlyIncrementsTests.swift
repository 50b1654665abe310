import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

@testable import MitoshiStatistics

@Suite("A quantity that only accumulates")
struct YearlyIncrementsTests {
    private static let levels = [1e-6, 0.025, 0.1, 0.5, 0.9, 0.975, 0.999]

    private static func series(
        _ values: [Double], isCount: Bool = true, upper: Double = .infinity, from year: Int = 2015
    ) throws -> AnnualSeries {
        try AnnualSeries(
            firstYear: year, values: values,
            support: Support(lower: 0, upper: upper, isInteger: isCount, neverFalls: true))
    }

    private static func chance(
        _ values: [Double], _ target: Double, _ years: Int = 1, isCount: Bool = true
    ) throws -> Double {
        let forecast = try YearlyIncrements().fit(series(values, isCount: isCount)).forecast(horizon: years)
        return forecast.distributions[years - 1].probability(atLeast: target)
    }

    /// The model's own grid has 14 rates for each shape, some thousand times fewer than the script's.
    private static let gridError = 0.005

    /// Found by `scripts/oracles/increments.py`.
    @Test(
        "counts as an independent program does",
        arguments: [
            ([496, 498, 500], 510, 1, 0.0373), ([496, 498, 500], 520, 2, 0.0337), ([498, 500], 520, 2, 0.1390),
            ([33, 33, 33], 34, 1, 0.2022), ([33, 33, 33, 33, 33, 33, 33, 33], 35, 2, 0.0262),
            ([12, 13, 13, 14, 14], 15, 2, 0.6203), ([0, 0, 0], 1, 1, 0.0730), ([15], 18, 2, 0.4240),
            ([3, 6, 9, 12, 15], 18, 1, 0.8212), ([15, 18, 17], 19, 1, 0.6624), ([20, 80, 85, 200], 300, 1, 0.2230),
        ] as [([Double], Double, Int, Double)])
    func counts(values: [Double], target: Double, years: Int, expected: Double) throws {
        expectClose(try Self.chance(values, target, years), to: expected, within: Self.gridError)
    }

    /// Found by `scripts/oracles/increments.py`.
    @Test(
        "measures amounts as an independent program does, with nearly the same answer for further digits",
        arguments: [
            ([10, 12, 14], 17, 1, 0.0930), ([10, 12, 14], 20, 2, 0.0834), ([10, 12.1, 14], 17, 1, 0.1032),
            ([10, 12.1, 14], 20, 2, 0.0927), ([10, 12.01, 14], 17, 1, 0.0931), ([10, 12.01, 14], 20, 2, 0.0835),
            ([3.5, 3.5, 4.2], 5, 1, 0.2098), ([3.5, 3.5, 4.2], 5, 3, 0.6168), ([33, 33, 33], 34, 2, 0.2303),
        ] as [([Double], Double, Int, Double)])
    func amounts(values: [Double], target: Double, years: Int, expected: Double) throws {
        expectClose(try Self.chance(values, target, years, isCount: false), to: expected, within: Self.gridError)
    }

    @Test("doesn't depend on the unit of an amount, nor on whether things are told in ones or in thousands")
    func units() throws {
        for target in [14.5, 15, 17, 30] {
            let metres = try Self.chance([10_000, 12_100, 14_000], 1_000 * target, isCount: false)
            let kilometres = try Self.chance([10, 12.1, 14], target, isCount: false)
            expectClose(metres, to: kilometres, within: 1e-6)
        }
        for target in [13.0, 14, 17] {
            #expect(try Self.chance([10, 12, 12], target) == Self.chance([10_000, 12_000, 12_000], 1_000 * target))
        }
        // Of thousands of things chance moves little, so that they grow as amounts do.
        let people = [12_345.0, 14_567, 16_890, 17_950]
        for target in [18_200.0, 19_500, 22_000] {
            let counted = try Self.chance(people, target)
            expectClose(counted, to: try Self.chance(people, target, isCount: false), within: 0.03)
            let thousandfold = try Self.chance(people.map { 1_000 * $0 }, 1_000 * target)
            expectClose(thousandfold, to: counted, within: 1e-9)
        }
    }

    @Test("is the less likely to reach a target the farther it is", arguments: [true, false])
    func monotone(isCount: Bool) throws {
        for values in [[496.0, 498, 500], [0, 0, 0], [15], [100, 350, 351], [3, 7, 7, 12]] {
            let chances = try (0...60).map {
                try Self.chance(values, values[values.count - 1] + Double($0), isCount: isCount)
            }
            #expect(zip(chances, chances.dropFirst()).allSatisfy { $0 >= $1 })
        }
    }

    @Test("believes a steady history more than one in jumps of the same mean")
    func steady() throws {
        func width(_ values: [Double]) throws -> Double {
            let interval = try YearlyIncrements().fit(Self.series(values)).forecast(horizon: 1).distributions[0]
                .interval(coverage: 0.8)
            return interval.upperBound - interval.lowerBound
        }
        #expect(try width([10, 14, 18, 22, 26, 30]) <= 2)
        #expect(try width([10, 10, 23, 23, 24, 30]) >= 8)
    }

    @Test("takes a fall for a correction: what is left counts, and the fall tells nothing of the years")
    func falls() throws {
        // The same increments, 3 and 2, on the same level.
        for target in [18.0, 19, 24] {
            #expect(try Self.chance([15, 18, 15, 17], target) == Self.chance([12, 15, 17], target))
        }
        let distribution = try YearlyIncrements().fit(Self.series([15, 18, 17])).forecast(horizon: 1).distributions[0]
        #expect(distribution.probability(atLeast: 17) == 1)
        #expect(distribution.probability(atLeast: 18) < 1)
    }

    @Test("leaves out what declared events added")
    func events() throws {
        func chances(_ values: [Double], _ effects: [ShockEffect]) throws -> [Double] {
            let distribution = try YearlyIncrements(effects: effects).fit(Self.series(values, from: 2016))
                .forecast(horizon: 1).distributions[0]
            return [1.0, 3, 5, 9].map { distribution.probability(atLeast: values[values.count - 1] + $0) }
        }
        let stopped: [Double] = [10, 14, 18, 22, 22]
        let oneOff = ShockEffect(years: 2020...2020, fading: .oneOff)
        let without = try chances([10, 14, 18, 22], [])
        #expect(try zip(chances(stopped, [oneOff]), without).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(try chances(stopped, [oneOff])[1] > chances(stopped, [])[1] + 0.2)
        // A jump of the level is no year's growth; the years after it are.
        let jump = ShockEffect(years: 2018...2018, fading: .levelShift)
        let (jumped, smooth) = (try chances([10, 14, 118, 122, 126], [jump]), try chances([118, 122, 126, 130], []))
        #expect(zip(jumped, smooth).allSatisfy { abs($0 - $1) < 0.03 })
        // With half left after each year, 2020 and 2021 are disturbed as well; ten years later nothing is.
        let fading = ShockEffect(years: 2019...2019, fading: .decaying(guess: 0.5))
        #expect(YearlyIncrements(effects: [fading]).leavesOutChanges(of: try Self.series(stopped, from: 2016)))
        #expect(!YearlyIncrements(effects: [fading]).leavesOutChanges(of: try Self.series(stopped, from: 2029)))
        #expect(try chances([10, 14, 18, 18, 18], [fading]) == chances([10, 14, 18], []))
    }

    /// The last value stands three and a half years after the one before, and half a year before its year's end. Found by
    /// `scripts/oracles/increments.py`.
    @Test("needs no filling of gaps, nor of a year that has begun")
    func times() throws {
        let observations = [(2015, 1.0, 10.0), (2016, 1, 12), (2020, 0.5, 20)].map { year, elapsed, value in
            Observation(year: year, elapsedFraction: elapsed, value: .exact(value))
        }
        let support = Support(lower: 0, isInteger: true, neverFalls: true)
        let fitted = try YearlyIncrements().fit(AnnualSeries(observations: observations, support: support))
        let forecast = try fitted.forecast(horizon: 2)
        expectClose(forecast.distributions[1].probability(atLeast: 26), to: 0.1211, within: 0.003)
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
                }, support: Support(lower: 0, isInteger: true, neverFalls: true)))
        for fitted in [full, gapped] {
            expectClose(try #require(fitted.parameters.first).value, to: 2, within: 0.25)
            let median = try fitted.forecast(horizon: 2).distributions[1].median()
            #expect((23...25).contains(median))
        }
    }

    @Test("refuses a stock whose increments have no finite squares, and gives numbers for one just below")
    func enormous() throws {
        let fitted = try YearlyIncrements().fit(Self.series([6e139, 7e139, 9e139]))
        let parameter = try #require(fitted.parameters.first)
        #expect(parameter.value.isFinite && parameter.standardError?.isFinite == true)
        let year = try fitted.forecast(horizon: 1).distributions[0]
        #expect(try year.quantile(0.99).isFinite && year.quantile(0.99) >= 9e139)
        #expect(
            throws: StatisticsError.unsuitableValue(
                model: .yearlyIncrements, year: 2016, value: 1e199, rule: .below(ceiling: 1e140))
        ) { try YearlyIncrements().fit(Self.series([9e198, 1e199])) }
    }

    @Test("stays at its ceiling")
    func limits() throws {
        let full = try YearlyIncrements().fit(Self.series([9, 10], upper: 10)).forecast(horizon: 2).distributions[1]
        #expect(full.probability(atLeast: 10) == 1)
        #expect(try full.quantile(0.99) == 10)
        let near = try YearlyIncrements().fit(Self.series([5, 8], upper: 10)).forecast(horizon: 9).distributions[8]
        #expect(near.probability(atLeast: 10) > 0.5 && near.probability(atLeast: 10.5) == 0)
    }
}
