public import NumericalMethods

/// A pooled trend with an effect of an event, and what the values say of both.
public struct FittedShockedTrend: FittedModel {
    /// A size of the effect, with the trend that is left without it.
    struct Node: Sendable {
        let weight: Double
        let size: Double
        let fitted: FittedPooledTrend
    }

    public let series: AnnualSeries
    let scale: EffectScale
    /// The effect that was estimated; `nil` where the disturbed years were simply left out.
    let effect: ShockEffect?
    /// How many measured values no event has touched; with 0 the effect is known from its prior alone.
    public let undisturbed: Int
    /// Their weights sum to 1.
    let nodes: [Node]

    init(series: AnnualSeries, scale: EffectScale, effect: ShockEffect?, undisturbed: Int, nodes: [Node]) {
        self.series = series
        self.scale = scale
        self.effect = effect
        self.undisturbed = undisturbed
        let total = nodes.reduce(0) { $0 + $1.weight }
        self.nodes = nodes.map { Node(weight: $0.weight / total, size: $0.size, fitted: $0.fitted) }
    }

    public var family: ModelFamily { .pooledTrend }
    public var information: InformationCriterion? { nil }

    /// The effect's mean and standard deviation on its scale; `nil` where none was estimated.
    public var size: (mean: Double, deviation: Double)? {
        guard effect != nil else { return nil }
        let mean = nodes.reduce(0) { $0 + $1.weight * $1.size }
        let square = nodes.reduce(0) { $0 + $1.weight * ($1.size - mean) * ($1.size - mean) }
        return (mean, square.squareRoot())
    }

    public var parameters: [Parameter] {
        let likeliest = nodes.max { $0.weight < $1.weight }?.fitted.parameters ?? []
        return (size.map { [Parameter(name: .shockEffect, value: $0.mean, standardError: $0.deviation)] } ?? [])
            + likeliest
    }

    /// Those of the likeliest size, with the effect put back; `nil` also for years that were left out.
    public var fittedValues: [Double?] {
        guard let node = nodes.max(by: { $0.weight < $1.weight }) else { return [] }
        let fitted = zip(node.fitted.series.exactObservations, node.fitted.fittedValues)
        return series.exactObservations.map { observation in
            fitted.first { $0.0.time == observation.time }.flatMap { found in
                found.1.map { scale.moved($0, by: node.size * share(in: observation.year)) }
            }
        }
    }

    public func forecast(horizon: Int) throws(StatisticsError) -> Forecast {
        let origin = try checkedOrigin(horizon)
        var forecasts: [Forecast] = []
        for node in nodes { forecasts.append(try node.fitted.forecast(horizon: steps(node, horizon, origin))) }
        let distributions: [any PredictiveDistribution] = (1...horizon).map { step in
            EffectMixture(
                components: zip(nodes, forecasts).compactMap { node, forecast in
                    forecast[year: origin + step].map {
                        .init(weight: node.weight, base: $0, size: node.size * share(in: origin + step))
                    }
                }, scale: scale, isDiscrete: series.support.isInteger)
        }
        return Forecast(model: family, origin: origin, distributions: distributions)
    }

    public func paths(
        count: Int, horizon: Int, from stream: inout RandomStream
    ) throws(StatisticsError) -> JointPaths {
        let origin = try checkedOrigin(horizon)
        // Each node gets its share of the paths as nearly as whole numbers allow (systematic sampling).
        let offset = stream.uniform()
        let places = stream.order(of: count).map { place(of: (Double($0) + offset) / Double(count)) }
        var drawn: [JointPaths] = []
        for (index, node) in nodes.enumerated() {
            let count = places.count { $0 == index }
            drawn.append(
                count > 0
                    ? try node.fitted.paths(count: count, horizon: steps(node, horizon, origin), from: &stream) : .none)
        }
        let years = (0..<horizon).map { index in
            var taken = [Int](repeating: 0, count: nodes.count)
            return places.map { place in
                // A node's own years may begin before the series' coming ones.
                let own = drawn[place].years
                let value = own[own.count - horizon + index][taken[place]]
                taken[place] += 1
                let moved = scale.moved(value, by: nodes[place].size * share(in: origin + index + 1))
                return series.support.isInteger ? moved.rounded() : moved
            }
        }
        return JointPaths(years: years)
    }

    /// How much of the effect the path has in `year`, beyond what the undisturbed path has.
    private func share(in year: Int) -> Double { effect.map { $0.share(in: year) - $0.reference } ?? 0 }

    private func checkedOrigin(_ horizon: Int) throws(StatisticsError) -> Int {
        guard (1...Forecast.longestHorizon).contains(horizon) else { throw .invalidHorizon(horizon) }
        guard let origin = series.origin else { throw .tooFewValues(model: family, needed: 1, found: 0) }
        return origin
    }

    /// How many years the node's own forecast must reach, since its last value may lie before the series'.
    private func steps(_ node: Node, _ horizon: Int, _ origin: Int) -> Int {
        horizon + origin - (node.fitted.series.origin ?? origin)
    }

    private func place(of share: Double) -> Int {
        var sum = 0.0
        return nodes.firstIndex { node in
            sum += node.weight
            return sum > share
        } ?? nodes.count - 1
    }
}
