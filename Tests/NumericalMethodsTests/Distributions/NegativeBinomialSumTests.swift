import MitoshiNumericalMethods
import TestSupport
import Testing

/// Expected values are mpmath's, in 40 digits, from the logarithms of gamma functions.
@Suite("A sum of negative binomial distributions")
struct NegativeBinomialSumTests {
    struct Case: Sendable {
        let parts: [(weight: Double, mean: Double, size: Double)]
        let probabilities: [(count: Int, probability: Double)]

        func sum() throws -> NegativeBinomialSum {
            try NegativeBinomialSum(parts.map { ($0.weight, try NegativeBinomial(mean: $0.mean, size: $0.size)) })
        }
    }

    private static let cases = [
        Case(
            parts: [(1, 4.5, 2)],
            probabilities: [
                (0, 0.094674556213017751), (1, 0.13108784706417843), (7, 0.057732101296433355),
                (40, 1.5884861042522178e-6), (256, 3.182369674338665e-40),
            ]),
        Case(
            parts: [(0.3, 12, 5), (0.3, 180, 0.5), (0.4, 900, 20)],
            probabilities: [
                (0, 0.016449751444576535), (40, 0.0013364151527310342), (256, 0.00027364037495391984),
                (1_000, 0.00064632726498824882), (5_000, 1.1934141037839343e-10),
            ]),
        Case(
            parts: [(0.2, 50, 1e6), (0.1, 2e4, 600), (0.3, 7, 3), (0.2, 1, 0.4), (0.2, 2_500, 40)],
            probabilities: [
                (0, 0.12927213999093258), (7, 0.025599336232051152), (1_000, 2.0949009429278107e-9),
                (4_095, 4.0843434376070119e-7), (20_000, 4.8136744071023817e-5),
            ]),
    ]

    @Test("has the probabilities of its parts, from wherever they begin", arguments: cases.indices, [0, 3, 200, 900])
    func probabilities(index: Int, first: Int) throws {
        let example = Self.cases[index]
        let found = try example.sum().probabilities(of: first..<20_001)
        for (count, expected) in example.probabilities where count >= first {
            expectClose(found[count - first], to: expected, within: 1e-15)
        }
    }

    @Test("leaves out nothing that matters below its first count", arguments: cases.indices)
    func first(index: Int) throws {
        let sum = try Self.cases[index].sum()
        #expect(sum.probabilities(of: 0..<sum.first).reduce(0, +) < 1e-16)
        let narrow = try NegativeBinomialSum([(1, NegativeBinomial(mean: 1e6, size: 1e8))])
        #expect(narrow.first > 980_000)
        expectClose(
            narrow.probabilities(of: narrow.first..<1_020_000).reduce(0, +), to: 1, within: 1e-11)
    }

    @Test("is that count for certain where a mean is 0")
    func zero() throws {
        let sum = try NegativeBinomialSum([(0.5, NegativeBinomial(mean: 0, size: 2))])
        #expect(sum.probabilities(of: 0..<3) == [0.5, 0, 0])
        #expect(sum.probabilities(of: 1..<1).isEmpty)
    }
}
