/// The best that each amount of money can do (費用対効果の限界線), from nothing to the full cost.
package struct FundingFrontier: Hashable, Sendable {
    /// A set that no other one beats: whatever is worth more costs more.
    package struct Point: Hashable, Sendable {
        package let set: FundedSet
        package let cost: Double
        package let worth: Double
    }

    /// By cost, and so by worth.
    package let points: [Point]
    /// False where so many sets are on the line that budgets in equal steps stand for all.
    package let isComplete: Bool
    /// False where the search for some budget was broken off, so that the line may lie too low.
    package let isProven: Bool

    /// For how many budgets above 0 sets are searched where they can't all be gone through.
    package static let searchedSteps = 20

    /// What `budget` can do at best: the last point that it reaches; `nil` below the first.
    package func best(within budget: Double) -> Point? { points.last { $0.cost <= budget } }
}

extension FundingProblem {
    /// Exactly, by the sets that no other beats; where these are too many, by a short search for each of a few budgets.
    ///
    /// - Parameter most: With more points than this, budgets in as many equal steps stand for all.
    package func frontier(most: Int = 100) -> FundingFrontier {
        var sets = EfficientSets(self, within: .infinity)
        guard let labels = sets.labels() else { return searchedFrontier(to: options.reduce(0) { $0 + $1.cost }) }
        let points = labels.map { point(of: FundedSet(bits: $0.bits)) }
        guard points.count > most, let first = points.first, let last = points.last else {
            return FundingFrontier(points: points, isComplete: true, isProven: true)
        }
        let whole = FundingFrontier(points: points, isComplete: true, isProven: true)
        return frontier(inSteps: most, from: first.cost, to: last.cost) {
            FundingChoice(set: whole.best(within: $0)?.set, isProven: true)
        }
    }

    /// By branch and bound for budgets in equal steps, each search a short one.
    private func searchedFrontier(to most: Double) -> FundingFrontier {
        frontier(inSteps: FundingFrontier.searchedSteps, from: 0, to: most) {
            searched(within: $0, decisions: effort.stepDecisions)
        }
    }

    private func frontier(
        inSteps steps: Int, from least: Double, to most: Double, _ best: (Double) -> FundingChoice
    ) -> FundingFrontier {
        var points: [FundingFrontier.Point] = []
        var isProven = true
        for step in 0...steps {
            let budget = step == steps ? most : least + (most - least) * Double(step) / Double(steps)
            let choice = best(budget)
            isProven = isProven && choice.isProven
            guard let set = choice.set else { continue }
            let point = point(of: set)
            if let last = points.last, point.worth <= last.worth || point.cost <= last.cost { continue }
            points.append(point)
        }
        return FundingFrontier(points: points, isComplete: false, isProven: isProven)
    }

    /// What `set` costs and is worth.
    package func point(of set: FundedSet) -> FundingFrontier.Point {
        FundingFrontier.Point(set: set, cost: cost(of: set), worth: worth(of: set))
    }

    /// What the best set within `budget` is worth.
    ///
    /// - Throws: ``InformationGap`` where no set keeps every rule, or too many have to be gone through.
    func bestWorth(within budget: Double) throws(InformationGap) -> Double {
        var sets = EfficientSets(self, within: budget)
        guard let labels = sets.labels() else { throw .tooManySets }
        guard let best = labels.last else { throw .noSet }
        return worth(of: FundedSet(bits: best.bits))
    }
}

/// The other way round: the least money for what is wanted.
extension FundingProblem {
    /// The cheapest set under which each part named in `demands` is worth at least what is demanded of it.
    ///
    /// The same choice, when a part is worth 1 where it has what is demanded and else 0: among all sets with the most parts
    /// served the cheapest is sought, and answers where these are all.
    ///
    /// - Parameter demands: The least worth by the part's place in ``parts``.
    /// - Returns: No set where none is enough.
    package func cheapest(reaching demands: [Int: Double]) -> FundingChoice {
        let served = demands.sorted { $0.key < $1.key }.map { place, demand in
            Part(members: parts[place].members, worths: parts[place].worths.map { $0 >= demand ? 1 : 0 })
        }
        let problem = replacingParts(by: served)
        let choice = problem.choice(within: .infinity)
        guard let set = choice.set, served.allSatisfy({ $0.worth(of: set) == 1 }) else {
            return FundingChoice(set: nil, isProven: choice.isProven)
        }
        return choice
    }
}

/// The two rules of thumb that the exact choice is compared with.
extension FundingProblem {
    /// Again and again what adds most a yen beside what is funded already, as long as it fits; floors aren't looked after.
    package func greedySet(within budget: Double) -> FundedSet {
        var set = FundedSet.none
        while let next = candidates(beside: set, within: budget).max(by: { $0.rate < $1.rate }), next.rate > 0 {
            set = next.set
        }
        return set
    }

    /// Once by what each adds alone a yen, from the best down, as long as it fits; floors aren't looked after.
    package func rankedSet(within budget: Double) -> FundedSet {
        let alone = candidates(beside: .none, within: .infinity).filter { $0.rate > 0 }.sorted { $0.rate > $1.rate }
        var set = FundedSet.none
        for candidate in alone {
            let wider = FundedSet(bits: set.bits | candidate.set.bits)
            if cost(of: wider) <= budget, allowsWithoutFloors(wider) { set = wider }
        }
        return set
    }

    /// An option with what it requires, beside what is funded.
    private func candidates(beside set: FundedSet, within budget: Double) -> [(set: FundedSet, rate: Double)] {
        let worth = worth(of: set)
        let cost = cost(of: set)
        return options.indices.compactMap { place in
            guard !set.contains(place) else { return nil }
            let wider = FundedSet(bits: set.bits | closure(of: place).bits)
            let more = self.cost(of: wider) - cost
            guard self.cost(of: wider) <= budget, allowsWithoutFloors(wider) else { return nil }
            let gain = self.worth(of: wider) - worth
            return (wider, more > 0 ? gain / more : gain > 0 ? .infinity : 0)
        }
    }

    /// The option with everything that it requires, directly or through others.
    package func closure(of place: Int) -> FundedSet {
        var bits: UInt64 = 0
        var open = [place]
        while let next = open.popLast() {
            guard bits >> UInt64(next) & 1 == 0 else { continue }
            bits |= 1 << UInt64(next)
            open += requirements[next]
        }
        return FundedSet(bits: bits)
    }

    private func allowsWithoutFloors(_ set: FundedSet) -> Bool {
        var groups: Set<String> = []
        return set.places.allSatisfy { place in
            requirements[place].allSatisfy(set.contains)
                && (options[place].group.map { groups.insert($0).inserted } ?? true)
        }
    }
}
