import Foundation
import MitoshiNumericalMethods

/// A change between two neighbouring values.
struct StockChange: Hashable, Sendable {
    /// 0 or more, in units; of amounts above 0.
    let size: Double
    /// In years.
    let time: Double
}

/// The posterior of the yearly rate, on an even grid of its logarithm for each shape and way of counting.
struct IncrementGrid: Sendable {
    /// The expected logarithm of the rate, in units a year.
    private let centre: Double
    private let prior: IncrementPrior
    /// The different changes with their numbers.
    private let changes: [(change: StockChange, count: Double)]
    /// The logarithm of the rate that was seen; the prior's where none was.
    private let seen: Double

    /// - Parameter level: The latest value, in units.
    init(_ changes: [StockChange], level: Double, prior: IncrementPrior) {
        self.prior = prior
        let counts = Dictionary(changes.map { ($0, 1.0) }, uniquingKeysWith: +)
        self.changes = counts.map { ($0.key, $0.value) }.sorted {
            ($0.change.size, $0.change.time) < ($1.change.size, $1.change.time)
        }
        centre = log(level * prior.share)
        let time = changes.reduce(0) { $0 + $1.time }
        let sum = changes.reduce(0) { $0 + $1.size }
        seen = sum > 0 ? log(sum / time) : time > 0 ? log(0.5 / time) : centre
    }

    /// Those that matter, with weights that sum to 1.
    ///
    /// - Parameter isCount: Whether whole things are counted; else the increment is an amount, and what chance would add to a
    ///   count adds nothing.
    func beliefs(isCount: Bool) throws(StatisticsError) -> [IncrementBelief] {
        var found: [(belief: IncrementBelief, log: Double)] = []
        for shape in prior.shapes {
            if isCount {
                found += try grid(.byChance, shape.shape, weight: shape.byChance)
                found += try grid(.asDecided, shape.shape, weight: shape.asDecided)
            } else if shape.shape <= IncrementPrior.steadiestAmount {
                found += try grid(.none, shape.shape, weight: shape.byChance + shape.asDecided)
            }
        }
        let greatest = found.map(\.log).max() ?? 0
        let kept = found.filter { $0.log > greatest - Self.depth }
        let total = kept.reduce(0) { $0 + exp($1.log - greatest) }
        return kept.map { entry in
            var belief = entry.belief
            belief.weight = exp(entry.log - greatest) / total
            return belief
        }
    }

    /// Below the greatest log density by this much, a rate doesn't matter.
    private static let depth = 11.0
    /// The least number of rates, and the greatest distance of their logarithms.
    private static let (least, widest) = (14, 0.5)

    private func grid(
        _ counting: IncrementBelief.Counting, _ shape: Double, weight: Double
    ) throws(StatisticsError) -> [(IncrementBelief, Double)] {
        func belief(_ place: Double) -> IncrementBelief {
            IncrementBelief(counting: counting, shape: shape, rate: exp(place))
        }
        let (low, high) = (
            try end(-1) { place throws(StatisticsError) in try logDensity(belief(place)) },
            try end(1) { place throws(StatisticsError) in try logDensity(belief(place)) }
        )
        let count = max(Self.least, Int(((high - low) / Self.widest).rounded(.up)))
        let width = (high - low) / Double(count)
        var grid: [(IncrementBelief, Double)] = []
        for index in 0..<count {
            var belief = belief(low + (Double(index) + 0.5) * width)
            belief.width = width
            grid.append((belief, log(weight * width) + (try logDensity(belief))))
        }
        return grid
    }

    /// Where, going down or up from the rate that was seen, the density has fallen too low to matter.
    private func end(
        _ sign: Double, _ logDensity: (Double) throws(StatisticsError) -> Double
    ) throws(StatisticsError) -> Double {
        var (place, step) = (seen, 0.02)
        var value = try logDensity(place)
        var greatest = value
        while value > greatest - Self.depth {
            place += sign * step
            step *= 1.4
            value = try logDensity(place)
            greatest = max(greatest, value)
        }
        return place
    }

    /// The logarithm of prior times likelihood.
    private func logDensity(_ belief: IncrementBelief) throws(StatisticsError) -> Double {
        let place = (log(belief.rate) - centre) / prior.deviation
        return try numerically { () throws(NumericalError) in
            var density = -place * place / 2
            for (change, count) in changes {
                density += try count * belief.logProbability(of: change.size, over: change.time)
            }
            return density
        }
    }
}
