/// The joint normal distribution of bounded and coming years, component by component, given the exact values.
///
/// With a bound's year among those that have a value, the log evidence is a quadratic function of that value: the value is
/// normal. The coming years' means are linear in it. All of that comes from runs of the recursions on the data and on a
/// value of 1 in the bound's year. What a component says of each coming year by itself stays what it is without the bound;
/// only the correlation comes from here.
struct BoundModel: Sendable {
    let years: BoundedYears
    let tables: PatternTables
    let bank: ComponentBank
    /// Coming years 1 … ``reach`` matter.
    let reach: Int
    let elapsed: Double
    let widening: SpreadWidening
    let exact: PatternTables
    /// On a value of 1 in each past bound's year.
    private let units: [ReducedRun]
    /// For every pair of past bounds the part that both share, one element for each dynamics.
    private let unitProducts: [[Double]]
    private let data: [PooledScale: (run: ReducedRun, products: [[Double]])]
    private let support: (lower: Double, upper: Double)

    init(_ years: BoundedYears, _ history: PooledHistory, _ posterior: PooledPosterior, horizon: Int) {
        self.years = years
        bank = posterior.bank
        exact = posterior.tables
        let padded = posterior.noise?.mapValues { [Double](repeating: 0, count: years.lead) + $0 }
        let tables =
            years.past.isEmpty ? exact : PooledPosterior.tables(years.pattern, posterior.bank, noise: padded)
        self.tables = tables
        reach = max(horizon, years.lastStep)
        elapsed = history.history.elapsed
        widening = SpreadWidening(count: exact.pattern.count)
        let bounds = history.history.bounds
        let margin = history.history.series.support.isInteger ? 0.5 : 0
        support = (bounds.lower - margin, bounds.upper + margin)
        let span = tables.pattern.span
        let impulses = years.places.map { place in (0..<span).map { $0 == place ? 1.0 : 0 } }
        units = impulses.map { ReducedRun(tables, $0) }
        unitProducts = impulses.indices.flatMap { [units] row in
            impulses.indices.map { Self.product(tables, impulses[row], units[row], impulses[$0], units[$0]) }
        }
        var data: [PooledScale: (run: ReducedRun, products: [[Double]])] = [:]
        for scale in posterior.scales {
            let values = [Double](repeating: 0, count: years.lead) + scale.positions(of: history)
            let run = ReducedRun(tables, values)
            let products = impulses.indices.map { [units] in
                Self.product(tables, values, run, impulses[$0], units[$0])
            }
            data[scale.name] = (run, products)
        }
        self.data = data
    }

    /// Σ u·u′/F of two runs after the start level is integrated out, from the squares of the runs and of their sum.
    private static func product(
        _ tables: PatternTables, _ first: [Double], _ firstRun: ReducedRun, _ second: [Double], _ secondRun: ReducedRun
    ) -> [Double] {
        let sum = ReducedRun(tables, zip(first, second).map { $0 + $1 })
        return sum.squares.indices.map { 0.5 * (sum.squares[$0] - firstRun.squares[$0] - secondRun.squares[$0]) }
    }

    /// What the components of `group` share.
    func terms(of group: ComponentBank.Group, on scale: PooledPosterior.ScaleRun) -> GroupTerms {
        let data = data[scale.name]
        let place = group.dynamics
        let count = years.past.count
        let outlook = YearTerms.terms(of: group, tables, bank, horizon: reach)
        let covariances = YearTerms.covariances(of: group, tables, bank, horizon: reach)
        let terms = (1...max(reach, 1)).prefix(reach).map {
            YearTerms.between(outlook[$0 - 1], and: outlook[$0], share: elapsed)
        }
        let own = years.past.isEmpty ? outlook : YearTerms.terms(of: group, exact, bank, horizon: reach)
        return GroupTerms(
            dynamics: place,
            counting: (0..<reach).map { year in
                let factor = widening.factor(ahead: Double(year + 1) - elapsed)
                return scale.comingNoise / (factor * factor)
            }, years: terms,
            own: (1...max(reach, 1)).prefix(reach).map { YearTerms.between(own[$0 - 1], and: own[$0], share: elapsed) },
            dataTrend: data?.run.trends[place] ?? 0, dataProducts: (data?.products ?? []).map { $0[place] },
            unitTrends: units.map { $0.trends[place] }, unitProducts: unitProducts.map { $0[place] },
            centers: terms.map { year in (0..<count).map { year.center(of: place, after: units[$0].run, tables) } },
            shared: years.later.map { bound in
                (1...max(reach, 1)).prefix(reach).map {
                    SharedTerms(of: $0, and: bound.step, outlook, covariances, elapsed: elapsed)
                }
            })
    }

