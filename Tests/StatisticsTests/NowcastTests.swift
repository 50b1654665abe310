import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

@testable import MitoshiStatistics

/// Reference numbers are SciPy's: `Fixtures/nowcast/make_values.py`.
@Suite("A year's total from its first months")
struct NowcastTests {
    private static let levels = [0.05, 0.25, 0.5, 0.75, 0.95]

    private static func toDate(_ counted: Double, _ months: Int) throws -> MonthsToDate {
        try #require(MonthsToDate(counted: counted, months: months))
    }

    private static func counts(mean: Double, size: Double) throws -> CountDistribution {
        CountDistribution(base: try NegativeBinomial(mean: mean, size: size), lower: 0, upper: .infinity)
    }

    private static func amounts(_ location: Double, _ scale: Double) throws -> ScaledStudentT {
        ScaledStudentT(location: location, scale: scale, shape: try StudentT(degreesOfFreedom: 5))
    }

    @Test(
        "of a count is what summing over every total gives",
        arguments: [
            ("count_half_year", 10.0, 4.0, 4.0, 6), ("count_nothing_yet", 3, 2, 0, 4),
            ("count_above_all_that_was_forecast", 2, 1.5, 40, 9), ("large_count", 900, 8, 500, 5),
        ])
    func counts(_ part: String, _ mean: Double, _ size: Double, _ counted: Double, _ months: Int) throws {
        let expected = try ReferenceValues("nowcast", part)
        let prior = try Self.counts(mean: mean, size: size)
        let now = try #require(try NowcastDistribution(Self.toDate(counted, months), after: prior))
        // Above 500 totals a cell holds several of them.
        let isFine = mean < 500
        expectClose(try #require(now.mean.value), to: try expected.number("mean"), within: isFine ? 1e-6 : 0.05)
        for (level, quantile) in zip(Self.levels, try expected.numbers("quantiles")) {
            expectClose(try now.quantile(level), to: quantile, within: isFine ? 0 : 1)
        }
        for (value, chance) in zip(try expected.numbers("values"), try expected.numbers("at_least")) {
            expectClose(now.probability(atLeast: value), to: chance, within: isFine ? 1e-8 : 2e-4)
            expectClose(now.probability(atMost: value - 1), to: 1 - chance, within: isFine ? 1e-8 : 2e-4)
        }
    }

    @Test(
        "of an amount is what integrating over every total gives",
        arguments: [
            ("amount_half_year", 4_000.0, 800.0, 2_500.0, 6), ("amount_two_months", 4_000, 800, 300, 2),
            ("amount_eleven_months", 4_000, 800, 3_600, 11),
            ("amount_above_all_that_was_forecast", 4_000, 300, 9_000, 6),
        ])
    func amounts(_ part: String, _ location: Double, _ scale: Double, _ counted: Double, _ months: Int) throws {
        let expected = try ReferenceValues("nowcast", part)
        let now = try #require(
            try NowcastDistribution(Self.toDate(counted, months), after: Self.amounts(location, scale)))
        for (level, quantile) in zip(Self.levels, try expected.numbers("quantiles")) {
            expectClose(try now.quantile(level), to: quantile, within: 2e-3 * quantile)
        }
        for (value, chance) in zip(try expected.numbers("values"), try expected.numbers("at_least")) {
            // Inside a cell the distribution function runs straight.
            expectClose(now.probability(atLeast: value), to: chance, within: 2e-3)
        }
    }

    struct Season: Sendable {
        let part: String
        let months: Int
        let years: [(Double, Double)]
        var isCount = false
    }

    @Test(
        "learns the months' part from earlier years as quadrature does",
        arguments: [
            Season(part: "season_three_halves", months: 6, years: [(650, 1_000), (663, 1_020), (640, 990)]),
            Season(part: "season_one_quarter", months: 3, years: [(30.5, 200)]),
            Season(part: "season_of_counts", months: 6, years: [(7, 10), (4, 9), (8, 12), (0, 2)], isCount: true),
        ])
    func season(_ season: Season) throws {
        let expected = try ReferenceValues("nowcast", season.part)
        let learned = try Self.toDate(100, season.months).learned(
            from: Self.years(season.years, season.isCount), isCount: season.isCount)
        #expect(learned.earlierYears == season.years.count)
        expectClose(learned.share.mean, to: try expected.number("mean"), within: 1e-5)
        expectClose(learned.share.deviation, to: try expected.number("deviation"), within: 1e-4)
    }

