import NumericalMethods

/// Joint draws of coming years from a posterior, before truncation: a component by its weight, then its years, which are
/// jointly normal on the component's scale.
struct PooledPathSource {
    private let posterior: PooledPosterior
    private let horizon: Int
    private let elapsed: Double
    private let bounds: BoundModel?
    /// Sums of the components' weights.
    private let cumulative: [Double]

    init(_ posterior: PooledPosterior, horizon: Int, elapsed: Double, bounds: BoundModel?) {
        self.posterior = posterior
        self.horizon = horizon
        self.elapsed = elapsed
        self.bounds = bounds
        var sum = 0.0
        cumulative = posterior.weights.map { weight in
            sum += weight
            return sum
        }
    }

    /// The values of `count` paths in the series' unit: an array a year, with an element a path.
    func years(count: Int, from stream: inout RandomStream) -> [[Double]] {
        let places = (0..<count).map { _ in place(of: stream.uniform() * cumulative[cumulative.count - 1]) }
        var isDrawn = [Bool](repeating: false, count: cumulative.count)
        for place in places { isDrawn[place] = true }
        let source = DrawnComponents(isDrawn, posterior, horizon: horizon, elapsed: elapsed, bounds: bounds)
        var positions = [Double](repeating: 0, count: horizon)
        var scores = [Double](repeating: 0, count: source.reach)
        var years = [[Double]](repeating: [Double](repeating: 0, count: count), count: horizon)
        for (path, place) in places.enumerated() {
            for year in scores.indices { scores[year] = Normal.standard.draw(from: &stream) }
            let slot = source.slots[place]
            source.place(&positions, of: slot, scores, from: &stream)
            let scale = source.scales[slot]
            for year in positions.indices { years[year][path] = scale.value(at: positions[year]) }
        }
        return years
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
}

/// The components that paths are drawn from, each with its coming years' means and a square root of their covariances.
private struct DrawnComponents {
    private let horizon: Int
    /// How many years are drawn: later ones may be bounded.
    let reach: Int
    /// How much wider each year is made.
    private let factors: [Double]
    /// By place in the posterior; −1 where nothing is drawn.
    private(set) var slots: [Int]
    private(set) var scales: [ScaleOfHistory] = []
    /// Slot by slot, year by year.
    private var means: [Double] = []
    /// Lower triangular matrices, row by row.
    private var roots: [Double] = []
    /// What counting adds to the variance of a coming year, slot by slot.
    private var counting: [Double] = []
    /// Slot by slot; empty without bounds.
    private var bounded: [BoundedDraws] = []

    /// - Parameter isDrawn: By place in the posterior.
    init(_ isDrawn: [Bool], _ posterior: PooledPosterior, horizon: Int, elapsed: Double, bounds: BoundModel?) {
        self.horizon = horizon
        reach = bounds?.reach ?? horizon
        let widening = SpreadWidening(count: posterior.tables.pattern.count)
        factors = (0..<reach).map { widening.factor(ahead: Double($0 + 1) - elapsed) }
        slots = [Int](repeating: -1, count: posterior.components.count)
        let (bank, tables) = (posterior.bank, bounds?.tables ?? posterior.tables)
        let years = YearTerms.terms(tables, bank, horizon: reach, elapsed: elapsed)
        let shared = SharedTerms.terms(tables, bank, horizon: reach, elapsed: elapsed)
        let pairs = SharedTerms.pairs(horizon: reach)
        posterior.forEachGroup { group, ofGroup, members in
            let drawn = members.filter { isDrawn[$0] }
            guard !drawn.isEmpty, let scale = posterior.scale(of: ofGroup) else { return }
            add(
                drawn, of: ofGroup, on: scale, years[group * reach..<(group + 1) * reach],
                shared[group * pairs..<(group + 1) * pairs], posterior, bounds)
        }
    }

    private mutating func add(
        _ places: [Int], of group: ComponentBank.Group, on scale: PooledPosterior.ScaleRun,
        _ years: ArraySlice<YearTerms>, _ shared: ArraySlice<SharedTerms>, _ posterior: PooledPosterior,
        _ bounds: BoundModel?
    ) {
        let (bank, tables) = (posterior.bank, bounds?.tables ?? posterior.tables)
        let centers = years.map { $0.center(of: group.dynamics, after: scale.run, tables) }
        for place in places {
            let index = Int(posterior.components[place])
            let variance = bank.deviations[index] * bank.deviations[index]
            let ofTrend = tables.trendGains[index] * variance
            slots[place] = scales.count
            scales.append(scale.scale)
            counting.append(scale.comingNoise)
            appendRoot(shared, variance: variance, ofTrend: ofTrend, isBounded: bounds != nil)
            let trend = posterior.trend(at: place, of: group, on: scale).mean
            means += zip(centers, years).prefix(horizon).map { scale.anchor + $0 + $1.slope * trend }
            if let bounds { bounded.append(BoundedDraws(bounds, posterior, at: place, of: group, scale)) }
        }
    }

    /// - Parameter shared: Row by row of a lower triangle.
    private mutating func appendRoot(
        _ shared: ArraySlice<SharedTerms>, variance: Double, ofTrend: Double, isBounded: Bool
    ) {
        var matrix = [Double](repeating: 0, count: reach * reach)
        var place = shared.startIndex
        for year in 0..<reach {
            for other in 0...year {
                // Bounded draws are widened, and counted, when they have been conditioned.
                let factor = isBounded ? 1 : factors[year] * factors[other]
                matrix[year * reach + other] = factor * shared[place].covariance(variance: variance, ofTrend: ofTrend)
                place += 1
            }
            if !isBounded { matrix[year * reach + year] += counting[counting.count - 1] }
        }
        roots += SymmetricMatrix.root(matrix, size: reach)
    }

    /// Puts a path on the component's scale into `positions`, from independent standard normals.
    func place(
        _ positions: inout [Double], of slot: Int, _ scores: [Double], from stream: inout RandomStream
    ) {
        guard !bounded.isEmpty else {
            for year in 0..<horizon { positions[year] = means[slot * horizon + year] + deviate(slot, year, scores) }
            return
        }
        let deviates = scores.indices.map { deviate(slot, $0, scores) }
        let deviation = counting[slot].squareRoot()
        let noise = scores.map { _ in deviation > 0 ? deviation * Normal.standard.draw(from: &stream) : 0 }
        let path = bounded[slot].path(deviates, counting: noise, from: &stream)
        for year in 0..<horizon { positions[year] = path[year] }
    }

    private func deviate(_ slot: Int, _ year: Int, _ scores: [Double]) -> Double {
        let row = (slot * reach + year) * reach
        return (0...year).reduce(0) { $0 + roots[row + $1] * scores[$1] }
    }
}
