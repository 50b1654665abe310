package import MitoshiNumericalMethods

/// A distribution by the name and the parameters that files of values have for it.
///
/// - Throws: ``UnknownDistribution`` for another name.
package func distribution(named name: String, _ p: [Double]) throws -> any ProbabilityDistribution {
    switch name {
    case "normal": try Normal(mean: p[0], standardDeviation: p[1])
    case "studentT": try StudentT(degreesOfFreedom: p[0], location: p[1], scale: p[2])
    case "gamma": try Gamma(shape: p[0], scale: p[1])
    case "chiSquared": try ChiSquared(degreesOfFreedom: p[0])
    case "beta": try Beta(firstShape: p[0], secondShape: p[1])
    case "binomial": try Binomial(trials: Int(p[0]), probability: p[1])
    case "poisson": try Poisson(mean: p[0])
    case "negativeBinomial": try NegativeBinomial(mean: p[0], size: p[1])
    default: throw UnknownDistribution(name: name)
    }
}

package struct UnknownDistribution: Error {
    package let name: String
}
