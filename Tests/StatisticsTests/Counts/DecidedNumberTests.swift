import Testing
import TestSupport

@testable import MitoshiStatistics

@Suite("A number that somebody decides")
struct DecidedNumberTests {
    /// By hand: distances have the mean 2, so that every further number is half as likely. Between 0 and 4 with 2 expected
    /// the others have 1/2, 1/4 on either side, of 3/2 in all: 1/6, 1/3, 1/3, 1/6 of the chance that it isn't 2.
    @Test("has the probabilities worked out by hand")
    func byHand() {
        let count = DecidedNumber(number: 2, chance: 0.4, distances: [(1, 2)], bounds: (0, 4))
        for (value, expected) in zip([0.0, 1, 2, 3, 4], [0.1, 0.3, 0.7, 0.9, 1]) {
            expectClose(count.probability(atMost: value), to: expected, within: 1e-12)
            expectClose(count.probability(atLeast: value + 1), to: 1 - expected, within: 1e-12)
        }
        expectClose(count.mean, to: 2, within: 1e-12)
    }

    /// At 0 all other numbers lie above: their mean is that of the distances.
    @Test("lies above 0 where nothing lies below")
    func zero() {
        let count = DecidedNumber(number: -3, chance: 0.5, distances: [(0.5, 2), (0.5, 4)], bounds: (0, .infinity))
        #expect(count.number == 0)
        expectClose(count.mean, to: 1.5, within: 1e-12)
        // 1/2 · (1/2 · 1/2 + 1/2 · 1/4) lies at 1.
        expectClose(count.probability(atMost: 1), to: 0.6875, within: 1e-12)
    }

    @Test("is certain where nothing else is possible")
    func certain() {
        let count = DecidedNumber(number: 7, chance: 0.5, distances: [(1, 2)], bounds: (3, 3))
        #expect(count.probability(atMost: 3) == 1 && count.probability(atLeast: 3) == 1 && count.mean == 3)
    }
}
