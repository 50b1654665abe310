import Foundation

/// Cells of equal width over the totals that matter, each with the logarithm of its weight.
struct NowcastGrid {
    private let toDate: MonthsToDate
    private let prior: any PredictiveDistribution
    private(set) var edges: [Double]
    private var logWeights: [Double] = []
    /// False where the forecast's tails underflow: then what has been counted decides, every ratio of totals alike before.
    private var usesPrior = true

    private static let cells = 500.0
    /// A cell whose weight is less than e to the power of −30 times the greatest doesn't matter.
    private static let depth = 30.0

    /// - Returns: `nil` where the forecast has no finite end to look up to.
    init?(_ toDate: MonthsToDate, _ prior: any PredictiveDistribution) throws(StatisticsError) {
        let ends = try prior.quantiles([1 - 1e-6, 0.999, 0.9])
        guard let end = ends.first(where: \.isFinite) else { return nil }
        self.toDate = toDate
        self.prior = prior
        let far = max(end, try toDate.farthestTotal)
        edges = []
        edges = cells(from: toDate.counted, to: far)
        try weigh()
        if weights == nil {
            usesPrior = false
            try weigh()
        }
    }

    /// Narrows the cells down to where the weight is, until that is most of them.
    mutating func zoom() throws(StatisticsError) {
        for _ in 0..<12 {
            let most = logWeights.max() ?? -.infinity
            guard most > -.infinity, let first = logWeights.firstIndex(where: { $0 > most - Self.depth }),
                let last = logWeights.lastIndex(where: { $0 > most - Self.depth }),
                Double(last - first + 1) < 0.5 * Double(logWeights.count), logWeights.count > 10
            else { return }
            edges = cells(from: edges[first], to: edges[last + 1])
            try weigh()
        }
    }

    /// The cells' weights beside the greatest; `nil` where no cell has any.
    var weights: [Double]? {
        guard let most = logWeights.max(), most > -.infinity else { return nil }
        return logWeights.map { exp($0 - most) }
    }

    /// Whole numbers lie in the middle of cells as long as there is a cell for each.
    private func cells(from lower: Double, to upper: Double) -> [Double] {
        guard prior.isDiscrete else {
            let width = max(upper - lower, abs(lower) * 1e-12, .leastNormalMagnitude) / Self.cells
            return (0...Int(Self.cells)).map { lower + Double($0) * width }
        }
        let first = lower.rounded(.up) - 0.5
        let step = max(1, ((upper - first) / Self.cells).rounded(.up))
        let count = max(1, Int(((upper - first) / step).rounded(.up)))
        return (0...count).map { first + Double($0) * step }
    }

    private mutating func weigh() throws(StatisticsError) {
        let masses = usesPrior ? masses : zip(edges, edges.dropFirst()).map { 2 / ($0 + $1) }
        logWeights = []
        for (cell, mass) in masses.enumerated() {
            let likelihood = try toDate.logLikelihood(
                of: (edges[cell] + edges[cell + 1]) / 2, isCount: prior.isDiscrete)
            logWeights.append(mass > 0 ? log(mass) + likelihood : -.infinity)
        }
    }

    /// How probable each cell was in the forecast: the difference of the smaller tails, which keeps its digits.
    private var masses: [Double] {
        let levels = edges.map { edge in
            (atMost: prior.probability(atMost: edge), atLeast: prior.probability(atLeast: edge))
        }
        return zip(levels, levels.dropFirst()).map { from, to in
            from.atMost < 0.5 ? to.atMost - from.atMost : from.atLeast - to.atLeast
        }
    }
}
