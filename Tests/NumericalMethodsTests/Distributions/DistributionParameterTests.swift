import NumericalMethods
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
    @Test("must be numbers", arguments: [Double.nan, .infinity, -.infinity])
    func numbers(_ value: Double) {
        expectRefusal(value, "mean") { () throws(NumericalError) -> any ProbabilityDistribution in
            try Normal(mean: value, standardDeviation: 1)
        }
        expectRefusal(value, "standardDeviation") { () throws(NumericalError) -> any ProbabilityDistribution in
            try Normal(mean: 0, standardDeviation: value)
        }
        expectRefusal(value, "degreesOfFreedom") { () throws(NumericalError) -> any ProbabilityDistribution in
            try StudentT(degreesOfFreedom: value)
        }
        expectRefusal(value, "location") { () throws(NumericalError) -> any ProbabilityDistribution in
            try StudentT(degreesOfFreedom: 3, location: value)
        }
        expectRefusal(value, "scale") { () throws(NumericalError) -> any ProbabilityDistribution in
            try StudentT(degreesOfFreedom: 3, scale: value)
        }
        expectRefusal(value, "firstShape") { () throws(NumericalError) -> any ProbabilityDistribution in
            try Beta(firstShape: value, secondShape: 1)
        }
        expectRefusal(value, "secondShape") { () throws(NumericalError) -> any ProbabilityDistribution in
            try Beta(firstShape: 1, secondShape: value)
        }
        expectRefusal(value, "shape") { () throws(NumericalError) -> any ProbabilityDistribution in
            try Gamma(shape: value, scale: 1)
        }
        expectRefusal(value, "scale") { () throws(NumericalError) -> any ProbabilityDistribution in
            try Gamma(shape: 1, scale: value)
        }
        expectRefusal(value, "degreesOfFreedom") { () throws(NumericalError) -> any ProbabilityDistribution in
            try ChiSquared(degreesOfFreedom: value)
        }
        expectRefusal(value, "probability") { () throws(NumericalError) -> any ProbabilityDistribution in
            try Binomial(trials: 3, probability: value)
        }
        expectRefusal(value, "mean") { () throws(NumericalError) -> any ProbabilityDistribution in
            try Poisson(mean: value)
        }
        expectRefusal(value, "mean") { () throws(NumericalError) -> any ProbabilityDistribution in
            try NegativeBinomial(mean: value, size: 1)
        }
        expectRefusal(value, "size") { () throws(NumericalError) -> any ProbabilityDistribution in
            try NegativeBinomial(mean: 1, size: value)
        }
    }

    @Test("that spread or shape must be above 0", arguments: [0, -1, -0.0, -1e-300])
    func positive(_ value: Double) {
        expectRefusal(value, "standardDeviation") { () throws(NumericalError) -> any ProbabilityDistribution in
            try Normal(mean: 0, standardDeviation: value)
        }
        expectRefusal(value, "degreesOfFreedom") { () throws(NumericalError) -> any ProbabilityDistribution in
            try StudentT(degreesOfFreedom: value)
        }
        expectRefusal(value, "scale") { () throws(NumericalError) -> any ProbabilityDistribution in
            try StudentT(degreesOfFreedom: 3, scale: value)
        }
        expectRefusal(value, "firstShape") { () throws(NumericalError) -> any ProbabilityDistribution in
            try Beta(firstShape: value, secondShape: 1)
        }
        expectRefusal(value, "secondShape") { () throws(NumericalError) -> any ProbabilityDistribution in
            try Beta(firstShape: 1, secondShape: value)
        }
        expectRefusal(value, "shape") { () throws(NumericalError) -> any ProbabilityDistribution in
            try Gamma(shape: value, scale: 1)
        }
        expectRefusal(value, "scale") { () throws(NumericalError) -> any ProbabilityDistribution in
            try Gamma(shape: 1, scale: value)
        }
        expectRefusal(value, "degreesOfFreedom") { () throws(NumericalError) -> any ProbabilityDistribution in
            try ChiSquared(degreesOfFreedom: value)
        }
        expectRefusal(value, "size") { () throws(NumericalError) -> any ProbabilityDistribution in
            try NegativeBinomial(mean: 1, size: value)
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
        expectRefusal(1e-320, "size") { () throws(NumericalError) -> any ProbabilityDistribution in
            try NegativeBinomial(mean: 1e9, size: 1e-320)
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
