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
