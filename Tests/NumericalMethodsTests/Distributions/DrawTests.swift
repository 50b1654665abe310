import MitoshiNumericalMethods
import TestSupport
import Testing

@Suite("Draws")
struct DrawTests {
    static let drawn = 20_000

    @Test("fall where the distribution says", arguments: try Example.all())
    func frequencies(_ example: Example) throws {
        var stream = try RandomStream(seed: 20_211_123)
        let draws = (0..<Self.drawn).map { _ in example.distribution.draw(from: &stream) }
        #expect(draws.allSatisfy { $0.isFinite })
        // Up to 20 classes, each closed by a quantile; counts may make several coincide.
        let limits = try Set((1..<20).map { try example.distribution.quantile(Double($0) / 20) }).sorted()
        var seen = [Double](repeating: 0, count: limits.count + 1)
        for draw in draws { seen[limits.firstIndex { draw <= $0 } ?? limits.count] += 1 }
        let below = limits.map(example.distribution.lowerTail) + [1]
        let expected = below.indices.map { Double(Self.drawn) * (below[$0] - ($0 == 0 ? 0 : below[$0 - 1])) }
        let statistic = zip(seen, expected).filter { $1 > 1e-6 }.map { ($0 - $1) * ($0 - $1) / $1 }.reduce(0, +)
        for (count, chance) in zip(seen, expected) where chance <= 1e-6 { #expect(count == 0) }
        guard limits.count > 1 else { return }
        // One seed in ten thousand would fail if all is right.
        #expect(try ChiSquared(degreesOfFreedom: Double(limits.count)).upperTail(statistic) > 1e-4)
    }

    @Test("are numbers even where the distribution reaches beyond them")
    func beyondNumbers() throws {
        let extremes: [any ProbabilityDistribution] = [
            try Normal(mean: 1e308, standardDeviation: 1e308), try StudentT(degreesOfFreedom: 1e-3),
            try StudentT(degreesOfFreedom: 0.01, location: -1e308, scale: 1e308),
            try Gamma(shape: 2, scale: 1.7e308), try Gamma(shape: 1e-5, scale: 1e-300),
            try Beta(firstShape: 1e-4, secondShape: 1e-4), try NegativeBinomial(mean: 0x1p31, size: 1e-9),
            try NegativeBinomial(mean: 1, size: 1e-300), try NegativeBinomial(mean: 0x1p31, size: 1e-290),
        ]
        var stream = try RandomStream(seed: 3)
        for distribution in extremes {
            for _ in 0..<2000 {
                let draw = distribution.draw(from: &stream)
                #expect(draw.isFinite)
            }
        }
    }

    @Test("of counts beyond 32 bits have the right centre and spread")
    func largeCounts() throws {
        var stream = try RandomStream(seed: 5)
        // Gamma with shape 4 times Poisson: more than 2³² in about one draw of 24.
        let distribution = try NegativeBinomial(mean: 0x1p31, size: 4)
        let draws = (0..<4000).map { _ in distribution.draw(from: &stream) / 0x1p31 }
        let mean = draws.reduce(0, +) / 4000
        let variance = draws.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 3999
        expectClose(mean, to: 1, within: 4 * 0.5 / 4000.0.squareRoot())
        expectClose(variance, to: 0.25, within: 0.05)
        #expect(draws.contains { $0 > 2 })
        #expect(draws.allSatisfy { ($0 * 0x1p31).rounded() == $0 * 0x1p31 })
    }
}
