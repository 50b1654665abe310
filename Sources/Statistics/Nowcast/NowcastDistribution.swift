import Foundation

/// A year's total once its first months are known: the forecast made before, weighted by how well each total fits what has
/// been counted (Bayes' rule on a grid).
///
/// Between the edges of a cell the distribution function runs straight. No value lies below what has been counted.
public struct NowcastDistribution: PredictiveDistribution {
    /// What it rests on beside the forecast.
    public let toDate: MonthsToDate
    /// As the forecast before is.
    public let isDiscrete: Bool
    /// Rising; half a unit off the whole numbers where only those have probability.
    private let edges: [Double]
    /// P(Y ≤ edge): from 0 to 1.
    private let cumulative: [Double]

    /// - Returns: `nil` of an amount of which nothing has been counted yet, and where the forecast has no finite quantile.
    /// - Throws: What the forecast's quantiles and the likelihood throw.
    public init?(_ toDate: MonthsToDate, after prior: any PredictiveDistribution) throws(StatisticsError) {
        guard var grid = try NowcastGrid(toDate, prior) else { return nil }
        try grid.zoom()
        guard let weights = grid.weights else { return nil }
        self.toDate = toDate
        isDiscrete = prior.isDiscrete
        edges = grid.edges
        var sum = 0.0
        var cumulative = [0.0]
        for weight in weights {
            sum += weight
            cumulative.append(sum)
        }
        self.cumulative = cumulative.map { $0 / sum }
    }

    /// The mean of the middles of the cells; always a value.
    public var mean: MeanValue {
        var mean = 0.0
        for (cell, from) in cumulative.dropLast().enumerated() {
            mean += (cumulative[cell + 1] - from) * (edges[cell] + edges[cell + 1]) / 2
        }
        return .value(mean)
    }

    /// P(Y ≤ value); of a count, that of the whole number at or below it.
    public func probability(atMost value: Double) -> Double {
        level(at: isDiscrete ? value.rounded(.down) + 0.5 : value)
    }

    /// P(Y ≥ value); of a count, that of the whole number at or above it.
    public func probability(atLeast value: Double) -> Double {
        1 - level(at: isDiscrete ? value.rounded(.up) - 0.5 : value)
    }

    /// Where the straight lines between the edges reach `probability`; of a count, the least whole number that does.
    ///
    /// - Throws: ``StatisticsError/invalidProbability(_:)`` unless 0 < `probability` < 1.
    public func quantile(_ probability: Double) throws(StatisticsError) -> Double {
        guard probability > 0, probability < 1 else { throw .invalidProbability(probability) }
        let cell = max(1, cumulative.partitioningIndex { $0 >= probability })
        let (from, to) = (cumulative[cell - 1], cumulative[cell])
        let share = to > from ? (probability - from) / (to - from) : 1
        let place = edges[cell - 1] + share * (edges[cell] - edges[cell - 1])
        return isDiscrete ? max((place - 0.5).rounded(.up), toDate.counted.rounded(.up)) : place
    }

    private func level(at value: Double) -> Double {
        let cell = edges.partitioningIndex { $0 >= value }
        guard cell > 0 else { return 0 }
        guard cell < edges.count else { return 1 }
        let share = (value - edges[cell - 1]) / (edges[cell] - edges[cell - 1])
        return cumulative[cell - 1] + share * (cumulative[cell] - cumulative[cell - 1])
    }
}

extension Array {
    /// The first place from which on `belongs` holds, where it holds from some place on.
    fileprivate func partitioningIndex(_ belongs: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
