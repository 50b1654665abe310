import NumericalMethods

extension FittedPooledTrend {
    /// Joint draws: a component, its states from their posterior, then innovations.
    ///
    /// Where truncation cuts something off, each year of a path is moved to the truncated distribution's value of the same
    /// probability, so that year by year the paths follow the forecast exactly and none has to be thrown away.
    func paths(count: Int, horizon: Int, from stream: inout RandomStream) throws(StatisticsError) -> [[Double]] {
        guard !series.support.neverFalls else {
            return try risingPaths(mixtures(horizon: horizon), count: count, from: &stream)
        }
        let ends = (1...max(horizon, 1)).map(ends(ofStep:))
        var tables: [TruncationTable?] = []
        for (parts, ends) in zip(try parts(horizon: horizon), ends) {
            let cut = PooledMixture.cutOff(parts, lower: ends.lower, upper: ends.upper)
            tables.append(
                cut.below + cut.above > Self.visible
                    ? try TruncationTable(PooledMixture(parts, lower: ends.lower, upper: ends.upper)) : nil)
        }
        let model = posterior.bounds.map { BoundModel($0, history, posterior, horizon: horizon) }
        var source = PooledPathSource(
            posterior, horizon: horizon, elapsed: history.history.elapsed, bounds: model)
        var paths: [[Double]] = []
        for _ in 0..<max(0, count) {
            var path = source.draw(from: &stream)
            for (year, table) in tables.enumerated() {
                let value = table?.truncated(path[year]) ?? path[year]
                path[year] = rounded(min(max(value, ends[year].lower), ends[year].upper))
            }
            paths.append(path)
        }
        return paths
    }

    /// What truncation must cut off to be seen in a few thousand draws; less is held at the bound.
    private static let visible = 1e-4

    /// Of a quantity that never falls: all years driven by one and the same probability.
    private func risingPaths(
        _ mixtures: [PooledMixture], count: Int, from stream: inout RandomStream
    ) throws(StatisticsError) -> [[Double]] {
        let probabilities = (0..<max(0, count)).map { _ in max(stream.uniform(), .leastNormalMagnitude) }
        var paths = [[Double]](repeating: [], count: probabilities.count)
        for mixture in mixtures {
            for (index, value) in try mixture.quantiles(probabilities).enumerated() {
                paths[index].append(max(rounded(value), paths[index].last ?? -.infinity))
            }
        }
        return paths
    }

    /// The whole number that `value` rounds to, where the series has whole numbers only.
    private func rounded(_ value: Double) -> Double {
        series.support.isInteger ? min(max(value.rounded(), series.support.lower), series.support.upper) : value
    }
}

/// Draws of joint years from a posterior, before truncation.
struct PooledPathSource {
    private let posterior: PooledPosterior
    private let horizon: Int
    /// How many years are drawn: later ones may be bounded.
    private let reach: Int
    /// With the bounds' years among those that have a value.
    private let tables: PatternTables
    private let elapsed: Double
    private let widening: SpreadWidening
    /// Sums of the components' weights.
    private let cumulative: [Double]
    private let groups: [Member]

    private let bounds: BoundModel?
    /// By place of the component.
    private var bounded: [Int: BoundedDraws] = [:]

    private struct Member {
        let group: ComponentBank.Group
        let places: Range<Int>
        let scale: PooledPosterior.ScaleRun
        /// Years 0 … horizon.
        let outlook: [PooledOutlook]
        let years: [YearTerms]
    }

    init(_ posterior: PooledPosterior, horizon: Int, elapsed: Double, bounds: BoundModel?) {
        self.posterior = posterior
        self.horizon = horizon
        self.bounds = bounds
        reach = bounds?.reach ?? horizon
        tables = bounds?.tables ?? posterior.tables
        self.elapsed = elapsed
        widening = SpreadWidening(count: posterior.tables.pattern.count)
        var sum = 0.0
        cumulative = posterior.weights.map { weight in
            sum += weight
            return sum
        }
        var groups: [Member] = []
        posterior.forEachGroup { [reach, tables] _, group, places in
            guard let scale = posterior.scale(of: group) else { return }
            let bank = posterior.bank
            groups.append(
                Member(
                    group: group, places: places, scale: scale,
                    outlook: bank.dynamics[group.dynamics].outlook(
                        after: tables.filters[group.dynamics], horizon: reach, driftFactor: group.driftFactor),
                    years: YearTerms.terms(of: group, tables, bank, horizon: reach)))
        }
        self.groups = groups
    }

    /// One path of `horizon` values, in the series' unit.
    mutating func draw(from stream: inout RandomStream) -> [Double] {
        let place = place(of: stream.uniform() * cumulative[cumulative.count - 1])
        let member = groups[member(of: place)]
        let deviates = deviates(member, place, from: &stream)
        var counting: [Double] = []
        for _ in 0..<reach { counting.append(countingNoise(member, from: &stream)) }
        let positions =
            bounds.map { bounded(by: $0, member, place).path(deviates, counting: counting, from: &stream) }
            ?? zip(free(member, place, deviates), counting).map { $0 + $1 }
        return positions.prefix(horizon).map(member.scale.scale.value)
    }

