import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

/// A distribution with a name for messages.
struct Example: Sendable, CustomTestStringConvertible {
    let name: String
    let distribution: any ProbabilityDistribution
    var testDescription: String { name }

    init(_ name: String, _ distribution: any ProbabilityDistribution) {
        self.name = name
        self.distribution = distribution
    }

    static func continuous() throws -> [Example] {
        [
            Example("normal", try Normal(mean: -3, standardDeviation: 2)),
            Example("wide normal", try Normal(mean: 1e6, standardDeviation: 1e5)),
            Example("Cauchy", try StudentT(degreesOfFreedom: 1)),
            Example("t with 0.2", try StudentT(degreesOfFreedom: 0.2, location: 3, scale: 0.1)),
            Example("t with 7", try StudentT(degreesOfFreedom: 7, location: 250, scale: 12)),
            Example("t with a million", try StudentT(degreesOfFreedom: 1e6)),
            Example("beta, U-shaped", try Beta(firstShape: 0.2, secondShape: 0.4)),
            Example("beta, skew", try Beta(firstShape: 2, secondShape: 300)),
            Example("beta, narrow", try Beta(firstShape: 4e6, secondShape: 9e6)),
            Example("gamma, steep", try Gamma(shape: 0.05, scale: 10)),
            Example("gamma", try Gamma(shape: 4.5, scale: 0.01)),
            Example("gamma, narrow", try Gamma(shape: 2e7, scale: 1)),
            Example("chi-squared", try ChiSquared(degreesOfFreedom: 5)),
        ]
    }

    static func discrete() throws -> [Example] {
        [
            Example("binomial", try Binomial(trials: 12, probability: 0.3)),
            Example("binomial, many trials", try Binomial(trials: 200_000, probability: 0.002)),
            Example("binomial, no trial", try Binomial(trials: 0, probability: 0.5)),
            Example("binomial, never", try Binomial(trials: 9, probability: 0)),
            Example("binomial, always", try Binomial(trials: 9, probability: 1)),
            Example("Poisson", try Poisson(mean: 3.25)),
            Example("Poisson, many", try Poisson(mean: 15_000.5)),
            Example("Poisson, none", try Poisson(mean: 0)),
            Example("negative binomial", try NegativeBinomial(mean: 20, size: 1.5)),
            Example("negative binomial, scattered", try NegativeBinomial(mean: 300, size: 0.05)),
            Example("negative binomial, nearly Poisson", try NegativeBinomial(mean: 300, size: 1e9)),
            Example("negative binomial, hardly ever", try NegativeBinomial(mean: 2e9, size: 1e-9)),
            Example("negative binomial, none", try NegativeBinomial(mean: 0, size: 2)),
        ]
    }

    static func all() throws -> [Example] { try continuous() + discrete() }
}

@Suite("Every distribution")
struct DistributionLawTests {
    static let probabilities = [1e-12, 1e-6, 0.001, 0.025, 0.1, 0.3, 0.5, 0.50001, 0.8, 0.975, 0.999, 1 - 1e-9]
    static let extremes = [
        -Double.greatestFiniteMagnitude, -1e200, -1, -Double.leastNonzeroMagnitude, 0, .leastNonzeroMagnitude, 1e-300,
        0.5, 1, 1e9, 1e18, 1e200, .greatestFiniteMagnitude,
    ]

    @Test("leaves no probability unaccounted for", arguments: try Example.all())
    func total(_ example: Example) throws {
        for probability in Self.probabilities {
            let x = try example.distribution.quantile(probability)
            let total = example.distribution.lowerTail(x) + example.distribution.upperTail(x)
            expectClose(total, to: 1, within: 1e-15)
        }
    }

    @Test("has nothing beyond infinity, and nothing to say of NaN", arguments: try Example.all())
    func infinity(_ example: Example) {
        let distribution = example.distribution
        #expect(distribution.lowerTail(-.infinity) == 0)
        #expect(distribution.upperTail(-.infinity) == 1)
        #expect(distribution.lowerTail(.infinity) == 1)
        #expect(distribution.upperTail(.infinity) == 0)
        #expect(distribution.lowerTail(.nan) == 0)
        #expect(distribution.upperTail(.nan) == 0)
    }

    @Test("answers with a probability wherever it is asked", arguments: try Example.all())
    func everywhere(_ example: Example) {
        var last = 0.0
        for x in Self.extremes {
            let (lower, upper) = (example.distribution.lowerTail(x), example.distribution.upperTail(x))
            #expect((0...1).contains(lower) && (0...1).contains(upper))
            #expect(lower >= last)
            last = lower
        }
    }

    @Test("has a finite density or mass wherever it is asked", arguments: try Example.all())
    func densityEverywhere(_ example: Example) {
        if let continuous = example.distribution as? any ContinuousDistribution {
            for x in Self.extremes + [-.infinity, .infinity, .nan] {
                let density = continuous.density(x)
                #expect(density >= 0 && density.isFinite)
            }
        }
        if let discrete = example.distribution as? any DiscreteDistribution {
            for count in [Int.min, -1, 0, 1, 9, 10, 1 << 31, 1 << 53, .max] {
                #expect((0...1).contains(discrete.probability(of: count)))
            }
        }
    }