    /// What the components of one group share.
    struct GroupTerms {
        let dynamics: Int
        /// What counting adds to the variance of each coming year, before the years ahead are widened.
        let counting: [Double]
        /// Coming years with the bounds' years among those that have a value, and as they are without bounds.
        let years: [YearTerms]
        let own: [YearTerms]
        let dataTrend: Double
        let dataProducts: [Double]
        let unitTrends: [Double]
        let unitProducts: [Double]
        /// By coming year: what its center takes of each past bound's value.
        let centers: [[Double]]
        /// By later bound and coming year.
        let shared: [[SharedTerms]]
    }

    /// Coming years of a component: what they take of the past bounds' values, and their variances.
    struct Ahead {
        let slopes: [[Double]]
        let variances: [Double]

        func deviation(_ year: Int) -> Double { max(variances[year], 0).squareRoot() }
    }

    /// Of the past bounds' values in a component: the means relative to the anchor, and the covariances row by row.
    func past(_ index: Int, _ terms: GroupTerms) -> (means: [Double], covariances: [Double]) {
        let count = years.past.count
        let (square, linear, curvature) = (tables.squares[index], tables.linears[index], tables.curvatures[index])
        var precision = [Double](repeating: 0, count: count * count)
        var slopes = [Double](repeating: 0, count: count)
        for row in 0..<count {
            let trend = terms.unitTrends[row]
            slopes[row] =
                2 * square * terms.dataProducts[row] + trend * (linear + 2 * curvature * terms.dataTrend)
            for other in 0..<count {
                precision[row * count + other] =
                    -2
                    * (square * terms.unitProducts[row * count + other]
                        + curvature * trend * terms.unitTrends[other])
            }
        }
        let covariances = SymmetricMatrix.inverse(precision, size: count)
        let means = (0..<count).map { row in
            (0..<count).reduce(0) { $0 + covariances[row * count + $1] * slopes[$1] }
        }
        return (means, covariances)
    }

    func ahead(_ index: Int, _ terms: GroupTerms, _ covariances: [Double]) -> Ahead {
        let count = years.past.count
        let gain = tables.trendGains[index]
        let variance = bank.deviations[index] * bank.deviations[index]
        let slopes = terms.years.indices.map { year in
            (0..<count).map { terms.centers[year][$0] + terms.years[year].slope * gain * terms.unitTrends[$0] }
        }
        let variances = terms.years.indices.map { year in
            variance * (terms.years[year].spread + gain * terms.years[year].slopeSquare)
                + SymmetricMatrix.product(slopes[year], covariances, slopes[year]) + terms.counting[year]
        }
        return Ahead(slopes: slopes, variances: variances)
    }

    /// What the bounds make of each component of the posterior, in its order.
    func effects(in posterior: PooledPosterior) -> [BoundEffect] {
        var effects: [BoundEffect] = []
        effects.reserveCapacity(posterior.components.count)
        posterior.forEachGroup { _, group, members in
            guard let scale = posterior.scale(of: group) else { return }
            let terms = terms(of: group, on: scale)
            for place in members {
                effects.append(joint(posterior, at: place, of: group, scale, terms).effect())
            }
        }
        return effects
    }

