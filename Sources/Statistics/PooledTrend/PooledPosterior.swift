import Foundation
import MitoshiNumericalMethods

/// What a history makes of a prior: the components that remain possible, with their posterior weights.
struct PooledPosterior: Sendable {
    let bank: ComponentBank
    let tables: PatternTables
    let scales: [ScaleRun]
    /// The components that remain, as indices into the bank's flat arrays, in rising order, and their weights, which sum
    /// to 1.
    let components: [Int32]
    let weights: [Double]
    /// The log evidence of the whole prior, in units of each value's share of the mean absolute value.
    let logEvidence: Double
    /// The years that only bounds are known of; their chance is part of the weights.
    let bounds: BoundedYears?
    /// What counting adds to the variance of each year, by scale; `nil` without denominators.
    let noise: [PooledScale: [Double]]?

    /// A scale and what the values leave on it.
    struct ScaleRun: Sendable {
        let name: PooledScale
        let scale: ScaleOfHistory
        /// The position that the recursions took for 0.
        let anchor: Double
        let run: FilterLanes.Run
        /// Σ u²/F and Σ uq/F after the start level is integrated out, one element for each dynamics.
        let squares: [Double]
        let trends: [Double]
        let logJacobian: Double
        /// What counting adds to the variance of a coming year, on the scale.
        let comingNoise: Double
    }

    /// The least share of the posterior, in total, that is worth keeping.
    static let negligible = 3e-7

    /// - Throws: ``StatisticsError/unsuitableValue(model:year:value:rule:)`` for a history without a scale: of zeros, or so
    ///   large or small that no scale holds it.
    init(_ history: PooledHistory, prior: PooledPrior, negligible: Double = Self.negligible) throws(StatisticsError) {
        let sampling = SamplingNoise(history)
        let bank = sampling == nil ? Self.bank(of: prior, history) : prior.bank.forNoise
        let noise = sampling.map { Self.noise($0, history, bank) }
        let tables = Self.tables(history.pattern, bank, noise: noise)
        let scales = bank.scales.compactMap { ScaleRun($0, history, tables, sampling) }
        guard !scales.isEmpty else {
            let observed = history.history
            throw .unsuitableValue(
                model: .pooledTrend, year: observed.observations[0].year, value: observed.values[0], rule: .notAllZero)
        }
        let logEvidence = Self.logEvidence(bank, tables, scales)
        let bounds = BoundedYears(history)
        // A bound may speak for components that the values alone would leave out.
        let kept = try Self.kept(logEvidence, negligible: bounds == nil ? negligible : 1e-60)
        let free = Self(
            bank: bank, tables: tables, scales: scales, components: kept.0, weights: kept.1, logEvidence: kept.2,
            bounds: bounds, noise: noise)
        self =
            try bounds.map { bounds throws(StatisticsError) in
                try free.bounded(by: bounds, history, negligible: negligible)
            } ?? free
    }

    private init(
        bank: ComponentBank, tables: PatternTables, scales: [ScaleRun], components: [Int32], weights: [Double],
        logEvidence: Double, bounds: BoundedYears?, noise: [PooledScale: [Double]]?
    ) {
        self.bank = bank
        self.tables = tables
        self.scales = scales
        self.components = components
        self.weights = weights
        self.logEvidence = logEvidence
        self.bounds = bounds
        self.noise = noise
    }

    /// The components of `prior`; with innovations that rounding widens where the values are whole numbers.
    private static func bank(of prior: PooledPrior, _ history: PooledHistory) -> ComponentBank {
        guard history.history.series.support.isInteger else { return prior.bank }
        return prior.bank.widened(by: Rounding(history).variances(on: prior.bank.scales))
    }

    private static func noise(
        _ sampling: SamplingNoise, _ history: PooledHistory, _ bank: ComponentBank
    ) -> [PooledScale: [Double]] {
        var noise: [PooledScale: [Double]] = [:]
        for name in bank.scales {
            let scale = ScaleOfHistory(name, of: history)
            noise[name] = scale.map(sampling.variances)
        }
        return noise
    }

