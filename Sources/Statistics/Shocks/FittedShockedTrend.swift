public import MitoshiNumericalMethods

/// A pooled trend with an effect of an event, and what the values say of both.
public struct FittedShockedTrend: FittedModel {
    /// One way in which the effect may be, with the trend that is left without it.
    struct Node: Sendable {
        let weight: Double
        let size: Double
        /// The share of the effect that is left after each year, 0 … 1.
        let left: Double
        /// Index into ``FittedShockedTrend/fits``.
        let fit: Int
    }

    /// The whole series as it was measured, disturbed years included.
    public let series: AnnualSeries
    let scale: EffectScale
    /// The effect that was estimated; `nil` where the disturbed years were simply left out.
    let effect: ShockEffect?
    /// How many measured values no event has touched; with 0 the effect is known from its prior alone.
    public let undisturbed: Int
    /// Ways that leave the same values share one.
    let fits: [FittedPooledTrend]
    /// Their weights sum to 1.
    let nodes: [Node]

    /// - Parameter nodes: With weights of any sum above 0; those that weigh next to nothing are left out.
    init(
        series: AnnualSeries, scale: EffectScale, effect: ShockEffect?, undisturbed: Int, fits: [FittedPooledTrend],
        nodes: [Node]
    ) {
        self.series = series
        self.scale = scale
        self.effect = effect
        self.undisturbed = undisturbed
        self.fits = fits
        let all = nodes.reduce(0) { $0 + $1.weight }
        let kept = nodes.filter { $0.weight > Self.negligible * all }
        let total = kept.reduce(0) { $0 + $1.weight }
        self.nodes = kept.map { Node(weight: $0.weight / total, size: $0.size, left: $0.left, fit: $0.fit) }
    }

    /// Of some hundred nodes all that is left out weighs less than a thousandth.
    private static let negligible = 1e-5

    /// Always ``ModelFamily/pooledTrend``.
    public var family: ModelFamily { .pooledTrend }
    /// Always `nil`: the evidence averages over priors, so that no number of parameters counts them.
    public var information: InformationCriterion? { nil }

    /// The effect's mean and standard deviation on its scale; `nil` where none was estimated.
    public var size: (mean: Double, deviation: Double)? {
        guard effect != nil else { return nil }
        let mean = nodes.reduce(0) { $0 + $1.weight * $1.size }
        let square = nodes.reduce(0) { $0 + $1.weight * ($1.size - mean) * ($1.size - mean) }
        return (mean, square.squareRoot())
    }

    /// The effect where one was estimated, then the parameters of the likeliest trend that is left without it.
    public var parameters: [Parameter] {
        let likeliest = likeliest.map { fits[$0.fit].parameters } ?? []
        return (size.map { [Parameter(name: .shockEffect, value: $0.mean, standardError: $0.deviation)] } ?? [])
            + likeliest
    }

    /// Those of the likeliest size, with the effect put back; `nil` also for years that were left out.
    public var fittedValues: [Double?] {
        guard let node = likeliest else { return [] }
        let fitted = zip(fits[node.fit].series.exactObservations, fits[node.fit].fittedValues)
        return series.exactObservations.map { observation in
            fitted.first { $0.0.time == observation.time }.flatMap { found in
                found.1.map { scale.moved($0, by: node.size * share(of: node, in: observation.year)) }
            }
        }
    }

    private var likeliest: Node? { nodes.max { $0.weight < $1.weight } }

    /// Mixtures over size and fading of the effect, each moving the forecast of the trend that is left without it.
    ///
    /// - Throws: ``StatisticsError/invalidHorizon(_:)`` unless 1 ≤ `horizon` ≤ ``Forecast/longestHorizon``.
    public func forecast(horizon: Int) throws(StatisticsError) -> Forecast {
        let origin = try checkedOrigin(horizon)
        var (forecasts, places): ([Forecast], [Int: Int]) = ([], [:])
        for node in nodes where places[node.fit] == nil {
            let fitted = fits[node.fit]
            places[node.fit] = forecasts.count
            forecasts.append(try fitted.forecast(horizon: steps(fitted, horizon, origin)))
        }
        let years = (1...horizon).map { step in
            EffectMixture(
                // A fit's own years may begin before the series' coming ones, and end with them.
                bases: forecasts.map { $0.distributions[$0.distributions.count - 1 - horizon + step] },
                components: nodes.compactMap { node in
                    places[node.fit].map {
                        .init(weight: node.weight, base: $0, size: node.size * share(of: node, in: origin + step))
                    }
                }, scale: scale)
        }
        return Forecast(
            model: family, origin: origin,
            distributions: series.support.isInteger ? years.map { RoundedDistribution(base: $0) } : years)
    }

