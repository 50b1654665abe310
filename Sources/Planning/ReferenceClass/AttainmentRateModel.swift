import Foundation
import NumericalMethods

/// The beta-binomial model of how many targets a municipality meets: every plan has a rate of its own, drawn from a beta
/// distribution whose mean and spread are learned from many plans.
///
/// Mean μ and intraclass correlation ρ = 1/(α + β + 1) are uniform on 0 … 1 beforehand; their posterior is computed at the
/// nodes of a grid by the midpoint rule, in μ and √ρ, since plans are often nearly alike. A cluster may hold a fraction of a target met: the likelihood is the same formula.
///
/// Source: J. G. Skellam, “A probability distribution derived from the binomial distribution by regarding the probability of
/// success as variable between the sets of trials”, Journal of the Royal Statistical Society B 10 (1948) 257–261.
struct AttainmentRateModel: Hashable, Sendable {
    /// How many nodes the grid has along the mean.
    var meanNodes = 40
    /// How many nodes the grid has along the correlation.
    var correlationNodes = 32

    /// Nodes whose weight, beside the greatest, is smaller than this can't be seen in any result.
    private static let leastWeight = 1e-5

    /// Learns mean and spread of the rate from `clusters`; from none, the rate is uniform in the mean.
    ///
    /// - Throws: A ``NumericalError`` when a gamma function does, which counts between 0 and 10⁹ don't make it do.
    func fit(_ clusters: [ReferenceEvidence.Cluster]) throws(NumericalError) -> AttainmentRate {
        var nodes: [(component: AttainmentRate.Component, logLikelihood: Double)] = []
        for j in 0..<correlationNodes {
            let root = (Double(j) + 0.5) / Double(correlationNodes)
            let size = 1 / (root * root) - 1
            // A uniform ρ has a density proportional to √ρ in √ρ.
            let shared = try sharedTerm(clusters, size: size) + log(root)
            for i in 0..<meanNodes {
                let mean = (Double(i) + 0.5) / Double(meanNodes)
                let component = AttainmentRate.Component(
                    firstShape: mean * size, secondShape: (1 - mean) * size, weight: 1)
                nodes.append((component, shared + (try ownTerm(clusters, component))))
            }
        }
        let best = nodes.map(\.logLikelihood).max() ?? 0
        return try AttainmentRate(
            nodes.compactMap { node in
                let weight = exp(node.logLikelihood - best)
                guard weight > Self.leastWeight else { return nil }
                return AttainmentRate.Component(
                    firstShape: node.component.firstShape, secondShape: node.component.secondShape, weight: weight)
            })
    }

    /// The part of the log likelihood that depends on α + β alone: Σ log Γ(α + β) − log Γ(α + β + n).
    private func sharedTerm(
        _ clusters: [ReferenceEvidence.Cluster], size: Double
    ) throws(NumericalError) -> Double {
        let whole = try logGamma(size)
        var sum = 0.0
        for cluster in clusters { sum += whole - (try logGamma(size + cluster.targets)) }
        return sum
    }

    /// The rest of it: Σ log Γ(α + k) − log Γ(α) + log Γ(β + n − k) − log Γ(β).
    private func ownTerm(
        _ clusters: [ReferenceEvidence.Cluster], _ component: AttainmentRate.Component
    ) throws(NumericalError) -> Double {
        let (first, second) = (component.firstShape, component.secondShape)
        let whole = try logGamma(first) + logGamma(second)
        var sum = 0.0
        for cluster in clusters {
            sum += try logGamma(first + cluster.met) + logGamma(second + cluster.targets - cluster.met) - whole
        }
        return sum
    }
}
