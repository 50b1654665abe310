import Foundation
import MitoshiStatistics
import Testing

@testable import MitoshiPlanning

/// A normal distribution rounded to whole numbers, by its tails alone.
private struct RoundedNormal: PredictiveDistribution {
    let center: Double
    let spread: Double

    var isDiscrete: Bool { true }
    var mean: MeanValue { .value(center) }

    func probability(atLeast value: Double) -> Double {
        0.5 * erfc((value.rounded(.up) - 0.5 - center) / spread / 2.0.squareRoot())
    }

    func probability(atMost value: Double) -> Double {
        0.5 * erfc((center - value.rounded(.down) - 0.5) / spread / 2.0.squareRoot())
    }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double { center }
}

/// P(Y ≥ n) = (1 + n/scale)^−power: a tail far heavier than any model's.
private struct PowerTail: PredictiveDistribution {
    let scale: Double
    let power: Double

    var isDiscrete: Bool { true }
    var mean: MeanValue { .value(0) }

    func probability(atLeast value: Double) -> Double { pow(1 + max(0, value.rounded(.up)) / scale, -power) }
    func probability(atMost value: Double) -> Double { 1 - probability(atLeast: value.rounded(.down) + 1) }
    func quantile(_ probability: Double) throws(StatisticsError) -> Double { 0 }
}

@Suite("The tail of a count from a few of its counts")
struct CountTailTests {
    /// Tables of chances may be off by a thousandth of one; a chance beyond comparable targets is half of one at most.
    @Test("is that of every count within three thousandths of itself", arguments: [3.0, 40, 1_000, 250_000])
    func normal(spread: Double) throws {
        let distribution = RoundedNormal(center: 10 * spread, spread: spread)
        for (isUpper, origin) in [(true, 10.5 * spread), (false, 9.2 * spread)] {
            let origin = origin.rounded()
            let tail = CountTail(of: distribution, from: origin, isUpper: isUpper, width: spread, until: 1e-5)
            for step in 0...300 {
                let count = (origin + (isUpper ? 1 : -1) * Double(step) * spread / 100).rounded()
                let exact = isUpper ? distribution.probability(atLeast: count) : distribution.probability(atMost: count)
                let found = try #require(tail.probability(of: count))
                #expect(abs(found - exact) <= 3e-3 * exact, "\(count): \(found), \(exact)")
            }
        }
    }

    @Test("follows a tail that falls like a power, however far, within a hundredth of itself", arguments: [1.5, 300])
    func power(scale: Double) throws {
        let distribution = PowerTail(scale: scale, power: 1.2)
        let tail = CountTail(of: distribution, from: 3, isUpper: true, width: scale, until: 1e-5)
        var count = 3.0
        while distribution.probability(atLeast: count) >= 1e-5 {
            let found = try #require(tail.probability(of: count))
            let exact = distribution.probability(atLeast: count)
            #expect(abs(found - exact) <= 1e-2 * exact, "\(count): \(found), \(exact)")
            count = (count * 1.07 + 1).rounded()
        }
    }

    @Test("says nothing of the other side, nor beyond what was asked")
    func ends() {
        let tail = CountTail(of: RoundedNormal(center: 0, spread: 10), from: 5, isUpper: true, width: 10, until: 1e-5)
        #expect(tail.probability(of: 4) == nil)
        #expect(tail.probability(of: 5) != nil)
        #expect(tail.probability(of: 500) == nil)
        let impossible = CountTail(
            of: PowerTail(scale: 1, power: .infinity), from: 2, isUpper: true, width: 1, until: 1e-5)
        #expect(impossible.probability(of: 2) == nil)
    }
}
