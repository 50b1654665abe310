import NumericalMethods

/// A weighted mixture of distributions, each moved by an effect of its own size.
struct EffectMixture: PredictiveDistribution {
    struct Component: Sendable {
        let weight: Double
        let base: any PredictiveDistribution
        /// How far the base is moved on the scale.
        let size: Double
    }

    /// Never empty; their weights sum to 1.
    let components: [Component]
    let scale: EffectScale
    /// True for whole numbers; the moved values are rounded to the nearest.
    let isDiscrete: Bool

    /// Rounding moves it by less than half a unit, which is left out.
    var mean: MeanValue {
        var sum = 0.0
        for component in components {
            guard let mean = component.base.mean.value else { return component.base.mean }
            sum += component.weight * scale.moved(mean, by: component.size)
        }
        // Only on the logit does the effect bend the distribution.
        if case .logit = scale.scale, components.contains(where: { $0.size != 0 }) { return meanOfQuantiles() }
        return .value(sum)
    }

    func probability(atMost value: Double) -> Double {
        let edge = isDiscrete ? value.rounded(.down) + 0.5 : value
        return min(
            1,
            components.reduce(0) { sum, component in
                sum + component.weight * component.base.probability(atMost: scale.moved(edge, by: -component.size))
            })
    }

    func probability(atLeast value: Double) -> Double {
        let edge = isDiscrete ? value.rounded(.up) - 0.5 : value
        return min(
            1,
            components.reduce(0) { sum, component in
                sum + component.weight * component.base.probability(atLeast: scale.moved(edge, by: -component.size))
            })
    }

    func quantile(_ probability: Double) throws(StatisticsError) -> Double {
        guard probability > 0, probability < 1 else { throw .invalidProbability(probability) }
        var (low, high) = (Double.infinity, -Double.infinity)
        for component in components {
            let value = scale.moved(try component.base.quantile(probability), by: component.size)
            (low, high) = (min(low, value), max(high, value))
        }
        return isDiscrete ? count(probability, in: low...high) : try point(probability, in: low...high)
    }

    /// The mixture's quantile lies between the least and the greatest of its components'.
    private func point(
        _ probability: Double, in range: ClosedRange<Double>
    ) throws(StatisticsError) -> Double {
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

    private func count(_ probability: Double, in range: ClosedRange<Double>) -> Double {
        var (low, high) = (range.lowerBound.rounded() - 2, range.upperBound.rounded() + 1)
        while high - low > 1 {
            let middle = ((low + high) / 2).rounded(.down)
            if self.probability(atMost: middle) >= probability { high = middle } else { low = middle }
        }
        return high + 0
    }
}
