import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

@testable import MitoshiStatistics

@Suite("A predictive distribution")
struct DistributionTests {
    @Test("carries a working scale's quantiles back")
    func workingScales() throws {
        let shape = try StudentT(degreesOfFreedom: 5)
        let quantile = try shape.quantile(0.8)
        for (scale, expected) in [
            (WorkingScale.level, 1 + 0.5 * quantile), (.logarithm, exp(1 + 0.5 * quantile)),
            (.logit(ceiling: 100), 100 / (1 + exp(-1 - 0.5 * quantile))),
            (.gompertz(ceiling: 7), 7 * exp(-exp(-1 - 0.5 * quantile))),
        ] {
            let distribution = ScaledStudentT(location: 1, scale: 0.5, shape: shape, workingScale: scale)
            expectClose(try distribution.quantile(0.8), to: expected, within: 1e-13)
            expectClose(distribution.probability(atMost: expected), to: 0.8, within: 1e-13)
        }
    }

    @Test("has scales whose inverse and slope belong to them", arguments: [0.3, 2, 6.9])
    func slopes(value: Double) throws {
        for scale in [WorkingScale.level, .logarithm, .logit(ceiling: 7), .gompertz(ceiling: 7)] {
            expectClose(scale.inverse(scale.transform(value)), to: value, within: 1e-13)
            let difference = (scale.transform(value + 1e-6) - scale.transform(value - 1e-6)) / 2e-6
            expectClose(difference, to: scale.slope(at: value), within: 1e-6)
        }
    }

    @Test("has no mean on the logarithmic scale, and one where it is bounded")
    func means() throws {
        let shape = try StudentT(degreesOfFreedom: 3)
        let unbounded = ScaledStudentT(location: 0, scale: 1, shape: shape, workingScale: .logarithm)
        #expect(unbounded.mean == .undefined(.exponentialOfHeavyTails))
        let symmetric = ScaledStudentT(location: 0, scale: 2, shape: shape, workingScale: .logit(ceiling: 100))
        expectClose(try #require(symmetric.mean.value), to: 50, within: 1e-9)
        let cauchy = try StudentT(degreesOfFreedom: 1)
        let open = ScaledStudentT(location: 4, scale: 1, shape: cauchy, lower: 0)
        #expect(open.mean == .undefined(.heavyTails(degreesOfFreedom: 1)))
        let closed = ScaledStudentT(location: 50, scale: 1, shape: cauchy, lower: 0, upper: 100)
        expectClose(try #require(closed.mean.value), to: 50, within: 1e-9)
    }

    @Test("stays inside its bounds when the model is far outside them", arguments: [1e3, 1e9, 1e200])
    func farOutside(distance: Double) throws {
        let shape = try StudentT(degreesOfFreedom: 6)
        let distribution = ScaledStudentT(location: -distance, scale: 1, shape: shape, lower: 0, upper: 100)
        var last = -1.0
        for level in ModelExample.levels {
            let quantile = try distribution.quantile(level)
            #expect((0...100).contains(quantile) && quantile >= last)
            last = quantile
        }
        #expect(distribution.probability(atLeast: 0) == 1)
        #expect(distribution.probability(atMost: 100) == 1)
        #expect(distribution.probability(atLeast: 100.1) == 0)
        #expect(try #require(distribution.mean.value).isFinite)
    }

    @Test("holds what exceeds the largest number at the largest number")
    func overflow() throws {
        let shape = try StudentT(degreesOfFreedom: 1)
        let distribution = ScaledStudentT(location: 0, scale: 10, shape: shape, workingScale: .logarithm)
        #expect(try distribution.quantile(0.999) == .greatestFiniteMagnitude)
        #expect(try distribution.quantile(0.001) >= 0)
    }

    @Test("rounds a large count to whole numbers, each with the probability of what rounds to it")
    func rounding() throws {
        let shape = try StudentT(degreesOfFreedom: 4)
        let continuous = ScaledStudentT(location: 1.2, scale: 2, shape: shape, lower: -0.5)
        let rounded = RoundedDistribution(base: continuous)
        #expect(rounded.probability(atLeast: 0) == 1)
        let total = (0...2_000).map {
            rounded.probability(atMost: Double($0)) - rounded.probability(atMost: Double($0) - 1)
        }
        expectClose(total.reduce(0, +), to: 1, within: 1e-9)
        for level in ModelExample.levels {
            let quantile = try rounded.quantile(level)
            #expect(quantile == quantile.rounded() && quantile >= 0)
            #expect(rounded.probability(atMost: quantile) >= level)
            #expect(rounded.probability(atMost: quantile - 1) < level)
        }
    }

    @Test("never falls from year to year where the quantity can't")
    func runningMaximum() throws {
        let shape = try StudentT(degreesOfFreedom: 4)
        let wide = ScaledStudentT(location: 10, scale: 1, shape: shape, lower: 9)
        let lower = ScaledStudentT(location: 8, scale: 3, shape: shape, lower: 9)
        let both = RunningMaximum(years: [wide, lower])
        for level in ModelExample.levels {
            let quantile = try both.quantile(level)
            #expect(try quantile == max(wide.quantile(level), lower.quantile(level)))
            expectClose(both.probability(atMost: quantile), to: level, within: 1e-9)
            expectClose(both.probability(atLeast: quantile), to: 1 - level, within: 1e-9)
        }
        let (mean, least) = (try #require(both.mean.value), try #require(wide.mean.value))
        #expect(mean >= least)
    }
}

@Suite("A distribution of counts")
struct CountDistributionTests {
    /// The sum of the probabilities themselves, the slow way.
    private static func sum(_ base: NegativeBinomial, _ range: ClosedRange<Int>) -> Double {
        range.map { base.probability(of: $0) }.reduce(0, +)
    }

    @Test("adds up its probabilities exactly", arguments: [(0, 60), (3, 60), (5, 12), (20, 60)])
    func exact(range: (Int, Int)) throws {
        let base = try NegativeBinomial(mean: 6, size: 2.5)
        let distribution = CountDistribution(base: base, lower: Double(range.0), upper: Double(range.1))
        let all = Self.sum(base, range.0...range.1)
        for target in range.0...range.1 {
            let expected = Self.sum(base, target...range.1) / all
            expectClose(distribution.probability(atLeast: Double(target)), to: expected, within: 1e-11)
        }
        let mean = (range.0...range.1).map { Double($0) * base.probability(of: $0) }.reduce(0, +) / all
        expectClose(try #require(distribution.mean.value), to: mean, within: 1e-10)
    }

    @Test("keeps falling by the tail's own factor where the tail underflows")
    func farTail() throws {
        let base = try NegativeBinomial(mean: 4, size: 2)
        let distribution = CountDistribution(base: base, lower: 10_000, upper: .infinity)
        // The factor is 4/6: the median of what lies above is the smallest k with 1 − (2/3)^(k − 9,999) ≥ ½.
        #expect(try distribution.quantile(0.5) == 10_001)
        expectClose(distribution.probability(atLeast: 10_003), to: 8.0 / 27, within: 1e-12)
        #expect(distribution.probability(atLeast: 10_000) == 1)
        #expect(try #require(distribution.mean.value).isFinite)
    }

    @Test("is certain of what any count exceeds, also for numbers without neighbours")
    func hugeNumbers() throws {
        let distribution = CountDistribution(base: try NegativeBinomial(mean: 5, size: 3), lower: 0, upper: .infinity)
        for value in [1e17, 1e100, 1e300] {
            #expect(distribution.probability(atMost: value) == 1)
            #expect(distribution.probability(atLeast: value) == 0)
        }
    }
}
