/// The best that each amount of money can do (費用対効果の限界線), from nothing to the full cost.
public struct FundingFrontier: Hashable, Sendable {
    /// A set that no other one beats: whatever is worth more costs more.
    public struct Point: Hashable, Sendable {
        public let set: FundedSet
        public let cost: Double
        public let worth: Double
    }

    /// By cost, and so by worth.
    public let points: [Point]
    /// False where so many sets are on the line that budgets in equal steps stand for all.
    public let isComplete: Bool

    /// What `budget` can do at best: the last point that it reaches; `nil` below the first.
    public func best(within budget: Double) -> Point? { points.last { $0.cost <= budget } }
}

extension FundingProblem {
    /// Exactly, by the sets that no other beats.
    ///
    /// - Parameter most: With more points than this, budgets in as many equal steps stand for all.
    public func frontier(most: Int = 100) -> FundingFrontier {
        let total = options.reduce(0) { $0 + $1.cost }
        var sets = EfficientSets(self, within: total)
        guard let labels = sets.labels() else {
            return frontier(inSteps: 20, from: 0, to: total) { searched(within: $0, decisions: 10_000).set }
        }
        let points = labels.map { point(of: FundedSet(bits: $0.bits)) }
        guard points.count > most, let first = points.first, let last = points.last else {
            return FundingFrontier(points: points, isComplete: true)
        }
        let whole = FundingFrontier(points: points, isComplete: true)
        return frontier(inSteps: most, from: first.cost, to: last.cost) { whole.best(within: $0)?.set }
    }

    private func frontier(
        inSteps steps: Int, from least: Double, to most: Double, _ best: (Double) -> FundedSet?
    ) -> FundingFrontier {
        var points: [FundingFrontier.Point] = []
        for step in 0...steps {
            let budget = step == steps ? most : least + (most - least) * Double(step) / Double(steps)
            guard let set = best(budget) else { continue }
            let point = point(of: set)
            if let last = points.last, point.worth <= last.worth || point.cost <= last.cost { continue }
            points.append(point)
        }
        return FundingFrontier(points: points, isComplete: false)
    }

    /// What `set` costs and is worth.
    public func point(of set: FundedSet) -> FundingFrontier.Point {
        FundingFrontier.Point(set: set, cost: cost(of: set), worth: worth(of: set))
    }

    /// What the best set within `budget` is worth; `nil` where no set keeps every rule, or too many have to be gone through.
    func bestWorth(within budget: Double) -> Double? {
        var sets = EfficientSets(self, within: budget)
        return sets.labels()?.last.map { worth(of: FundedSet(bits: $0.bits)) }
    }
}
