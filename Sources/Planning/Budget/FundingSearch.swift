/// The best set within a budget, found exactly: branch and bound.
///
/// Options are decided one after the other. What is still open is bounded by letting every indicator choose its own
/// options (an option that moves several is paid by each in equal parts) and take fractions along the concave envelope of
/// its worths: the linear relaxation of the multiple-choice knapsack problem. Source: Kellerer, Pferschy & Pisinger (2004),
/// Knapsack Problems, sections 11.2 and 11.5.
struct FundingSearch {
    private let problem: FundingProblem
    private let budget: Double
    /// The order in which options are decided.
    private let order: [Int]
    /// What each part pays of an option's cost.
    private let shares: [Double]
    private var best: (set: FundedSet, worth: Double, cost: Double)?

    /// Worths nearer to each other than this are equal; the cheaper set is then better.
    static let equal = 1e-12

    init(_ problem: FundingProblem, budget: Double) {
        self.problem = problem
        self.budget = budget
        var users = [Int](repeating: 0, count: problem.options.count)
        for part in problem.parts { for member in part.members { users[member] += 1 } }
        shares = zip(problem.options, users).map { $0.cost / Double(max(1, $1)) }
        order = Self.order(of: problem)
    }

    /// - Returns: The best set, the cheapest among equals; `nil` where no set keeps floors, groups and requirements within
    ///   the budget.
    mutating func run() -> FundedSet? {
        decide(0, funded: 0, refused: 0, cost: 0)
        return best?.set
    }

    /// Options of one indicator after each other, the indicators with most to gain a yen first.
    private static func order(of problem: FundingProblem) -> [Int] {
        let parts = problem.parts.sorted { left, right in gain(left, problem) > gain(right, problem) }
        var order: [Int] = []
        for part in parts { order += part.members.filter { !order.contains($0) } }
        return order + problem.options.indices.filter { !order.contains($0) }
    }

    private static func gain(_ part: FundingProblem.Part, _ problem: FundingProblem) -> Double {
        let cost = part.members.reduce(0) { $0 + problem.options[$1].cost }
        let rise = (part.worths.max() ?? 0) - (part.worths.first ?? 0)
        return rise / max(cost, 1)
    }

    private mutating func decide(_ depth: Int, funded: UInt64, refused: UInt64, cost: Double) {
        guard cost <= budget, canReachFloors(refused, cost: cost) else { return }
        guard depth < order.count else { return consider(FundedSet(bits: funded), cost: cost) }
        if let best {
            let bound = bound(funded, refused, left: budget - cost)
            if bound < best.worth - Self.equal || (bound <= best.worth + Self.equal && cost >= best.cost) { return }
        }
        let place = order[depth]
        let bit: UInt64 = 1 << UInt64(place)
        if mayFund(place, funded: funded, refused: refused) {
            decide(depth + 1, funded: funded | bit, refused: refused, cost: cost + problem.options[place].cost)
        }
        decide(depth + 1, funded: funded, refused: refused | bit, cost: cost)
    }

    private mutating func consider(_ set: FundedSet, cost: Double) {
        guard problem.allows(set) else { return }
        let worth = problem.worth(of: set)
        if let best {
            let isBetter =
                worth > best.worth + Self.equal || (worth >= best.worth - Self.equal && cost < best.cost)
            guard isBetter else { return }
        }
        best = (set, worth, cost)
    }

    /// Whether nothing that is decided already forbids funding the option at `place`.
    private func mayFund(_ place: Int, funded: UInt64, refused: UInt64) -> Bool {
        let option = problem.options[place]
        let taken = FundedSet(bits: funded)
        let isTaken =
            option.group != nil && taken.places.contains { problem.options[$0].group == option.group }
        return !isTaken && problem.requirements[place].allSatisfy { refused >> UInt64($0) & 1 == 0 }
    }

    /// Whether every section can still spend its floor.
    private func canReachFloors(_ refused: UInt64, cost: Double) -> Bool {
        problem.floors.allSatisfy { section, floor in
            var possible = 0.0
            for (place, option) in problem.options.enumerated()
            where option.section == section && refused >> UInt64(place) & 1 == 0 {
                possible += option.cost
            }
            return possible >= floor
        }
    }

    // MARK: The bound

    /// One step along an envelope: so much more worth for so much more cost.
    private struct Step {
        let cost: Double
        let worth: Double
    }

    /// No set with these decisions is worth more.
    private func bound(_ funded: UInt64, _ refused: UInt64, left: Double) -> Double {
        var total = 0.0
        var steps: [Step] = []
        for part in problem.parts {
            let points = points(of: part, funded, refused)
            let hull = Self.hull(points)
            total += hull.first?.worth ?? 0
            for (from, to) in zip(hull, hull.dropFirst()) {
                steps.append(Step(cost: to.cost - from.cost, worth: to.worth - from.worth))
            }
        }
        steps.sort { $0.worth * $1.cost > $1.worth * $0.cost }
        var left = left
        for step in steps {
            guard left > 0 else { break }
            let share = min(1, left / step.cost)
            total += share * step.worth
            left -= step.cost
        }
        return total
    }

    /// What each set of a part's open options costs it, and what it is then worth.
    private func points(of part: FundingProblem.Part, _ funded: UInt64, _ refused: UInt64) -> [Step] {
        var base = 0
        var open: [(bit: Int, cost: Double)] = []
        for (index, member) in part.members.enumerated() {
            if funded >> UInt64(member) & 1 == 1 {
                base |= 1 << index
            } else if refused >> UInt64(member) & 1 == 0 {
                open.append((1 << index, shares[member]))
            }
        }
        var costs = [0.0]
        var indices = [base]
        for option in open {
            for place in costs.indices {
                costs.append(costs[place] + option.cost)
                indices.append(indices[place] | option.bit)
            }
        }
        return zip(costs, indices).map { Step(cost: $0, worth: part.worths[$1]) }
    }

    /// The rising, concave upper envelope of `points`, from the best that costs nothing.
    private static func hull(_ points: [Step]) -> [Step] {
        var hull: [Step] = []
        for point in points.sorted(by: { ($0.cost, -$0.worth) < ($1.cost, -$1.worth) }) {
            if let last = hull.last, point.worth <= last.worth { continue }
            while hull.count > 1 {
                let (first, second) = (hull[hull.count - 2], hull[hull.count - 1])
                let isBelow =
                    (second.worth - first.worth) * (point.cost - first.cost)
                    <= (point.worth - first.worth) * (second.cost - first.cost)
                guard isBelow else { break }
                hull.removeLast()
            }
            if let last = hull.last, last.cost == point.cost { hull.removeLast() }
            hull.append(point)
        }
        return hull
    }
}

extension FundingProblem {
    /// The set that is worth most within `budget`, the cheapest among equals.
    ///
    /// - Returns: `nil` where no set keeps floors, groups and requirements within the budget.
    public func best(within budget: Double) -> FundedSet? {
        var search = FundingSearch(self, budget: budget)
        return search.run()
    }
}