    @Test("has even months without earlier years, and the moments of even months from none")
    func withoutSeason() throws {
        for months in 1...11 {
            let even = try Self.toDate(100, months)
            #expect(try even.learned(from: [], isCount: false) == even)
            expectClose(even.share.mean, to: Double(months) / 12, within: 1e-12)
            // The learned part's prior has the moments of even months too.
            let prior = try PartOfYear(months: months, learnedFrom: [], isCount: false)
            expectClose(prior.mean, to: Double(months) / 12, within: 1e-4)
            expectClose(prior.variance.squareRoot(), to: even.share.deviation, within: 2e-3)
        }
    }

    @Test("trusts earlier years the more, the more of them agree, and the less they do")
    func trust() throws {
        func deviation(_ shares: [Double]) throws -> Double {
            let years = try Self.years(shares.map { (1_000 * $0, 1_000) }, false)
            return try Self.toDate(650, 6).learned(from: years, isCount: false).share.deviation
        }
        let deviations = try (0...6).map { try deviation([Double](repeating: 0.65, count: $0)) }
        #expect(zip(deviations, deviations.dropFirst()).allSatisfy { $0 > $1 })
        #expect(try deviation([0.65, 0.66, 0.64]) < deviation([0.75, 0.65, 0.55]))
        // The mean goes from even months towards what was seen, and never beyond.
        let means = try (0...6).map { count in
            try Self.toDate(650, 6).learned(
                from: Self.years([(Double, Double)](repeating: (650, 1_000), count: count), false), isCount: false
            ).share.mean
        }
        #expect(zip(means, means.dropFirst()).allSatisfy { $0 < $1 } && means[6] < 0.65)
    }

    @Test("takes for earlier years only what could be one")
    func earlierYears() {
        typealias Year = MonthsToDate.EarlierYear
        #expect(Year(counted: 0, total: 5, isCount: true) != nil && Year(counted: 5, total: 5, isCount: true) != nil)
        #expect(Year(counted: 0, total: 5, isCount: false) == nil && Year(counted: 5, total: 5, isCount: false) == nil)
        #expect(Year(counted: 6, total: 5, isCount: true) == nil && Year(counted: -1, total: 5, isCount: true) == nil)
        #expect(Year(counted: 1, total: .infinity, isCount: true) == nil)
    }

