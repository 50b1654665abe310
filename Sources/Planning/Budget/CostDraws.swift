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
