import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

@testable import MitoshiStatistics

@Suite("A truncated Student t")
struct TruncatedStudentTTests {
    private static let levels = [1e-9, 0.001, 0.1, 0.5, 0.9, 0.999, 1 - 1e-9]

    @Test("is the whole distribution without ends")
    func whole() throws {
        let shape = try StudentT(degreesOfFreedom: 4)
        let distribution = TruncatedStudentT(shape: shape, lower: -.infinity, upper: .infinity)
        for level in Self.levels { #expect(try distribution.quantile(level) == shape.quantile(level)) }
        #expect(distribution.mean == 0)
    }

    /// With one degree of freedom everything has a closed form: F(z) = ½ + atan(z)/π. Expected values by hand.
    @Test("has the closed form of a truncated Cauchy distribution")
    func cauchy() throws {
        let shape = try StudentT(degreesOfFreedom: 1)
        // On −1 … 1 the mass is ½, so the quartile lies at tan(π/8 − π/4) = −tan(π/8).
        let between = TruncatedStudentT(shape: shape, lower: -1, upper: 1)
        expectClose(try between.quantile(0.25), to: -0.41421356237309503, within: 1e-14)
        expectClose(between.lowerTail(0.41421356237309503), to: 0.75, within: 1e-14)
        // Above 1 the mass is ¼, and its median at tan(3π/8) = 1 + √2.
        let above = TruncatedStudentT(shape: shape, lower: 1, upper: .infinity)
        expectClose(try above.quantile(0.5), to: 2.414213562373095, within: 1e-14)
        #expect(above.mean == nil)
        // ∫ z/(π(1 + z²)) from 1 to 3, over the mass (atan 3 − atan 1)/π.
        let ended = TruncatedStudentT(shape: shape, lower: 1, upper: 3)
        expectClose(try #require(ended.mean), to: log(5) / 2 / atan(0.5), within: 1e-12)
    }

    @Test(
        "undoes its own probabilities however far out the interval lies",
        arguments: [1.0, 2, 3, 10, 40], [(-2.0, 3.0), (0, 1), (5, 9), (1e3, 2e3), (1e6, .infinity), (1e40, 3e40)])
    func inverse(degreesOfFreedom: Double, interval: (Double, Double)) throws {
        let shape = try StudentT(degreesOfFreedom: degreesOfFreedom)
        for (lower, upper) in [interval, (-interval.1, -interval.0)] {
            let distribution = TruncatedStudentT(shape: shape, lower: lower, upper: upper)
            var last = -Double.infinity
            for level in Self.levels {
                let quantile = try distribution.quantile(level)
                #expect(quantile >= lower && quantile <= upper && quantile >= last)
                expectClose(distribution.lowerTail(quantile), to: level, within: 1e-7)
                expectClose(distribution.lowerTail(quantile) + distribution.upperTail(quantile), to: 1, within: 1e-12)
                last = quantile
            }
        }
    }

    @Test("keeps the tail's own shape where the tail underflows: z rises as (1 − p)^(−1/ν)")
    func underflow() throws {
        let shape = try StudentT(degreesOfFreedom: 10)
        let distribution = TruncatedStudentT(shape: shape, lower: 1e60, upper: .infinity)
        // 2^(1/10) and 1000^(1/10).
        expectClose(try distribution.quantile(0.5) / 1e60, to: 1.0717734625362931, within: 1e-12)
        expectClose(try distribution.quantile(0.999) / 1e60, to: 1.9952623149688795, within: 1e-12)
        expectClose(distribution.upperTail(1.0717734625362931e60), to: 0.5, within: 1e-12)
    }

    @Test("goes over into that shape without a step", arguments: [2.0, 5, 20])
    func overToFarTail(degreesOfFreedom: Double) throws {
        // The change of method lies where the tail is 1e-100.
        let shape = try StudentT(degreesOfFreedom: degreesOfFreedom)
        let change = try -shape.quantile(1e-100)
        let before = TruncatedStudentT(shape: shape, lower: change * 0.999, upper: .infinity)
        let after = TruncatedStudentT(shape: shape, lower: change * 1.001, upper: .infinity)
        for level in Self.levels {
            let (below, above) = (try before.quantile(level) / 0.999, try after.quantile(level) / 1.001)
            #expect(abs(above / below - 1) < 1e-7)
        }
    }

    @Test("is uniform on an interval too narrow for its density to change")
    func narrow() throws {
        let shape = try StudentT(degreesOfFreedom: 3)
        for lower in [-1e-12, 0, 2, -1e9] {
            let distribution = TruncatedStudentT(shape: shape, lower: lower, upper: lower + 1e-9 * max(1, abs(lower)))
            let width = distribution.upper - distribution.lower
            expectClose((try distribution.quantile(0.3) - lower) / width, to: 0.3, within: 1e-6)
            expectClose(try #require(distribution.mean), to: lower + width / 2, within: 1e-12)
        }
    }

    @Test("is a point where its ends meet")
    func point() throws {
        let distribution = TruncatedStudentT(shape: try StudentT(degreesOfFreedom: 2), lower: 4, upper: 4)
        for level in Self.levels { #expect(try distribution.quantile(level) == 4) }
        #expect(distribution.mean == 4)
        #expect(distribution.upperTail(3.9) == 1)
        #expect(distribution.upperTail(4) == 0)
    }

    @Test("has the mean of its quantiles", arguments: [2.0, 3, 8], [(-1.0, 2.0), (0.5, 4), (-3, -1), (3, 30)])
    func mean(degreesOfFreedom: Double, interval: (Double, Double)) throws {
        let shape = try StudentT(degreesOfFreedom: degreesOfFreedom)
        let distribution = TruncatedStudentT(shape: shape, lower: interval.0, upper: interval.1)
        let count = 20_000
        var sum = 0.0
        for index in 0..<count { sum += try distribution.quantile((Double(index) + 0.5) / Double(count)) }
        expectClose(try #require(distribution.mean), to: sum / Double(count), within: 1e-4)
    }

    @Test("stands on tails that keep their digits: Student's t with one degree of freedom at small probabilities")
    func smallProbabilities() throws {
        let shape = try StudentT(degreesOfFreedom: 1)
        for level in [1e-3, 1e-10, 1e-30, 1e-100] {
            expectClose(try shape.lowerTail(shape.quantile(level)) / level, to: 1, within: 1e-12)
        }
    }
}