    /// What doesn't depend on the values; only without noise is it worth remembering.
    static func tables(_ pattern: YearPattern, _ bank: ComponentBank, noise: [PooledScale: [Double]]?) -> PatternTables
    {
        noise.map { PatternTables(pattern, bank, noise: $0) } ?? bank.tables(for: pattern)
    }

    /// The same with each component's weight multiplied by the probability of the bounds.
    private func bounded(
        by bounds: BoundedYears, _ history: PooledHistory, negligible: Double
    ) throws(StatisticsError) -> Self {
        let effects = BoundModel(bounds, history, self, horizon: 0).effects(in: self)
        var evidence = [Double](repeating: -.infinity, count: bank.sources.count)
        for (place, effect) in effects.enumerated() {
            evidence[Int(components[place])] = logEvidence + log(weights[place]) + effect.logProbability
        }
        let kept = try Self.kept(evidence, negligible: negligible)
        return Self(
            bank: bank, tables: tables, scales: scales, components: kept.0, weights: kept.1, logEvidence: kept.2,
            bounds: bounds, noise: noise)
    }

    /// log (prior weight · evidence) of every component for `history`.
    static func logEvidence(of history: PooledHistory, _ bank: ComponentBank) -> [Double] {
        let tables = bank.tables(for: history.pattern)
        return logEvidence(bank, tables, bank.scales.compactMap { ScaleRun($0, history, tables, nil) })
    }

    /// log (prior weight · evidence) of every component; −∞ on scales that don't hold the history.
    static func logEvidence(_ bank: ComponentBank, _ tables: PatternTables, _ scales: [ScaleRun]) -> [Double] {
        let count = bank.sources.count
        return [Double](unsafeUninitializedCapacity: count) { evidence, initialized in
            tables.withTerms { constants, squares, linears, curvatures in
                // A copy of a scale's run would cost more than the loop over a group's members.
                let names = scales.map(\.name)
                for group in bank.groups {
                    guard let place = names.firstIndex(of: group.scale) else {
                        for index in group.members { evidence[index] = -.infinity }
                        continue
                    }
                    let (square, trend) = (scales[place].squares[group.dynamics], scales[place].trends[group.dynamics])
                    let jacobian = tables.evidencePower * scales[place].logJacobian
                    for index in group.members {
                        evidence[index] =
                            constants[index] + jacobian + squares[index] * square
                            + trend * (linears[index] + curvatures[index] * trend)
                    }
                }
            }
            initialized = count
        }
    }

    /// The components that together have all but `negligible` of the posterior, their weights, and the log of what those
    /// weights were divided by.
    ///
    /// - Throws: ``StatisticsError/numerical(_:)`` when no component has any.
    private static func kept(
        _ logEvidence: [Double], negligible: Double
    ) throws(StatisticsError) -> ([Int32], [Double], Double) {
        let size = logEvidence.count
        let greatest = logEvidence.reduce(-.infinity, max)
        guard greatest > -.infinity else {
            throw .numerical(
                .notFinite(routine: ModelFamily.pooledTrend.rawValue, result: "a chance of the values and bounds"))
        }
        // What lies further below the best than this can't matter, however many such components there are.
        let limit = greatest + log(negligible / Double(2 * size))
        var components: [Int32] = []
        var total = 0.0
        let weights = [Double](unsafeUninitializedCapacity: size) { weights, count in
            components = [Int32](unsafeUninitializedCapacity: size) { components, found in
                logEvidence.withUnsafeBufferPointer { evidence in
                    for index in 0..<size where evidence[index] >= limit {
                        components[found] = Int32(truncatingIfNeeded: index)
                        weights[found] = exp(evidence[index] - greatest)
                        found += 1
                    }
                }
                let kept = UnsafeMutableBufferPointer(rebasing: weights[..<found])
                (found, total) = compact(kept, components, least: leastWorthKeeping(kept, share: negligible / 2))
                count = found
            }
        }
        return (components, weights, greatest + log(total))
    }

