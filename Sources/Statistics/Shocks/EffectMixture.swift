import Foundation
import MitoshiNumericalMethods

/// A weighted mixture of continuous distributions, each moved by an effect of its own size.
struct EffectMixture: PredictiveDistribution {
    struct Component: Sendable {
        let weight: Double
        /// Index into ``EffectMixture/bases``.
        let base: Int
        /// How far the base is moved on the scale.
        let size: Double
    }

    let bases: [any PredictiveDistribution]
    /// Never empty; their weights sum to 1.
    let components: [Component]
    let scale: EffectScale
    /// One for each base, so that a sum over all components takes no time; `nil` for one that has no quantiles, and for the
    /// only component there is, which stays exact.
    private let tables: OnDemand<[PositionTable?]>

    init(bases: [any PredictiveDistribution], components: [Component], scale: EffectScale) {
        self.bases = bases
        self.components = components
        self.scale = scale
        tables = OnDemand { bases.map { components.count > 1 ? try? PositionTable($0, on: scale) : nil } }
    }

    var isDiscrete: Bool { false }

    var mean: MeanValue {
        // Only on the logit does the effect bend the distribution.
        if case .logit = scale.scale, components.contains(where: { $0.size != 0 }) { return meanOfQuantiles(nodes: 48) }
        let means = bases.map(\.mean)
        var sum = 0.0
        for component in components {
            guard let mean = means[component.base].value else { return means[component.base] }
            sum += component.weight * scale.moved(mean, by: component.size)
        }
        return .value(sum)
    }

    func probability(atMost value: Double) -> Double {
        sum(at: value, side: 1) { base, value in base.probability(atMost: value) }
    }

    func probability(atLeast value: Double) -> Double {
        sum(at: value, side: -1) { base, value in base.probability(atLeast: value) }
    }

    /// - Parameters:
    ///   - side: 1 for the lower tail, −1 for the upper.
    ///   - exact: The tail of a base, where no table holds it.
    private func sum(
        at value: Double, side: Double, exact: (any PredictiveDistribution, Double) -> Double
    ) -> Double {
        let (tables, position) = (tables.value, scale.position(of: value))
        let sum = components.reduce(0) { sum, component in
            let tail =
                tables[component.base]?.score(at: position - component.size)
                .map { 0.5 * erfc(-side * $0 / 2.0.squareRoot()) }
                ?? exact(bases[component.base], scale.moved(value, by: -component.size))
            return sum + component.weight * tail
        }
        return min(1, sum)
    }

    /// The mixture's quantile lies between the least and the greatest of its components'.
    func quantile(_ probability: Double) throws(StatisticsError) -> Double {
        guard probability > 0, probability < 1 else { throw .invalidProbability(probability) }
        let range = try range(holding: probability)
        guard range.upperBound > range.lowerBound else { return range.lowerBound }
        func excess(_ value: Double) -> Double {
            probability <= 0.5
                ? self.probability(atMost: value) - probability : 1 - probability - self.probability(atLeast: value)
        }
        // A component that has no mass there may leave the ends on one side by a rounding error.
        if excess(range.lowerBound) >= 0 { return range.lowerBound }
        if excess(range.upperBound) <= 0 { return range.upperBound }
        return try numerically { () throws(NumericalError) in
            try root(in: range) { value throws(NumericalError) in excess(value) }
        }
    }

    private func range(holding probability: Double) throws(StatisticsError) -> ClosedRange<Double> {
        let score = try numerically { () throws(NumericalError) in try Normal.standard.quantile(probability) }
        let below = PositionTable.scores.lastIndex { $0 <= score }
        let above = PositionTable.scores.firstIndex { $0 >= score }
        var ends: [ClosedRange<Double>] = []
        for (base, table) in zip(bases, tables.value) {
            if let table, let below, let above {
                let (low, high) = (table.positions[below], table.positions[above])
                ends.append(low...max(low, high))
            } else {
                let position = scale.position(of: try base.quantile(probability))
                ends.append(position...position)
            }
        }
        let low = components.reduce(Double.infinity) { min($0, ends[$1.base].lowerBound + $1.size) }
        let high = components.reduce(-Double.infinity) { max($0, ends[$1.base].upperBound + $1.size) }
        return scale.value(at: low)...scale.value(at: max(low, high))
    }
}
