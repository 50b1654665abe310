import CertifiedProblems
import Foundation
import MitoshiNumericalMethods
import TestSupport
import Testing

@Suite("A distribution, beside values worked out in 60 digits,")
struct DistributionValueTests {
    /// A share or chance is known to sixteen digits, which a hundred million trials turn into twelve of a far tail.
    private static let fewerDigits = ["binomial": 1e-11]
    private static let file = Result { try DistributionCase.all() }
    private static let names = [
        "normal", "studentT", "gamma", "chiSquared", "beta", "binomial", "poisson", "negativeBinomial",
    ]

    private static func points(of name: String) throws -> [DistributionCase] {
        try file.get().filter { $0.distribution == name }
    }

    /// Expects twelve digits, also of the smallest numbers; the file has 0 below 1e-300.
    private func expectDigits(_ found: Double, _ expected: Double, _ what: String, _ point: DistributionCase) {
        guard expected > 0 || found >= 1e-299 else { return }
        let tolerance = Self.fewerDigits[point.distribution] ?? 1e-12
        expectRelativelyClose(found, to: expected, within: tolerance, "\(what) of \(point)")
    }

    @Test("is one of those in the file")
    func everyName() throws {
        let found = try Self.file.get()
        #expect(Set(found.map(\.distribution)) == Set(Self.names))
        #expect(found.count > 700)
    }

    @Test("has twelve digits of both tails", arguments: names)
    func tails(name: String) throws {
        for point in try Self.points(of: name) {
            let distribution = try point.make()
            expectDigits(distribution.lowerTail(point.x), point.lowerTail, "lower tail", point)
            expectDigits(distribution.upperTail(point.x), point.upperTail, "upper tail", point)
        }
    }

    @Test("has twelve digits of its density or mass", arguments: names)
    func densities(name: String) throws {
        for point in try Self.points(of: name) {
            let found = try #require(try point.make().densityOrMass(point.x))
            expectDigits(found, point.density, "density", point)
        }
    }

    @Test("has twelve digits of its quantiles", arguments: names)
    func quantiles(name: String) throws {
        for point in try Self.points(of: name) {
            guard let probability = point.probability, let quantile = point.quantile else { continue }
            let found = try point.make().quantile(probability)
            let what: Comment = "quantile \(probability) of \(point)"
            // Distributions that aren't measured from 0 know their quantiles near 0 to that many decimals only.
            if name == "normal" || name == "studentT" {
                expectClose(found, to: quantile, within: 1e-12, what)
            } else {
                expectRelativelyClose(found, to: quantile, within: 1e-12, what)
            }
        }
    }

    @Test("finds the count at which its lower tail stands", arguments: ["binomial", "poisson", "negativeBinomial"])
    func counts(name: String) throws {
        for point in try Self.points(of: name) where point.lowerTail > 1e-290 && point.upperTail > 1e-9 {
            // Half a mass below the tail at x leads to x itself.
            let found = try point.make().quantile(point.lowerTail - point.density / 2)
            #expect(found == point.x, "\(point)")
        }
    }
}

/// What another program says about a distribution at one point.
struct DistributionCase: Decodable, Sendable, CustomStringConvertible {
    let distribution: String
    let parameters: [Double]
    let x: Double
    let density: Double
    let lowerTail: Double
    let upperTail: Double
    /// With ``quantile``, where the quantile is unique and told apart from its neighbours.
    let probability: Double?
    let quantile: Double?

    var description: String { "\(distribution)\(parameters) at \(x)" }

    static func all() throws -> [DistributionCase] {
        let file = Fixtures.folder.appending(path: "Distributions/values.json")
        return try JSONDecoder().decode([DistributionCase].self, from: Data(contentsOf: file))
    }

    func make() throws -> any ProbabilityDistribution {
        try CertifiedProblems.distribution(named: distribution, parameters)
    }
}

extension ProbabilityDistribution {
    /// The density, or the probability of the whole number `x`.
    func densityOrMass(_ x: Double) -> Double? {
        if let continuous = self as? any ContinuousDistribution { return continuous.density(x) }
        if let discrete = self as? any DiscreteDistribution { return discrete.probability(of: Int(x)) }
        return nil
    }
}

@Suite("Four normal tails at once")
struct NormalLanesTests {
    @Test("have exponentials as exact as the library's own")
    func exponentials() {
        for index in 0..<8_000 {
            let x = -707 + Double(index) * 0.17701
            let found = exponential(SIMD4(x, -x / 1e3, x / 7, 0))
            expectRelativelyClose(found[0], to: exp(x), within: 4e-15)
            expectRelativelyClose(found[1], to: exp(-x / 1e3), within: 4e-15)
            expectRelativelyClose(found[2], to: exp(x / 7), within: 4e-15)
            #expect(found[3] == 1)
        }
        #expect(exponential(SIMD4(-709, -1e300, -.infinity, -708.5)) == SIMD4(repeating: 0))
    }

    @Test("agree with the library's complementary error function")
    func tails() {
        for index in 0..<10_000 {
            let z = Double(index) * 0.00371
            let found = standardNormalTail(beyond: SIMD4(z, 0, 37.2, 1))
            expectRelativelyClose(found.tail[0], to: 0.5 * erfc(z * 0.5.squareRoot()), within: 1e-12)
            expectRelativelyClose(found.density[0], to: exp(-0.5 * z * z) / (2 * .pi).squareRoot(), within: 1e-12)
        }
        let ends = standardNormalTail(beyond: SIMD4(0, 50, 1e300, .infinity))
        expectClose(ends.tail[0], to: 0.5, within: 1e-15)
        #expect(ends.tail[1] == 0 && ends.tail[2] == 0 && ends.tail[3] == 0)
    }
}
