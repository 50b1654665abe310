import Testing

@testable import MitoshiStatistics

@Suite("A count between two others")
struct CountBracketTests {
    /// The numbers beside 2⁵³ = 9,007,199,254,740,992 are 2 apart, those beside 10¹⁷ 16.
    private static let ends: [(Double, Double)] = [
        (9_007_199_254_740_992, 9_007_199_254_740_994), (9_007_199_254_740_992, 9_007_199_254_741_056),
        (100_000_000_000_000_000, 100_000_000_000_000_016), (100_000_000_000_000_000, 100_000_000_000_001_600),
        (0, 1e300),
    ]

    @Test("is found also where a step of one is lost in rounding", arguments: ends)
    func beyondWholeNumbers(below: Double, above: Double) {
        var bracket = CountBracket(of: 0.5, after: (below, 0.2), through: (above, 0.9))
        var steps = 0
        // One step in three at least halves what is left, and 2¹⁰⁷⁴ is the greatest number over the least.
        while let middle = bracket.middle, steps < 3 * 1_074 {
            #expect(middle > bracket.below.count && middle < bracket.above.count)
            bracket.narrow(to: middle, middle < below + 0.7 * (above - below) ? 0.2 : 0.9)
            steps += 1
        }
        #expect(bracket.middle == nil)
        #expect(bracket.above.count >= below + 0.7 * (above - below))
    }
}