    /// The joint distribution in the component at `place` of the posterior.
    func joint(
        _ posterior: PooledPosterior, at place: Int, of group: ComponentBank.Group, _ scale: PooledPosterior.ScaleRun,
        _ terms: GroupTerms
    ) -> BoundJoint {
        let index = Int(posterior.components[place])
        let past = past(index, terms)
        let ahead = ahead(index, terms, past.covariances)
        let count = years.past.count
        let deviations = (0..<count).map { past.covariances[$0 * count + $0].squareRoot() }
        let all = terms.years.indices.map { year in
            ofPast(year, ahead, past.covariances, deviations) + ofLater(year, index, terms, ahead, past.covariances)
        }
        let trend = posterior.trend(at: place, of: group, on: scale)
        let intervals =
            (0..<count).map { bound in
                interval(years.past[bound], scale, mean: scale.anchor + past.means[bound], deviations[bound])
            } + years.later.map { laterInterval($0.bound, step: $0.step, index, terms, scale, trend) }
        return BoundJoint(
            intervals: intervals, among: among(past.covariances, deviations, all), ahead: all,
            laterSteps: years.later.map(\.step))
    }

    /// Correlations of a coming year with the past bounds' values.
    private func ofPast(_ year: Int, _ ahead: Ahead, _ covariances: [Double], _ deviations: [Double]) -> [Double] {
        let count = years.past.count
        return (0..<count).map { bound in
            let covariance = (0..<count).reduce(0) { $0 + covariances[bound * count + $1] * ahead.slopes[year][$1] }
            return covariance / (deviations[bound] * ahead.deviation(year))
        }
    }

    /// Correlations of a coming year with the later bounds' years.
    private func ofLater(
        _ year: Int, _ index: Int, _ terms: GroupTerms, _ ahead: Ahead, _ covariances: [Double]
    ) -> [Double] {
        let variance = bank.deviations[index] * bank.deviations[index]
        return years.later.indices.map { bound in
            let other = years.later[bound].step - 1
            guard other != year else { return 1 }
            let shared = terms.shared[bound][year]
            let covariance =
                shared.covariance(variance: variance, ofTrend: tables.trendGains[index] * variance)
                + SymmetricMatrix.product(ahead.slopes[year], covariances, ahead.slopes[other])
            return covariance / (ahead.deviation(other) * ahead.deviation(year))
        }
    }

    /// Correlations among all bounds, row by row.
    ///
    /// - Parameter all: Those of each coming year with every bound.
    private func among(_ covariances: [Double], _ deviations: [Double], _ all: [[Double]]) -> [Double] {
        let (count, past) = (years.count, years.past.count)
        var among = [Double](repeating: 1, count: count * count)
        for row in 0..<count {
            for other in 0..<count where row != other {
                let (least, greatest) = (min(row, other), max(row, other))
                among[row * count + other] =
                    greatest < past
                    ? covariances[row * past + other] / (deviations[row] * deviations[other])
                    : all[years.later[greatest - past].step - 1][least]
            }
        }
        return among
    }

    /// Where a later bound's year lies, as the component sees that year without bounds.
    private func laterInterval(
        _ bound: YearBound, step: Int, _ index: Int, _ terms: GroupTerms, _ scale: PooledPosterior.ScaleRun,
        _ trend: (mean: Double, variance: Double)
    ) -> ScoreInterval {
        let year = terms.own[step - 1]
        let mean =
            scale.anchor + year.center(of: terms.dynamics, after: scale.run, exact) + year.slope * trend.mean
        let own =
            bank.deviations[index] * bank.deviations[index] * year.spread + year.slopeSquare * trend.variance
            + terms.counting[step - 1]
        return interval(
            bound, scale, mean: mean, own.squareRoot() * widening.factor(ahead: Double(step) - elapsed))
    }

    /// Where the standardized value lies by a bound, given that it lies in the support.
    private func interval(
        _ bound: YearBound, _ scale: PooledPosterior.ScaleRun, mean: Double, _ deviation: Double
    ) -> ScoreInterval {
        func score(_ value: Double) -> Double {
            value.isFinite ? (scale.scale.position(of: value) - mean) / deviation : value
        }
        return ScoreInterval(lower: score(bound.lower), upper: score(bound.upper))
            .given(ScoreInterval(lower: score(support.lower), upper: score(support.upper)))
    }
}