    /// What counting adds to a coming year.
    private func countingNoise(_ member: Member, from stream: inout RandomStream) -> Double {
        let noise = member.scale.comingNoise
        return noise > 0 ? noise.squareRoot() * Normal.standard.draw(from: &stream) : 0
    }

    /// Positions of a path that no bound conditions, before counting.
    private func free(_ member: Member, _ place: Int, _ deviates: [Double]) -> [Double] {
        let trend = posterior.trend(at: place, of: member.group, on: member.scale)
        return (1...horizon).map { step in
            let year = YearTerms.between(member.years[step - 1], and: member.years[step], share: elapsed)
            let mean =
                member.scale.anchor + year.center(of: member.group.dynamics, after: member.scale.run, tables)
                + year.slope * trend.mean
            return mean + widening.factor(ahead: Double(step) - elapsed) * deviates[step - 1]
        }
    }

    private mutating func bounded(by model: BoundModel, _ member: Member, _ place: Int) -> BoundedDraws {
        if let known = bounded[place] { return known }
        let draws = BoundedDraws(model, posterior, at: place, of: member.group, member.scale)
        bounded[place] = draws
        return draws
    }

    /// Deviations of the coming years from their means.
    private func deviates(_ member: Member, _ place: Int, from stream: inout RandomStream) -> [Double] {
        let later = yearEnds(member, place, from: &stream)
        guard elapsed > 0 else { return Array(later.dropFirst()) }
        // Two independent parts whose covariances add up to the interpolated one.
        let earlier = yearEnds(member, place, from: &stream)
        return (1...reach).map {
            elapsed.squareRoot() * earlier[$0 - 1] + (1 - elapsed).squareRoot() * later[$0]
        }
    }

    /// Deviations of years 0 … reach from their means: of the start trend, of the start level and by innovations.
    private func yearEnds(_ member: Member, _ place: Int, from stream: inout RandomStream) -> [Double] {
        let bank = posterior.bank
        let dynamics = member.group.dynamics
        let index = Int(posterior.components[place])
        let deviation = bank.deviations[index]
        let trend = deviation * tables.trendGains[index].squareRoot() * Normal.standard.draw(from: &stream)
        let level = deviation / tables.levelSquares[dynamics].squareRoot() * Normal.standard.draw(from: &stream)
        let noise = bank.dynamics[dynamics].noise(after: tables.filters[dynamics], horizon: reach) {
            Normal.standard.draw(from: &stream)
        }
        return noise.indices.map { year in
            member.years[year].slope * trend + member.outlook[year].startLevel * level + deviation * noise[year]
        }
    }

    /// The first place whose cumulative weight exceeds `sum`.
    private func place(of sum: Double) -> Int {
        var (low, high) = (0, cumulative.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] > sum { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private func member(of place: Int) -> Int {
        var (low, high) = (0, groups.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if groups[middle].places.upperBound > place { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// Which value of a truncated mixture has the probability that a value has without truncation; by interpolation between
/// quantiles, which draws can't tell from the exact one.
private struct TruncationTable {
    private let free: [Double]
    private let truncated: [Double]
    private let lower: Double
    private let upper: Double

    private static let nodes = 200
    /// Far below what interpolation between the nodes leaves.
    private static let settled = 1e-5
    /// The levels beyond the regular ones, no further out than cells of components reach: from the components themselves a
    /// quantile costs as much as all others together.
    private static let outer = [1.5e-4, 3e-4, 1e-3, 2e-3]

    init(_ mixture: PooledMixture) throws(StatisticsError) {
        let regular = (1..<Self.nodes).map { Double($0) / Double(Self.nodes) }
        let both = Self.outer + regular + Self.outer.reversed().map { 1 - $0 }
        if mixture.inside > 0.5 {
            // The truncated mixture's quantiles are the free one's at other levels.
            let others = both.map { mixture.below + $0 * mixture.inside }
            let quantiles = try mixture.untruncated.quantiles(both + others, settled: Self.settled)
            free = Array(quantiles[..<both.count])
            truncated = quantiles[both.count...].map { min(max($0, mixture.lower), mixture.upper) }
        } else {
            free = try mixture.untruncated.quantiles(both, settled: Self.settled)
            truncated = try mixture.quantiles(both, settled: Self.settled)
        }
        lower = mixture.lower
        upper = mixture.upper
    }

    func truncated(_ value: Double) -> Double {
        var (low, high) = (0, free.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if free[middle] > value { high = middle } else { low = middle }
        }
        let width = free[high] - free[low]
        // Beyond the ends by the same distance.
        if value < free[0] { return min(max(truncated[0] + (value - free[0]), lower), upper) }
        if value > free[high] { return min(max(truncated[high] + (value - free[high]), lower), upper) }
        let share = width > 0 ? (value - free[low]) / width : 0
        return min(max(truncated[low] + share * (truncated[high] - truncated[low]), lower), upper)
    }
}
