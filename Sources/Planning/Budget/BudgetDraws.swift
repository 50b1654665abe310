import Foundation
import MitoshiNumericalMethods
import MitoshiStatistics

/// Uncertain costs as draws, and how sure it must be that they lie within a budget.
struct CostDraws {
    /// For each option its cost in every draw.
    let costs: [[Double]]
    /// How many draws there are; above 0.
    let count: Int
    /// In how many draws the cost must lie within the budget.
    let needed: Int

    /// - Parameter certainty: The share of draws, from 0 to 1.
    init(costs: [[Double]], count: Int, certainty: Double) {
        self.costs = costs
        self.count = count
        needed = Int((certainty * Double(count) - 1e-9).rounded(.up))
    }

    /// What an option weighs at least in every set that is sure enough.
    ///
    /// The draws in which such a set lies within the budget are no fewer than ``needed``; over them the mean of its cost is no
    /// more than the budget, and the mean of each option's cost no less than that of its ``needed`` lowest draws. So these
    /// means, added up, never exceed the budget: a knapsack that every such set fits into.
    var leastWeights: [Double] {
        costs.map { draws in
            let lowest = draws.sorted().prefix(max(1, needed))
            return lowest.reduce(0, +) / Double(max(1, lowest.count))
        }
    }

    /// In how many draws all of `set` lies within `budget`.
    func draws(of set: FundedSet, within budget: Double) -> Int {
        totals(of: set).count { $0 <= budget }
    }

    func totals(of set: FundedSet) -> [Double] {
        set.places.reduce([Double](repeating: 0, count: count)) { totals, place in
            zip(totals, costs[place]).map { $0 + $1 }
        }
    }

    /// Whether `set` lies within `budget` surely enough.
    func isSure(_ set: FundedSet, within budget: Double) -> Bool { draws(of: set, within: budget) >= needed }
}

/// Draws of the interventions' effects, the same for every set that is compared (common random numbers).
///
/// Each effect is triangular and drawn once in each of as many equal parts of its distribution as there are draws, in a
/// shuffled order, so that its mean is met closely (Latin hypercube sampling; McKay, Beckman & Conover 1979,
/// Technometrics 21).
struct EffectDraws: ~Copyable {
    let count: Int
    private var stream: RandomStream

    init(count: Int, seed: UInt) throws(NumericalError) {
        self.count = count
        stream = try RandomStream(seed: seed)
    }

    /// Draws between `low` and `high`, most often near `mode`.
    mutating func triangular(low: Double, mode: Double, high: Double) -> [Double] {
        levels().map { Self.quantile($0, low: low, mode: mode, high: high) }
    }

    /// One level in each of equal parts, shuffled (Fisher and Yates).
    mutating func levels() -> [Double] {
        var levels = (0..<count).map { (Double($0) + stream.uniform()) / Double(count) }
        for last in stride(from: count - 1, to: 0, by: -1) {
            levels.swapAt(last, min(last, Int(stream.uniform() * Double(last + 1))))
        }
        return levels
    }

    /// The quantile of the triangular distribution.
    static func quantile(_ level: Double, low: Double, mode: Double, high: Double) -> Double {
        let width = high - low
        guard width > 0 else { return mode }
        let turn = (mode - low) / width
        return level < turn
            ? low + (level * width * (mode - low)).squareRoot()
            : high - ((1 - level) * width * (high - mode)).squareRoot()
    }
}
