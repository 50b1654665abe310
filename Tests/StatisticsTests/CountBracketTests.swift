import Testing

@testable import MitoshiStatistics

@Suite("A count between two others")
struct CountBracketTests {
    /// Beyond 2⁵³ a step of one is lost in rounding: the neighbours of 2⁵³ are 2 apart, those of 10¹⁷ are 16.
    @Test(
        "is found also where neighbouring counts are one number",
        arguments: [(0x1p53, 0x1p53 + 2), (0x1p53, 0x1p53 + 64), (1e17, 1e17 + 16), (1e17, 1e17 + 1_600), (0, 1e300)])
    func beyondWholeNumbers(below: Double, above: Double) {
        var bracket = CountBracket(of: 0.5, after: (below, 0.2), through: (above, 0.9))
        var steps = 0
        // Every third step halves what is left, and 2¹⁰⁷⁴ is the greatest number over the least.
        while let middle = bracket.middle, steps < 3 * 1_074 {
            #expect(middle > bracket.below.count && middle < bracket.above.count)
            bracket.narrow(to: middle, middle < below + 0.7 * (above - below) ? 0.2 : 0.9)
            steps += 1
        }
        #expect(bracket.middle == nil)
        #expect(bracket.above.count >= below + 0.7 * (above - below))
    }
}