    /// Moves the weights of at least `least`, and their components, to the front and scales them to the sum 1.
    ///
    /// - Returns: How many there are, and what their sum was.
    private static func compact(
        _ weights: UnsafeMutableBufferPointer<Double>, _ components: UnsafeMutableBufferPointer<Int32>, least: Double
    ) -> (count: Int, total: Double) {
        var (total, count) = (0.0, 0)
        for index in weights.indices where weights[index] >= least {
            components[count] = components[index]
            weights[count] = weights[index]
            total += weights[index]
            count += 1
        }
        for index in 0..<count { weights[index] /= total }
        return (count, total)
    }

    /// A power of two such that the weights below it have at most `share` of the total.
    static func leastWorthKeeping(_ weights: some Sequence<Double>, share: Double) -> Double {
        // By binary exponent, of which weights between 2⁻⁶³ and 1 matter.
        var sums = [Double](repeating: 0, count: 64)
        for weight in weights { sums[min(max(0, -Int(weight.exponent)), 63)] += weight }
        let spare = share * sums.reduce(0, +)
        var dropped = 0.0
        for place in (1..<64).reversed() {
            dropped += sums[place]
            if dropped > spare { return exp2(-Double(place)) }
        }
        return 0
    }
}

extension PooledPosterior.ScaleRun {
    fileprivate init?(
        _ name: PooledScale, _ history: PooledHistory, _ tables: PatternTables, _ sampling: SamplingNoise?
    ) {
        let observed = history.observed
        guard let scale = ScaleOfHistory(name, of: history) else { return nil }
        let anchor = scale.position(of: observed[observed.count - 1])
        let reduced = ReducedRun(tables, Self.positions(of: history, on: scale, anchor: anchor))
        self.name = name
        self.scale = scale
        self.anchor = anchor
        run = reduced.run
        squares = reduced.squares
        trends = reduced.trends
        comingNoise = sampling?.comingVariance(on: scale) ?? 0
        // The first value only sets the level.
        logJacobian = observed.dropFirst().reduce(0) { $0 + scale.logJacobian(at: $1) }
    }

    /// The values of `history` on the scale, relative to the anchor; 0 in years without one.
    func positions(of history: PooledHistory) -> [Double] { Self.positions(of: history, on: scale, anchor: anchor) }

    private static func positions(
        of history: PooledHistory, on scale: ScaleOfHistory, anchor: Double
    ) -> [Double] {
        history.values.indices.map { year in
            history.pattern.contains(year) ? scale.position(of: history.values[year]) - anchor : 0
        }
    }
}

/// A run of the recursions on values, with what is left of its sums after the start level is integrated out.
struct ReducedRun: Sendable {
    let run: FilterLanes.Run
    /// Σ u²/F and Σ uq/F, one element for each dynamics.
    let squares: [Double]
    let trends: [Double]

    /// - Parameter values: One a year; what stands in a missing year doesn't count.
    init(_ tables: PatternTables, _ values: [Double]) {
        let run = tables.lanes.run(values)
        self.run = run
        squares = tables.filters.indices.map { place in
            max(0, run.squares[place] - run.levels[place] * run.levels[place] / tables.levelSquares[place])
        }
        trends = tables.filters.indices.map { place in
            run.trends[place] - run.levels[place] * tables.levelTrends[place] / tables.levelSquares[place]
        }
    }
}

extension PatternTables {
    /// Calls `body` with ``constants``, ``squares``, ``linears`` and ``curvatures``.
    func withTerms(
        _ body: (
            UnsafeBufferPointer<Double>, UnsafeBufferPointer<Double>, UnsafeBufferPointer<Double>,
            UnsafeBufferPointer<Double>
        ) -> Void
    ) {
        constants.withUnsafeBufferPointer { constants in
            squares.withUnsafeBufferPointer { squares in
                linears.withUnsafeBufferPointer { linears in
                    curvatures.withUnsafeBufferPointer { curvatures in body(constants, squares, linears, curvatures) }
                }
            }
        }
    }
}