    private static func years(_ pairs: [(Double, Double)], _ isCount: Bool) throws -> [MonthsToDate.EarlierYear] {
        try pairs.map { try #require(MonthsToDate.EarlierYear(counted: $0.0, total: $0.1, isCount: isCount)) }
    }

    @Test("never lies below what has been counted", arguments: [1, 3, 6, 9, 11], [1.0, 40, 900, 4_000, 20_000])
    func floor(months: Int, counted: Double) throws {
        for prior: any PredictiveDistribution in [try Self.amounts(4_000, 800), try Self.counts(mean: 60, size: 3)] {
            let now = try #require(try NowcastDistribution(Self.toDate(counted, months), after: prior))
            #expect(now.probability(atLeast: counted) == 1)
            #expect(now.probability(atMost: counted - 1) == 0)
            let quantiles = try now.quantiles([1e-9, 0.01, 0.5, 0.99, 1 - 1e-9])
            #expect(quantiles.allSatisfy { $0 >= counted && $0.isFinite })
            #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 <= $1 })
            let mean = try #require(now.mean.value)
            #expect(mean >= counted && mean.isFinite)
        }
    }

    @Test("is the surer the more months are known")
    func narrower() throws {
        let prior = try Self.amounts(4_000, 800)
        let widths = try [1, 3, 6, 9, 11].map { months in
            let now = try NowcastDistribution(Self.toDate(4_000 * Double(months) / 12, months), after: prior)
            let interval = try #require(now).interval(coverage: 0.8)
            return interval.upperBound - interval.lowerBound
        }
        let before = try prior.interval(coverage: 0.8)
        #expect(widths[0] < before.upperBound - before.lowerBound)
        #expect(zip(widths, widths.dropFirst()).allSatisfy { $0 > $1 })
    }

    @Test("is the greater the more has been counted")
    func monotone() throws {
        for prior: any PredictiveDistribution in [try Self.amounts(4_000, 800), try Self.counts(mean: 4_000, size: 12)]
        {
            let medians = try stride(from: 500.0, through: 6_000, by: 500).map {
                try #require(try NowcastDistribution(Self.toDate($0, 6), after: prior)).median()
            }
            #expect(zip(medians, medians.dropFirst()).allSatisfy { $0 < $1 })
        }
    }

    @Test("takes quantile and distribution function for inverses of each other")
    func inverse() throws {
        let now = try #require(try NowcastDistribution(Self.toDate(2_500, 6), after: Self.amounts(4_000, 800)))
        let count = try #require(try NowcastDistribution(Self.toDate(4, 6), after: Self.counts(mean: 10, size: 4)))
        for level in stride(from: 0.01, through: 0.99, by: 0.07) {
            expectClose(now.probability(atMost: try now.quantile(level)), to: level, within: 1e-9)
            let least = try count.quantile(level)
            #expect(count.probability(atMost: least) >= level && count.probability(atMost: least - 1) < level)
        }
        #expect(throws: StatisticsError.invalidProbability(1)) { try now.quantile(1) }
    }

    @Test("asks for months from 1 to 11, and for a number of at least 0")
    func refusals() {
        #expect(MonthsToDate(counted: 1, months: 0) == nil && MonthsToDate(counted: 1, months: 12) == nil)
        #expect(MonthsToDate(counted: -1, months: 6) == nil && MonthsToDate(counted: .nan, months: 6) == nil)
        #expect(MonthsToDate(counted: .infinity, months: 6) == nil)
    }

    @Test("rests on the months alone where the forecast gave such totals no chance at all")
    func impossible() throws {
        let bounded = ScaledStudentT(
            location: 40, scale: 8, shape: try StudentT(degreesOfFreedom: 5), lower: 0, upper: 100)
        let now = try #require(try NowcastDistribution(Self.toDate(600, 6), after: bounded))
        // total = 600 / share, every ratio of totals alike before; the share is beta-distributed with variance 0.085² + 0.062².
        let shape = (0.25 / (0.085 * 0.085 + 0.062 * 0.062) - 1) / 2
        let share = try Beta(firstShape: shape, secondShape: shape)
        for level in [0.05, 0.5, 0.95] {
            expectClose(try now.quantile(level), to: 600 / (try share.quantile(1 - level)), within: 3)
        }
    }

    @Test("is none of an amount of which nothing has come yet")
    func nothing() throws {
        let none = try Self.toDate(0, 6)
        #expect(try NowcastDistribution(none, after: Self.amounts(4_000, 800)) == nil)
        #expect(try NowcastDistribution(none, after: Self.counts(mean: 4, size: 3)) != nil)
    }

    private static func normal(_ mean: Double, _ deviation: Double) -> NormalMixture {
        NormalMixture(
            components: [NormalMixture.Component(weight: 1, mean: mean, deviation: deviation)], workingScale: .level)
    }

    @Test("moves a later year as the closed form of two normal years does", arguments: [-0.6, 0.0, 0.5, 0.9])
    func later(correlation: Double) throws {
        let (earlier, now) = (Self.normal(100, 10), Self.normal(112, 4))
        let revised = try RevisedDistribution(
            Self.normal(200, 20), earlier: earlier, now: now, correlation: correlation)
        let mean = 200 + correlation * 20 * (112 - 100) / 10
        let left = 1 - correlation * correlation * (1 - 16.0 / 100)
        let expected = try Normal(mean: mean, standardDeviation: 20 * left.squareRoot())
        for level in [0.05, 0.25, 0.5, 0.75, 0.95] {
            let quantile = try revised.quantile(level)
            expectClose(quantile, to: try expected.quantile(level), within: 0.25)
            expectClose(revised.probability(atMost: quantile), to: level, within: 1e-6)
            expectClose(revised.probability(atLeast: quantile), to: 1 - level, within: 1e-6)
        }
        expectClose(try #require(revised.mean.value), to: mean, within: 0.3)
        if correlation == 0 { expectClose(revised.probability(atMost: 210), to: 0.691_462_461, within: 1e-6) }
    }
}
