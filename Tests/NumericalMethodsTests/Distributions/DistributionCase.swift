import Foundation
import MitoshiNumericalMethods
import Testing

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
        let p = parameters
        return switch distribution {
        case "normal": try Normal(mean: p[0], standardDeviation: p[1])
        case "studentT": try StudentT(degreesOfFreedom: p[0], location: p[1], scale: p[2])
        case "gamma": try Gamma(shape: p[0], scale: p[1])
        case "chiSquared": try ChiSquared(degreesOfFreedom: p[0])
        case "beta": try Beta(firstShape: p[0], secondShape: p[1])
        case "binomial": try Binomial(trials: Int(p[0]), probability: p[1])
        case "poisson": try Poisson(mean: p[0])
        case "negativeBinomial": try NegativeBinomial(mean: p[0], size: p[1])
        default: throw UnknownDistribution(name: distribution)
        }
    }

    struct UnknownDistribution: Error {
        let name: String
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
