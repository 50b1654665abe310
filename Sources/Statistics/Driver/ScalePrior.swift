import Foundation

/// What is believed of a standard deviation: its square has a scaled inverse χ² distribution.
///
/// Source: Gelman et al. (2013), Bayesian Data Analysis, 3rd edition, section 2.6 and appendix A.
public struct ScalePrior: Hashable, Sendable {
    /// The deviation that is expected, on the working scale.
    public let scale: Double
    /// How many observed deviations the expectation is worth; above 0.
    public let degreesOfFreedom: Double

    /// Checks nothing: both numbers must be above 0.
    public init(scale: Double, degreesOfFreedom: Double) {
        self.scale = scale
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// The belief after seeing `deviations` from 0.
    func updated(by deviations: [Double]) -> ScalePrior {
        let freedom = degreesOfFreedom + Double(deviations.count)
        let squares = deviations.reduce(degreesOfFreedom * scale * scale) { $0 + $1 * $1 }
        return ScalePrior(scale: (squares / freedom).squareRoot(), degreesOfFreedom: freedom)
    }

    /// The logarithm of the density of log(deviation), up to a constant.
    func logDensity(ofLogarithm logarithm: Double) -> Double {
        let ratio = scale * scale * exp(-2 * logarithm)
        return -degreesOfFreedom * (logarithm + ratio / 2)
    }

    /// Deviations with weights that sum to 1: the trapezoidal rule on the logarithm, exact to many digits since the density
    /// is smooth and vanishes at both ends.
    ///
    /// - Parameter logEvidence: What else speaks for a deviation.
    func nodes(
        logEvidence: (Double) -> Double = { _ in 0 }, around centre: ScalePrior? = nil
    ) -> (nodes: [(deviation: Double, weight: Double)], logEvidence: Double) {
        let centre = centre ?? self
        let step = Self.stepInDeviations / (2 * centre.degreesOfFreedom).squareRoot()
        // The density of the logarithm falls off like exp(−ν·log) upwards and faster downwards.
        let logarithms = (-Self.stepsDown...Self.stepsUp).map { log(centre.scale) + Double($0) * step }
        let logWeights = logarithms.map { logDensity(ofLogarithm: $0) + logEvidence(exp($0)) }
        let greatest = logWeights.max() ?? 0
        let weights = logWeights.map { exp($0 - greatest) }
        let total = weights.reduce(0, +)
        let nodes = zip(logarithms, weights).filter { $0.1 > Self.negligible * total }.map { logarithm, weight in
            (deviation: exp(logarithm), weight: weight / total)
        }
        return (nodes, greatest + log(total * step))
    }

    private static let stepInDeviations = 0.9
    /// The centre may lie far above what the evidence says: changes against the prior's mean widen it.
    private static let stepsDown = 8
    private static let stepsUp = 12
    private static let negligible = 1e-7
}
