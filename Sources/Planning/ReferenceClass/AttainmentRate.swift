import Foundation
import NumericalMethods

/// What share of its targets a plan meets, as far as other plans tell: a mixture of beta distributions.
public struct AttainmentRate: Hashable, Sendable {
    struct Component: Hashable, Sendable {
        let firstShape: Double
        let secondShape: Double
        let weight: Double
    }

    /// The chance that one target of a further plan is met.
    public let mean: Double
    /// The rates of 8 plans in 10 lie here (10 % below, 10 % above).
    public let central80: ClosedRange<Double>
    /// The rates of 95 plans in 100 lie here.
    public let central95: ClosedRange<Double>
    let components: [Component]

    /// - Parameter components: At least one; weights above 0, in any unit.
    init(_ components: [Component]) throws(NumericalError) {
        let total = components.reduce(0) { $0 + $1.weight }
        let own = components.map {
            Component(firstShape: $0.firstShape, secondShape: $0.secondShape, weight: $0.weight / total)
        }
        mean = own.reduce(0) { $0 + $1.weight * $1.firstShape / ($1.firstShape + $1.secondShape) }
        self.components = own
        central80 = try Self.quantile(0.1, of: own)...Self.quantile(0.9, of: own)
        central95 = try Self.quantile(0.025, of: own)...Self.quantile(0.975, of: own)
    }

    /// P(exactly k of `count` targets of one further plan are met) for k = 0 … `count`.
    public func chances(among count: Int) -> [Double] {
        var chances = [Double](repeating: 0, count: max(count, 0) + 1)
        for component in components {
            for (met, chance) in component.chances(among: max(count, 0)).enumerated() {
                chances[met] += component.weight * chance
            }
        }
        return chances
    }

    private static func quantile(_ probability: Double, of components: [Component]) throws(NumericalError) -> Double {
        var parts: [(weight: Double, beta: Beta)] = []
        for component in components {
            parts.append(
                (
                    component.weight,
                    try Beta(firstShape: component.firstShape, secondShape: component.secondShape)
                ))
        }
        let excess = { (x: Double) in parts.reduce(-probability) { $0 + $1.weight * $1.beta.lowerTail(x) } }
        // No rate is told to more than a millionth, and the search is by relative steps.
        guard excess(1e-6) < 0 else { return 0 }
        guard excess(1 - 1e-6) > 0 else { return 1 }
        return try root(in: 1e-6...(1 - 1e-6), tolerance: 1e-6) { x throws(NumericalError) in excess(x) }
    }
}

extension AttainmentRate.Component {
    /// P(exactly k of `count` targets are met), k = 0 … `count`: the beta-binomial distribution, by the ratios of its
    /// neighbours.
    fileprivate func chances(among count: Int) -> [Double] {
        let both = firstShape + secondShape
        var logarithm =
            lgamma(secondShape + Double(count)) - lgamma(secondShape) + lgamma(both) - lgamma(both + Double(count))
        return (0...count).map { met in
            defer {
                let missed = Double(count - met)
                logarithm += log((firstShape + Double(met)) / (Double(met) + 1) * missed / (secondShape + missed - 1))
            }
            return exp(logarithm)
        }
    }
}
