import MitoshiNumericalMethods

/// Joint draws of coming years from a posterior, before truncation: a component by its weight, then its years, which are
/// jointly normal on the component's scale.
///
/// Every component gets its share of the paths as nearly as whole numbers allow (systematic sampling; Carpenter, Clifford &
/// Fearnhead 1999, IEE Proceedings – Radar, Sonar and Navigation 146, 2–7), the normals fill their space evenly
/// (``QuasiRandomNormals``), and the paths are shuffled.
struct PooledPathSource {
    private let posterior: PooledPosterior
    private let horizon: Int
    private let elapsed: Double
    private let bounds: BoundModel?
    /// How many years are drawn: later ones may be bounded.
    private let reach: Int
    /// How much wider each year is made.
    private let factors: [Double]

    init(_ posterior: PooledPosterior, horizon: Int, elapsed: Double, bounds: BoundModel?) {
        self.posterior = posterior
        self.horizon = horizon
        self.elapsed = elapsed
        self.bounds = bounds
        let reach = bounds?.reach ?? horizon
        let widening = SpreadWidening(count: posterior.tables.pattern.count)
        // Bounded draws are widened, and counted, when they have been conditioned.
        factors = (0..<reach).map { bounds == nil ? widening.factor(ahead: Double($0 + 1) - elapsed) : 1 }
        self.reach = reach
    }

    /// The values of `count` paths in the series' unit: an array a year, with an element a path.
    func years(count: Int, from stream: inout RandomStream) throws(NumericalError) -> [[Double]] {
        let shares = shares(of: count, offset: stream.uniform())
        let places = stream.order(of: count)
        var values = [Double](repeating: 0, count: horizon * count)
        var (drawn, positions) = (0, [Double](repeating: 0, count: reach))
        let groups = groups(shares)
        // The start trend first, which all years have.
        var scores = [Double](repeating: 0, count: (groups.first?.shape.loadings.count ?? 0) + reach)
        var normals = try QuasiRandomNormals(dimensions: scores.count, from: &stream)
        for group in groups {
            for place in group.members where shares[place] > 0 {
                let component = component(at: place, of: group)
                for _ in 0..<shares[place] {
                    normals.next(&scores, from: &stream)
                    deviate(&positions, component, group.shape, scores)
                    self.place(&positions, component, group, from: &stream)
                    for year in 0..<horizon {
                        values[year * count + places[drawn]] = group.run.scale.value(at: positions[year])
                    }
                    drawn += 1
                }
            }
        }
        return (0..<horizon).map { Array(values[$0 * count..<($0 + 1) * count]) }
    }

    /// How many of `count` paths each component gets.
    ///
    /// - Parameter offset: 0 ..< 1, where between two paths the first one begins.
    private func shares(of count: Int, offset: Double) -> [Int] {
        let total = posterior.weights.reduce(0, +)
        var (sum, given) = (0.0, 0)
        // The last sum is the total, so that all paths are given.
        return posterior.weights.map { weight in
            sum += weight
            let until = min(count, Int((sum / total * Double(count) + offset).rounded(.down)))
            defer { given = until }
            return until - given
        }
    }
}

extension PooledPathSource {
    /// A group of components that paths are drawn from.
    private struct Group {
        let group: ComponentBank.Group
        /// Places in the posterior.
        let members: Range<Int>
        let run: PooledPosterior.ScaleRun
        let shape: PathShape
        /// Of each coming year, on the group's scale, without the start trend.
        let centers: [Double]
        let slopes: [Double]
        /// Of what counting adds to a coming year.
        let counting: Double
    }

    private struct Component {
        let means: [Double]
        let deviation: Double
        /// Of the start trend.
        let ofTrend: Double
        let bounded: BoundedDraws?
    }

    private func groups(_ shares: [Int]) -> [Group] {
        let (bank, tables) = (posterior.bank, bounds?.tables ?? posterior.tables)
        let years = YearTerms.terms(tables, bank, horizon: reach, elapsed: elapsed)
        let shapes = PathShape.shapes(tables, bank, horizon: reach, elapsed: elapsed)
        var groups: [Group] = []
        posterior.forEachGroup { place, group, members in
            guard shares[members].contains(where: { $0 > 0 }), let run = posterior.scale(of: group) else { return }
            let years = years[place * reach..<(place + 1) * reach]
            groups.append(
                Group(
                    group: group, members: members, run: run, shape: shapes[place],
                    centers: years.map { run.anchor + $0.center(of: group.dynamics, after: run.run, tables) },
                    slopes: years.map(\.slope), counting: run.comingNoise.squareRoot()))
        }
        return groups
    }

    private func component(at place: Int, of group: Group) -> Component {
        let index = Int(posterior.components[place])
        let trend = posterior.trend(at: place, of: group.group, on: group.run).mean
        let deviation = posterior.bank.deviations[index]
        let gain = (bounds?.tables ?? posterior.tables).trendGains[index]
        return Component(
            means: zip(group.centers, group.slopes).map { $0 + $1 * trend }, deviation: deviation,
            ofTrend: gain.squareRoot() * deviation,
            bounded: bounds.map { BoundedDraws($0, posterior, at: place, of: group.group, group.run) })
    }

    /// Makes a path on the group's scale of its deviations from the means.
    private func place(
        _ positions: inout [Double], _ component: Component, _ group: Group, from stream: inout RandomStream
    ) {
        let counting = group.counting
        if let bounded = component.bounded {
            let noise = positions.map { _ in counting > 0 ? counting * Normal.standard.draw(from: &stream) : 0 }
            positions = bounded.path(positions, counting: noise, from: &stream)
            return
        }
        for year in positions.indices {
            positions[year] = component.means[year] + factors[year] * positions[year]
            if counting > 0 { positions[year] += counting * Normal.standard.draw(from: &stream) }
        }
    }

    /// Puts the deviations from the means, before widening and counting, into `positions`.
    ///
    /// - Parameter scores: Standard normals, one for each column of loadings, then one a year.
    private func deviate(
        _ positions: inout [Double], _ component: Component, _ shape: PathShape, _ scores: [Double]
    ) {
        shape.deviate(&positions, by: component.deviation, scores[shape.loadings.count...])
        guard component.ofTrend > 0 else { return }
        for (column, loadings) in shape.loadings.enumerated() {
            let score = component.ofTrend * scores[column]
            for year in positions.indices { positions[year] += score * loadings[year] }
        }
    }
}
