import TestSupport
import Testing

@testable import MitoshiStatistics

@Suite("A declared decay")
struct DecayPriorTests {
    /// Of 0.6 · Beta(1.975, 3.275) + 0.2 · Beta(20, 1) + 0.2 · Beta(1, 20) by SciPy 1.x: beta.cdf, and quad(x · pdf) over each
    /// ninth of 0 … 1.
    @Test("is a mixture of beta distributions in ninths, at the mean of each")
    func nodes() throws {
        let nodes = try DecayPrior(guess: 0.3).nodes()
        #expect(nodes.count == 9)
        let expected = [
            (0, 0.226_369_662_244_649_38, 0.043_644_927_430_014_19),
            (3, 0.117_174_562_288_181_39, 0.387_636_682_958_078_96),
            (8, 0.182_747_030_325_716_5, 0.963_015_983_695_886_4),
        ]
        for (place, weight, left) in expected {
            expectClose(nodes[place].weight, to: weight, within: 1e-12)
            expectClose(nodes[place].left, to: left, within: 1e-10)
        }
    }

    /// beta(2.625, 2.625).moment(k) and beta(1.975, 3.275).moment(k) by SciPy.
    @Test("leaves of what is declared on the mean what the moments of its beta distribution say")
    func moments() {
        let even = DecayPrior(guess: 0.5)
        expectClose(even.declaredShare(after: 2), to: 0.29, within: 1e-12)
        expectClose(even.declaredShare(after: 3), to: 0.185, within: 1e-12)
        let fast = DecayPrior(guess: 0.3)
        expectClose(fast.declaredShare(after: 1), to: 0.376_190_476_190_476_2, within: 1e-12)
        expectClose(fast.declaredShare(after: 5), to: 0.038_242_756_575_997, within: 1e-12)
        // E[x²] − E[x]² = .29 − .25.
        expectClose((even.declaredShare(after: 2) - 0.25).squareRoot(), to: 0.2, within: 1e-12)
    }

    /// Closed in 2020 and 2021 and half as bad each year from then on: 1, 1, ½, ¼.
    @Test("counts from the last year of the event")
    func lastYear() {
        let effect = ShockEffect(years: 2020...2021, fading: .decaying(guess: 0.5))
        #expect((2019...2023).map { effect.share(in: $0, leaving: 0.5) } == [0, 1, 1, 0.5, 0.25])
    }

    @Test("weighs its nodes to 1, with the prior's mean, whatever is declared")
    func weights() throws {
        for guess in [0, 1e-9, 0.1, 0.49, 0.5, 0.9, 1] {
            let prior = DecayPrior(guess: guess)
            let nodes = try prior.nodes()
            expectClose(nodes.reduce(0) { $0 + $1.weight }, to: 1, within: 1e-12)
            // The recoveries that nobody guessed have the mean 1/2.
            expectClose(
                nodes.reduce(0) { $0 + $1.weight * $1.left }, to: 0.6 * prior.declaredShare(after: 1) + 0.2,
                within: 1e-12)
            #expect(nodes.map(\.left) == nodes.map(\.left).sorted())
            #expect(nodes.allSatisfy { $0.weight > 0 && (0...1).contains($0.left) })
        }
    }

    @Test("moves all weights as little as the declaration is moved")
    func continuity() throws {
        for guess in [0, 0.25, 0.5, 0.999] {
            let (here, there) = (try DecayPrior(guess: guess).nodes(), try DecayPrior(guess: guess + 0.001).nodes())
            for (left, right) in zip(here, there) { #expect(abs(left.weight - right.weight) < 0.003) }
        }
    }

    @Test("of a guess and of its opposite are mirror images")
    func mirrored() throws {
        let (fast, slow) = (try DecayPrior(guess: 0.2).nodes(), try DecayPrior(guess: 0.8).nodes())
        for (left, right) in zip(fast, slow.reversed()) {
            expectClose(left.weight, to: right.weight, within: 1e-12)
            expectClose(left.left, to: 1 - right.left, within: 1e-10)
        }
    }
}