    /// Draws in each of which one size and one fading of the effect hold for all years.
    ///
    /// - Throws: ``StatisticsError/invalidHorizon(_:)`` unless 1 ≤ `horizon` ≤ ``Forecast/longestHorizon``.
    public func paths(
        count: Int, horizon: Int, from stream: inout RandomStream
    ) throws(StatisticsError) -> JointPaths {
        let origin = try checkedOrigin(horizon)
        // Each node gets its share of the paths as nearly as whole numbers allow (systematic sampling).
        let offset = stream.uniform()
        let taken = stream.order(of: count).map { node(at: (Double($0) + offset) / Double(count)) }
        var drawn: [JointPaths] = []
        for (index, fitted) in fits.enumerated() {
            let count = taken.count { $0.fit == index }
            drawn.append(
                count > 0
                    ? try fitted.paths(count: count, horizon: steps(fitted, horizon, origin), from: &stream) : .none)
        }
        let years = (0..<horizon).map { index in
            var places = [Int](repeating: 0, count: fits.count)
            return taken.map { node in
                let own = drawn[node.fit].years
                let value = own[own.count - horizon + index][places[node.fit]]
                places[node.fit] += 1
                let moved = scale.moved(value, by: node.size * share(of: node, in: origin + index + 1))
                return series.support.isInteger ? moved.rounded() : moved
            }
        }
        return JointPaths(years: years)
    }

    /// How much of the effect the path has in `year`, beyond what the undisturbed path has.
    private func share(of node: Node, in year: Int) -> Double {
        effect.map { $0.share(in: year, leaving: node.left) - $0.reference } ?? 0
    }

    private func checkedOrigin(_ horizon: Int) throws(StatisticsError) -> Int {
        guard (1...Forecast.longestHorizon).contains(horizon) else { throw .invalidHorizon(horizon) }
        guard let origin = series.origin else { throw .tooFewValues(model: family, needed: 1, found: 0) }
        return origin
    }

    /// How many years the fit's own forecast must reach, since its last value may lie before the series'.
    private func steps(_ fitted: FittedPooledTrend, _ horizon: Int, _ origin: Int) -> Int {
        horizon + origin - (fitted.series.origin ?? origin)
    }

    private func node(at share: Double) -> Node {
        var sum = 0.0
        return nodes.first { node in
            sum += node.weight
            return sum > share
        } ?? nodes[nodes.count - 1]
    }
}

/// How fast an effect fades that is known only by a guess.
public enum Recovery: String, CaseIterable, Sendable {
    /// Among the fifth of all recoveries that leave most of the effect.
    case slow
    /// Among the fifth that leave least.
    case fast
}

extension FittedShockedTrend {
    /// How large a part of the recoveries is called slow, and how large a part fast: a mean over so many ends of the range
    /// can't be mistaken for its outermost case.
    private static let part = 0.2

    /// The same trend where the recovery is known to be slow or fast; `nil` where how the effect fades is known.
    ///
    /// A chance that falls (or rises) with the share left lies between the two.
    public func given(_ recovery: Recovery) -> FittedShockedTrend? {
        guard case .decaying = effect?.fading else { return nil }
        var room = Self.part
        let ordered = nodes.sorted { recovery == .slow ? $0.left > $1.left : $0.left < $1.left }
        var taken: [Node] = []
        var next = 0
        while room > 0, next < ordered.count {
            // All sizes of one share left belong together.
            let alike = ordered[next...].prefix { $0.left == ordered[next].left }
            let weight = alike.reduce(0) { $0 + $1.weight }
            let share = min(1, room / weight)
            taken += alike.map { Node(weight: share * $0.weight, size: $0.size, left: $0.left, fit: $0.fit) }
            room -= weight
            next += alike.count
        }
        return FittedShockedTrend(
            series: series, scale: scale, effect: effect, undisturbed: undisturbed, fits: fits, nodes: taken)
    }
}
