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
    /// From the full cost downwards: the best set within a budget, then the best that costs less than that, and so on.
    ///
    /// - Parameter most: After so many points the rest is found at budgets in equal steps.
    public func frontier(most: Int = 100) -> FundingFrontier {
        let total = options.reduce(0) { $0 + $1.cost }
        var points: [FundingFrontier.Point] = []
        var budget = total
        while points.count < most, let point = point(within: budget) {
            points.append(point)
            budget = point.cost.nextDown
            if point.cost == 0 { break }
        }
        let isComplete = points.last.map { $0.cost == 0 || self.point(within: budget) == nil } ?? true
        if !isComplete {
            let steps = (0...most).map { budget * Double(most - $0) / Double(most) }
            for step in steps {
                guard let point = point(within: step), point.cost < points[points.count - 1].cost else { continue }
                points.append(point)
            }
        }
        return FundingFrontier(points: points.reversed(), isComplete: isComplete)
    }

    private func point(within budget: Double) -> FundingFrontier.Point? {
        guard budget >= 0 else { return nil }
        return best(within: budget).map { FundingFrontier.Point(set: $0, cost: cost(of: $0), worth: worth(of: $0)) }
    }
}
