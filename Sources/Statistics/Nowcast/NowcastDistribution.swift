import Foundation
import MitoshiNumericalMethods

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

/// A year's distribution once an earlier year is known better than when both were forecast.
///
/// The two years hang together by a Gaussian copula: their normal scores have the correlation seen in joint paths. Source:
/// Nelsen (2006), An Introduction to Copulas, section 2.3.
public struct RevisedDistribution: PredictiveDistribution {
    private let base: any PredictiveDistribution
    /// Normal scores of the earlier year in the forecast, each with the same weight now.
    private let scores: [Double]
    private let correlation: Double

    private static let nodes = 41
    private static let strongest = 0.999

    /// - Parameters:
    ///   - base: The later year as it was forecast.
    ///   - earlier: The earlier year as it was forecast, and as it is known now.
    ///   - correlation: Of the two years' normal scores.
    /// - Throws: What quantiles throw.
    public init(
        _ base: any PredictiveDistribution, earlier: any PredictiveDistribution, now: any PredictiveDistribution,
        correlation: Double
    ) throws(StatisticsError) {
        self.base = base
        self.correlation = min(max(correlation, -Self.strongest), Self.strongest)
        let levels = (0..<Self.nodes).map { (Double($0) + 0.5) / Double(Self.nodes) }
        var scores: [Double] = []
        for value in try now.quantiles(levels) {
            let level = (earlier.probability(atMost: value) + 1 - earlier.probability(atLeast: value)) / 2
            scores.append(try Self.score(of: level))
        }
        self.scores = scores
    }

    /// As the forecast of the later year is.
    public var isDiscrete: Bool { base.isDiscrete }

    /// The integral of the quantile function, or the forecast's own reason where that has no mean.
    public var mean: MeanValue { base.mean.value == nil ? base.mean : meanOfQuantiles() }

    /// P(Y ≤ value), averaged over what the earlier year may come to.
    public func probability(atMost value: Double) -> Double {
        let level = base.probability(atMost: value)
        guard level > 0, level < 1, let score = try? Self.score(of: level) else { return level }
        return mean(of: { Normal.standard.lowerTail($0) }, at: score)
    }

    /// P(Y ≥ value), averaged over what the earlier year may come to.
    public func probability(atLeast value: Double) -> Double {
        let level = base.probability(atLeast: value)
        guard level > 0, level < 1, let score = try? Self.score(of: level) else { return level }
        return mean(of: { Normal.standard.upperTail($0) }, at: -score)
    }

    /// The forecast's quantile at the level that `probability` becomes with the earlier year known, found by halving.
    ///
    /// - Throws: ``StatisticsError/invalidProbability(_:)`` unless 0 < `probability` < 1.
    public func quantile(_ probability: Double) throws(StatisticsError) -> Double {
        guard probability > 0, probability < 1 else { throw .invalidProbability(probability) }
        var (low, high) = (-38.0, 8.2)
        for _ in 0..<70 {
            let middle = (low + high) / 2
            if mean(of: { Normal.standard.lowerTail($0) }, at: middle) < probability {
                low = middle
            } else {
                high = middle
            }
        }
        return try base.quantile(min(max(Normal.standard.lowerTail(high), 1e-300), 1 - 1e-16))
    }

    /// The mean tail over what the earlier year may come to, at a normal score of the later one.
    private func mean(of tail: (Double) -> Double, at score: Double) -> Double {
        let spread = (1 - correlation * correlation).squareRoot()
        return scores.reduce(0) { $0 + tail((score - correlation * $1) / spread) } / Double(scores.count)
    }

    /// The normal score of a level, kept off the ends.
    private static func score(of level: Double) throws(StatisticsError) -> Double {
        try numerically { () throws(NumericalError) in
            try Normal.standard.quantile(min(max(level, 1e-300), 1 - 1e-16))
        }
    }
}
