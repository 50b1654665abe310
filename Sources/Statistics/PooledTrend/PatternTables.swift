import Foundation

/// Everything about the components that the years of a history determine and its values don't.
///
/// With the start level ℓ₀ integrated out (its prior is flat) two sums are left for each dynamics, R_uu and R_uq of
/// ``DataSums``; a component's log evidence is then constant + square · R_uu + linear · R_uq + curvature · R_uq².
final class PatternTables: Sendable {
    let pattern: YearPattern
    /// One for each dynamics of the bank.
    let filters: [PooledFilter]
    /// Σ p²/F and Σ pq/F: what the runs on a unit level and a unit trend leave.
    let levelSquares: [Double]
    let levelTrends: [Double]
    /// Σ q²/F after ℓ₀ is integrated out.
    let trendSquares: [Double]
    let lanes: FilterLanes

    /// One for each component, the prior weight included in the first.
    let constants: [Double]
    let squares: [Double]
    let linears: [Double]
    let curvatures: [Double]
    /// τ²/(σ² + τ²R_qq): the trend's posterior mean is m + gain · (R_uq − m R_qq), its variance gain · σ².
    let trendGains: [Double]
    /// To which power the evidence is raised.
    let evidencePower: Double
    let years: ReachCache<YearTerms>
    let shapes: ReachCache<PathShape>

    /// - Parameter noise: By scale, the variance that the value of each year has besides the innovation's; the bank is then
    ///   one for noisy values.
    init(_ pattern: YearPattern, _ bank: ComponentBank, noise: [PooledScale: [Double]] = [:]) {
        self.pattern = pattern
        filters = bank.dynamics.indices.map { place in
            let own = bank.noiseScales.isEmpty ? nil : bank.noiseScales[place]
            let variance = own.map { $0.deviation * $0.deviation } ?? 1
            return bank.dynamics[place].filter(
                pattern, variances: pattern.variances(discount: bank.varianceDiscounts[place]),
                noise: own.flatMap { noise[$0.scale] }?.map { $0 / variance })
        }
        lanes = FilterLanes(filters)
        evidencePower = bank.isTempered ? Self.evidencePower(count: pattern.count) : 1
        levelSquares = filters.map { $0.sum($0.unitLevels, $0.unitLevels) }
        levelTrends = filters.map { $0.sum($0.unitLevels, $0.unitTrends) }
        let unreduced = filters.map { $0.sum($0.unitTrends, $0.unitTrends) }
        trendSquares = unreduced.indices.map { [levelSquares, levelTrends] index in
            // Within rounding of 0 there is nothing to learn a trend from.
            let rest = unreduced[index] - levelTrends[index] * levelTrends[index] / levelSquares[index]
            return rest > 1e-12 * unreduced[index] ? rest : 0
        }
        years = ReachCache()
        shapes = ReachCache()
        let terms = Terms(bank, pattern, filters, levelSquares: levelSquares, trendSquares: trendSquares)
        constants = terms.constants
        squares = terms.squares
        linears = terms.linears
        curvatures = terms.curvatures
        trendGains = terms.trendGains
    }

    /// What `tables` are for a bank whose components differ in their deviations only.
    init(_ tables: PatternTables, for bank: ComponentBank) {
        pattern = tables.pattern
        filters = tables.filters
        levelSquares = tables.levelSquares
        levelTrends = tables.levelTrends
        trendSquares = tables.trendSquares
        evidencePower = tables.evidencePower
        lanes = tables.lanes
        years = tables.years
        shapes = tables.shapes
        let terms = Terms(bank, pattern, filters, levelSquares: levelSquares, trendSquares: trendSquares)
        constants = terms.constants
        squares = terms.squares
        linears = terms.linears
        curvatures = terms.curvatures
        trendGains = terms.trendGains
    }

    /// κ where a drift loses half of its pace beyond the last value.
    static let halvedDrift = 0.5

    /// How much of a component's weight believes in a drift factor after `count` values.
    ///
    /// The longer a drift was seen, the likelier it is near its end: like the half slope of Theta, which forecasts long
    /// histories well (Assimakopoulos & Nikolopoulos 2000, International Journal of Forecasting 16, 521–530). The share of
    /// the halved drift, 0.4 n/(n + 12), is set by comparison; docs/pooled-trend-trials.md has the figures.
    static func share(ofDriftFactor factor: Double, count: Int) -> Double {
        let halved = 0.4 * Double(count) / Double(count + 12)
        return factor == halvedDrift ? halved : 1 - halved
    }

    /// How much of its evidence a history of `count` values has where the prior was learned from its own table: 0.9 up to five
    /// values, 0.8 from eight.
    ///
    /// The components' parameters don't change, the world's do, so that the whole evidence is too sure (Holmes & Walker 2017,
    /// Biometrika 104, 497–503). Chosen on earlier origins of benchmark series.
    static func evidencePower(count: Int) -> Double { 0.9 - 0.1 * min(max(Double(count - 5) / 3, 0), 1) }

    private struct Terms {
        var constants: [Double] = []
        var squares: [Double] = []
        var linears: [Double] = []
        var curvatures: [Double] = []
        var trendGains: [Double] = []

        init(
            _ bank: ComponentBank, _ pattern: YearPattern, _ filters: [PooledFilter], levelSquares: [Double],
            trendSquares: [Double]
        ) {
            let count = bank.sources.count
            constants.reserveCapacity(count)
            squares.reserveCapacity(count)
            linears.reserveCapacity(count)
            curvatures.reserveCapacity(count)
            trendGains.reserveCapacity(count)
            for group in bank.groups {
                let place = group.dynamics
                add(
                    group, of: bank, count: pattern.count, levelSquare: levelSquares[place],
                    trendSquare: trendSquares[place], logVariances: filters[place].logVariances)
            }
        }

        private mutating func add(
            _ group: ComponentBank.Group, of bank: ComponentBank, count: Int, levelSquare: Double, trendSquare: Double,
            logVariances: Double
        ) {
            let degrees = Double(count - 1)
            let power = bank.isTempered ? PatternTables.evidencePower(count: count) : 1
            let shared = -0.5 * (log(levelSquare) + logVariances + degrees * log(2 * .pi))
            let logShare =
                bank.halvesDrift ? log(PatternTables.share(ofDriftFactor: group.driftFactor, count: count)) : 0
            for index in group.members {
                let variance = bank.deviations[index] * bank.deviations[index]
                let ofTrend = bank.trendDeviations[index] * bank.trendDeviations[index]
                let mean = bank.trendMeans[index]
                let spread = variance + ofTrend * trendSquare
                let unlearned = variance / spread
                let gain = ofTrend / spread
                trendGains.append(gain)
                squares.append(-0.5 * power / variance)
                linears.append(power * mean * unlearned / variance)
                curvatures.append(0.5 * power * gain / variance)
                let ofMean = 0.5 * mean * mean * trendSquare * unlearned / variance
                constants.append(
                    bank.logWeights[index] + (ofTrend > 0 ? logShare : 0) + power
                        * (shared - ofMean - 0.5 * (degrees * log(variance) - log(unlearned))))
            }
        }
    }
}

extension PooledFilter {
    /// Σ left · right / F over the observed years.
    fileprivate func sum(_ left: [Double], _ right: [Double]) -> Double {
        precisions.indices.reduce(0) { $0 + precisions[$1] * left[$1] * right[$1] }
    }
}
