import MitoshiNumericalMethods
import Testing

private func expectRefusal(
    _ value: Double, _ argument: String, _ make: () throws(NumericalError) -> any ProbabilityDistribution
) {
    do throws(NumericalError) {
        Issue.record("\(try make()) was made")
    } catch {
        guard case .outsideDomain(_, argument, let found, let rule) = error, !rule.isEmpty else {
            Issue.record("\(error)")
            return
        }
        #expect(found == value || (found.isNaN && value.isNaN))
    }
}

@Suite("Parameters of distributions")
struct DistributionParameterTests {
    private typealias Parameter = (name: String, make: (Double) throws(NumericalError) -> any ProbabilityDistribution)

    /// Those that must be above 0.
    private static var spreadsAndShapes: [Parameter] {
        [
            ("standardDeviation", { value throws(NumericalError) in try Normal(mean: 0, standardDeviation: value) }),
            ("degreesOfFreedom", { value throws(NumericalError) in try StudentT(degreesOfFreedom: value) }),
            ("scale", { value throws(NumericalError) in try StudentT(degreesOfFreedom: 3, scale: value) }),
            ("firstShape", { value throws(NumericalError) in try Beta(firstShape: value, secondShape: 1) }),
            ("secondShape", { value throws(NumericalError) in try Beta(firstShape: 1, secondShape: value) }),
            ("shape", { value throws(NumericalError) in try Gamma(shape: value, scale: 1) }),
            ("scale", { value throws(NumericalError) in try Gamma(shape: 1, scale: value) }),
            ("degreesOfFreedom", { value throws(NumericalError) in try ChiSquared(degreesOfFreedom: value) }),
            ("size", { value throws(NumericalError) in try NegativeBinomial(mean: 1, size: value) }),
        ]
    }

    private static var others: [Parameter] {
        [
            ("mean", { value throws(NumericalError) in try Normal(mean: value, standardDeviation: 1) }),
            ("location", { value throws(NumericalError) in try StudentT(degreesOfFreedom: 3, location: value) }),
            ("probability", { value throws(NumericalError) in try Binomial(trials: 3, probability: value) }),
            ("mean", { value throws(NumericalError) in try Poisson(mean: value) }),
            ("mean", { value throws(NumericalError) in try NegativeBinomial(mean: value, size: 1) }),
        ]
    }

    @Test("must be numbers", arguments: [Double.nan, .infinity, -.infinity])
    func numbers(_ value: Double) {
        for parameter in Self.spreadsAndShapes + Self.others {
            expectRefusal(value, parameter.name) { () throws(NumericalError) in try parameter.make(value) }
        }
    }

    @Test("that spread or shape must be above 0", arguments: [0, -1, -0.0, -1e-300])
    func positive(_ value: Double) {
        for parameter in Self.spreadsAndShapes {
            expectRefusal(value, parameter.name) { () throws(NumericalError) in try parameter.make(value) }
        }
    }

    @Test("that count must not be negative or endless", arguments: [-1, -1e-9, 0x1p32, 1e300])
    func counts(_ value: Double) {
        expectRefusal(value, "mean") { () throws(NumericalError) -> any ProbabilityDistribution in
            try Poisson(mean: value)
        }
        expectRefusal(value, "mean") { () throws(NumericalError) -> any ProbabilityDistribution in
            try NegativeBinomial(mean: value, size: 1)
        }
        guard let trials = Int(exactly: value) else { return }
        expectRefusal(value, "trials") { () throws(NumericalError) -> any ProbabilityDistribution in
            try Binomial(trials: trials, probability: 0.5)
        }
    }

    @Test("that scatter counts must not be too small to say by how much")
    func hugeScatter() {
        // About 1e-320, which as a literal isn't exact.
        let size = 2_024 * Double.leastNonzeroMagnitude
        expectRefusal(size, "size") { () throws(NumericalError) -> any ProbabilityDistribution in
            try NegativeBinomial(mean: 1e9, size: size)
        }
    }

    @Test("that are probabilities must be some", arguments: [-0.001, 1.001, 2])
    func probabilities(_ value: Double) {
        expectRefusal(value, "probability") { () throws(NumericalError) -> any ProbabilityDistribution in
            try Binomial(trials: 3, probability: value)
        }
    }

    @Test("that must be numbers are named in the message")
    func message() {
        let error = #expect(throws: NumericalError.self) { try Normal(mean: 0, standardDeviation: -1) }
        #expect(error?.description == "Normal: standardDeviation is -1.0, but must be positive and finite")
    }
}