    @Test("has quantiles that undo the lower tail", arguments: try Example.continuous())
    func roundTrip(_ example: Example) throws {
        for probability in Self.probabilities {
            let x = try example.distribution.quantile(probability)
            // Next to the end of a support one step between numbers may be a large step in probability.
            #expect(example.distribution.lowerTail(x.nextDown) <= probability * (1 + 1e-9))
            #expect(example.distribution.lowerTail(x.nextUp) >= probability * (1 - 1e-9))
            #expect(example.distribution.upperTail(x.nextDown) >= (1 - probability) * (1 - 1e-9))
            #expect(example.distribution.upperTail(x.nextUp) <= (1 - probability) * (1 + 1e-9))
        }
    }

    @Test("has quantiles that are the smallest count to reach a probability", arguments: try Example.discrete())
    func smallestCount(_ example: Example) throws {
        for probability in Self.probabilities {
            let count = try example.distribution.quantile(probability)
            #expect(count == count.rounded() && count >= 0)
            #expect(example.distribution.lowerTail(count) >= probability)
            // One mass may be less than what a probability is rounded to.
            #expect(example.distribution.lowerTail(count - 1) < probability * (1 + 1e-14))
        }
    }

    @Test("has no quantile of what is no probability", arguments: try Example.all())
    func noQuantile(_ example: Example) {
        for probability in [0, 1, 2, -0.1, Double.nan, .infinity, -.infinity] {
            #expect(throws: NumericalError.self) { try example.distribution.quantile(probability) }
        }
    }

    @Test("has the slope of its tails as its density", arguments: try Example.continuous(), [0.2, 0.5, 0.9])
    func slope(_ example: Example, probability: Double) throws {
        let continuous = try #require(example.distribution as? any ContinuousDistribution)
        let x = try continuous.quantile(probability)
        let width = try (continuous.quantile(probability + 0.01) - continuous.quantile(probability - 0.01)) / 1000
        let slope = (continuous.lowerTail(x + width) - continuous.lowerTail(x - width)) / (2 * width)
        expectRelativelyClose(continuous.density(x), to: slope, within: 1e-5)
    }

    @Test("has masses that add up to its lower tail", arguments: try Example.discrete())
    func sum(_ example: Example) throws {
        let discrete = try #require(example.distribution as? any DiscreteDistribution)
        let last = Int(try discrete.quantile(0.9))
        let sum = (0...last).map(discrete.probability(of:)).reduce(0, +)
        expectClose(sum, to: discrete.lowerTail(Double(last)), within: 1e-12)
        expectClose(discrete.lowerTail(Double(last) + 0.999), to: sum, within: 1e-12)
    }

    @Test("is the same on both sides of its centre where it is symmetric", arguments: [0.001, 0.7, 3, 40, 1e5])
    func symmetry(distance: Double) throws {
        let symmetric: [any ContinuousDistribution] = [
            Normal.standard, try StudentT(degreesOfFreedom: 3.5), try StudentT(degreesOfFreedom: 1e4),
        ]
        for distribution in symmetric {
            #expect(distribution.lowerTail(-distance) == distribution.upperTail(distance))
            #expect(distribution.density(-distance) == distribution.density(distance))
        }
        for probability in [1e-8, 0.1, 0.3] {
            let t = try StudentT(degreesOfFreedom: max(distance, 0.7))
            expectRelativelyClose(try t.quantile(1 - probability), to: -(try t.quantile(probability)), within: 1e-7)
        }
    }

    @Test("of a share turns round with it", arguments: [0x1p-40, 0.25, 0.5, 0.875])
    func exchange(x: Double) throws {
        let share = try Beta(firstShape: 3, secondShape: 0.7)
        let rest = try Beta(firstShape: 0.7, secondShape: 3)
        expectRelativelyClose(share.lowerTail(x), to: rest.upperTail(1 - x), within: 1e-15)
    }

    @Test("agrees with the closed form where there is one", arguments: [0.01, 0.25, 0.9])
    func closedForms(x: Double) throws {
        expectRelativelyClose(try Beta(firstShape: 1, secondShape: 1).lowerTail(x), to: x, within: 1e-14)
        expectRelativelyClose(try Gamma(shape: 1, scale: 3).upperTail(x), to: exp(-x / 3), within: 1e-14)
        expectRelativelyClose(try ChiSquared(degreesOfFreedom: 2).quantile(x), to: -2 * log1p(-x), within: 1e-13)
        expectClose(try StudentT(degreesOfFreedom: 1).quantile(x), to: tan(.pi * (x - 0.5)), within: 1e-13)
        expectRelativelyClose(try Poisson(mean: x).upperTail(0), to: -expm1(-x), within: 1e-14)
        expectRelativelyClose(try Binomial(trials: 2, probability: x).upperTail(1), to: x * x, within: 1e-14)
        expectRelativelyClose(try NegativeBinomial(mean: x, size: 1).probability(of: 0), to: 1 / (1 + x), within: 1e-14)
    }

    @Test("says so where a quantile is too large for a number")
    func quantileTooLarge() throws {
        let t = try StudentT(degreesOfFreedom: 0.01)
        #expect(throws: NumericalError.notFinite(routine: "StudentT.quantile", result: "inf")) {
            try t.quantile(1 - 1e-10)
        }
    }
}
