import Foundation
import MitoshiNumericalMethods

/// A weighted mixture of normal distributions on a working scale, carried back to the series' unit.
struct NormalMixture: PredictiveDistribution, Hashable {
    struct Component: Hashable {
        let weight: Double
        let mean: Double
        /// Above 0.
        let deviation: Double
    }

    /// Their weights sum to 1.
    let components: [Component]
    let workingScale: WorkingScale

    var isDiscrete: Bool { false }

    /// On the logarithm the tails of the mixture decide the mean, so none is given.
    var mean: MeanValue {
        if workingScale == .logarithm { return .undefined(.exponentialOfHeavyTails) }
        var sum = 0.0
        for component in components {
            for (place, weight) in StandardNormalNodes.nodes {
                sum +=
                    component.weight * weight
                    * workingScale.inverse(component.mean + component.deviation * place)
            }
        }
        return .value(sum)
    }

    func probability(atMost value: Double) -> Double { lowerTail(workingScale.transform(value)) }

    func probability(atLeast value: Double) -> Double { upperTail(workingScale.transform(value)) }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double {
        guard probability > 0, probability < 1 else { throw .invalidProbability(probability) }
        let low = components.map { $0.mean - Self.reach * $0.deviation }.min() ?? 0
        let high = components.map { $0.mean + Self.reach * $0.deviation }.max() ?? 0
        return try workingScale.inverse(
            numerically { () throws(NumericalError) in
                try root(in: low...high) { position throws(NumericalError) in
                    probability <= 0.5
                        ? lowerTail(position) - probability : 1 - probability - upperTail(position)
                }
            })
    }

    /// Beyond so many deviations a normal distribution has no mass that a number could hold.
    private static let reach = 40.0

    private func lowerTail(_ position: Double) -> Double {
        min(1, components.reduce(0) { $0 + $1.weight * Normal.standard.lowerTail($1.place(of: position)) })
    }

    private func upperTail(_ position: Double) -> Double {
        min(1, components.reduce(0) { $0 + $1.weight * Normal.standard.upperTail($1.place(of: position)) })
    }
}

extension NormalMixture.Component {
    fileprivate func place(of position: Double) -> Double { (position - mean) / deviation }
}

/// Places and weights of the trapezoidal rule for the standard normal distribution, whose error falls like
/// exp(−2π²/step²): below 10⁻¹⁰ at this step (Trefethen & Weideman 2014, SIAM Review 56, section 5).
enum StandardNormalNodes {
    static let nodes: [(place: Double, weight: Double)] = {
        let places = (-6...6).map { 0.9 * Double($0) }
        let weights = places.map { exp(-$0 * $0 / 2) }
        let total = weights.reduce(0, +)
        return zip(places, weights).map { (place: $0, weight: $1 / total) }
    }()
}
