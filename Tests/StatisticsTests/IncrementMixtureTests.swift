import MitoshiNumericalMethods
import TestSupport
import Testing

@testable import MitoshiStatistics

/// Every mixture's tails against the sums of its parts' own tails, which come from the incomplete beta function.
@Suite("The mixture of increments")
struct IncrementMixtureTests {
    private static let mixtures: [[(weight: Double, mean: Double, size: Double)]] = [
        [(1, 4.5, 2)],
        [(0.25, 0, 1), (0.75, 3, 0.5)],
        [(0.5, 1e-9, 20), (0.5, 1e-300, 1e-3)],
        [(0.3, 12, 5), (0.3, 180, 0.5), (0.4, 900, 20)],
        // Most probable counts far beyond those worked out together, and sizes at which the chance of none underflows.
        [(0.5, 6_000, 2_000), (0.5, 3e5, 0.7)],
        [(0.9, 50, 1e6), (0.1, 2e4, 600)],
    ]

    @Test("has the tails of its parts, near and far", arguments: mixtures.indices)
    func tails(index: Int) throws {
        let parts = try Self.mixtures[index].map {
            IncrementMixture.Part(
                weight: $0.weight, increment: .counted(try NegativeBinomial(mean: $0.mean, size: $0.size)))
        }
        let mixture = IncrementMixture(parts)
        for count in [0.0, 1, 2, 7, 40, 254, 255, 256, 1_000, 4_095, 4_096, 4_097, 60_000] {
            let lower = parts.reduce(0) { $0 + $1.weight * $1.increment.lowerTail(count) }
            let upper = parts.reduce(0) { $0 + $1.weight * $1.increment.upperTail(count) }
            expectClose(mixture.lowerTail(count), to: lower, within: 1e-12)
            expectClose(mixture.upperTail(count), to: upper, within: 1e-12)
        }
        #expect(mixture.lowerTail(-1) == 0)
    }

    @Test("has the same tails in whatever order they are asked for")
    func order() throws {
        let parts = [IncrementMixture.Part(weight: 1, increment: .counted(try NegativeBinomial(mean: 900, size: 20)))]
        let counts = (0..<1_500).map(Double.init)
        let (rising, falling) = (IncrementMixture(parts), IncrementMixture(parts))
        let upwards = counts.map(rising.lowerTail)
        #expect(counts.reversed().map(falling.lowerTail) == upwards.reversed())
        #expect(upwards == upwards.sorted())
    }
}
