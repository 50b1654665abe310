import Foundation
import MitoshiStatistics
import Testing

@testable import MitoshiPlanning

/// Counts of which each step away from 400 is half as probable as the one before: P(Y ≥ 400 + k) = 2⁻ᵏ, or its mirror image.
private struct HalvingCounts: PredictiveDistribution {
    let rises: Bool

    var isDiscrete: Bool { true }
    var mean: MeanValue { .value(rises ? 401 : 399) }

    func probability(atLeast value: Double) -> Double {
        let steps = value.rounded(.up) - 400
        return rises ? exp2(-max(0, steps)) : 1 - (steps > 0 ? 1 : exp2(min(0, steps - 1)))
    }

    func probability(atMost value: Double) -> Double {
        let steps = value.rounded(.down) - 400
        return rises ? (steps < 0 ? 0 : 1 - exp2(-steps - 1)) : exp2(min(0, steps))
    }

    func quantile(_ probability: Double) -> Double {
        rises ? 399 + (-log2(1 - probability)).rounded(.up) : 400 + log2(probability).rounded(.up)
    }

    func quantiles(_ probabilities: [Double]) -> [Double] { probabilities.map(quantile) }
}

@Suite("A forecast with what is known of targets")
struct AttainmentDistributionTests {
    private static func formula(end: Double) -> AttainmentFormula {
        AttainmentFormula(intercept: 1, slope: 0.3, bound: 0.001, end: end)
    }

    /// Sixty steps away the forecast has 2⁻⁶⁰, which 1 less the other side no longer tells from 0; from there on each step still
    /// halves the chance.
    @Test("says the same from both sides, however small the forecast's tail", arguments: [true, false])
    func farTail(rises: Bool) throws {
        let away: Double = rises ? 1 : -1
        let distribution = try AttainmentDistribution(
            HalvingCounts(rises: rises), Self.formula(end: 400 + 60 * away), isAtLeast: rises,
            support: rises ? 0...Double.infinity : -Double.infinity...800)
        func meets(_ steps: Double) -> Double {
            let level = 400 + steps * away
            return rises ? distribution.probability(atLeast: level) : distribution.probability(atMost: level)
        }
        func misses(_ steps: Double) -> Double {
            let level = 400 + (steps - 1) * away
            return rises ? distribution.probability(atMost: level) : distribution.probability(atLeast: level)
        }
        #expect(meets(60) > 0.05)
        for steps in 61...70 {
            let steps = Double(steps)
            #expect(abs(meets(steps) / meets(60) - exp2(60 - steps)) < 1e-12)
            #expect(abs(meets(steps) + misses(steps) - 1) < 1e-15)
        }
        let levels = (61...70).map { 400 + Double($0) * away }
        for (together, alone) in zip(
            distribution.probabilities(atMost: levels), levels.map(distribution.probability(atMost:)))
        {
            #expect(abs(together - alone) < 1e-12 * alone)
        }
    }
}
