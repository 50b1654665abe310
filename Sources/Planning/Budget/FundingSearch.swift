/// The best set within a budget, found exactly: branch and bound.
///
/// Options are decided one after the other. What is still open is bounded by letting every indicator choose its own
/// options (an option that moves several is paid by each in equal parts) and take fractions along the concave envelope of
/// its worths: the linear relaxation of the multiple-choice knapsack problem. Source: Kellerer, Pferschy & Pisinger (2004),
/// Knapsack Problems, sections 11.2 and 11.5.
///
/// Where costs are uncertain, a set must lie within the budget in enough draws. Funding more never makes a draw cheaper, so
/// a branch ends where too few draws are left; and it is bounded by ``CostDraws/leastWeights``.
struct FundingSearch {
    private let problem: FundingProblem
    private let budget: Double
    private let draws: CostDraws?
    /// The order in which options are decided.
    private let order: [Int]
    /// What an option takes of the budget at least.
    private let weights: [Double]
    /// What each part pays of that.
    private let shares: [Double]
    /// For each option the others of its group, as bits.
    private let rivals: [UInt64]
    private let required: [UInt64]
    private var envelopes: [EnvelopeKey: Envelope] = [:]
    private var best: (set: FundedSet, worth: Double, cost: Double)?
    /// How many decisions may still be tried.
    private var left: Int

    /// Worths nearer to each other than this are equal; the cheaper set is then better.
    static let equal = 1e-12

    /// - Parameter decisions: After so many the best set found so far answers, unproven; `nil` takes the problem's own.
    init(_ problem: FundingProblem, budget: Double, draws: CostDraws? = nil, decisions: Int? = nil) {
        self.problem = problem
        left = decisions ?? problem.effort.decisions
        self.budget = budget
        self.draws = draws
        let weights = draws?.leastWeights ?? problem.options.map(\.cost)
        self.weights = weights
        var users = [Int](repeating: 0, count: problem.options.count)
        for part in problem.parts { for member in part.members { users[member] += 1 } }
        shares = zip(weights, users).map { $0 / Double(max(1, $1)) }
        order = Self.order(of: problem)
        rivals = problem.options.map { option in
            problem.options.indices.filter { option.group != nil && problem.options[$0].group == option.group }
                .reduce(0) { $0 | 1 << UInt64($1) }
        }
        required = problem.requirements.map { $0.reduce(0) { $0 | 1 << UInt64($1) } }
    }

    /// - Returns: The best set, the cheapest among equals; `nil` where no set keeps floors, groups and requirements within
    ///   the budget.
    mutating func run() -> FundedSet? {
        considerEfficientSets()
        for set in [FundedSet.none, problem.greedySet(within: budget), problem.rankedSet(within: budget)] {
            consider(set, cost: problem.cost(of: set))
        }
        decide(0, funded: 0, refused: 0, Spent(weight: 0, cost: 0, totals: draws?.totals(of: .none) ?? []))
        return best?.set
    }

    /// Whether nothing was left untried.
    var isProven: Bool { left > 0 }

    /// The best efficient sets are a good start where costs are uncertain: one of them is often the answer.
    private mutating func considerEfficientSets() {
        guard let draws else { return }
        var sets = EfficientSets(problem, within: budget)
        let start = sets.labels()?.suffix(2_000).last { draws.isSure(FundedSet(bits: $0.bits), within: budget) }
        if let start { consider(FundedSet(bits: start.bits), cost: start.cost) }
    }

    /// Options of one indicator after each other, the indicators with most to gain a yen first.
    static func order(of problem: FundingProblem) -> [Int] {
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

    /// What the options funded so far take.
    private struct Spent {
        var weight: Double
        var cost: Double
        /// In every draw; empty where costs are certain.
        var totals: [Double]
    }

    private mutating func decide(_ depth: Int, funded: UInt64, refused: UInt64, _ spent: Spent) {
        left -= 1
        guard left > 0, canReachFloors(refused), isWithinBudget(spent) else { return }
        guard depth < order.count else { return consider(FundedSet(bits: funded), cost: spent.cost) }
        if let best {
            let bound = bound(funded, refused, left: budget - spent.weight)
            if bound < best.worth - Self.equal || (bound <= best.worth + Self.equal && spent.cost >= best.cost) {
                return
            }
        }
        let place = order[depth]
        let bit: UInt64 = 1 << UInt64(place)
        if rivals[place] & funded == 0, required[place] & refused == 0 {
            decide(depth + 1, funded: funded | bit, refused: refused, adding(place, to: spent))
        }
        decide(depth + 1, funded: funded, refused: refused | bit, spent)
    }

    private func adding(_ place: Int, to spent: Spent) -> Spent {
        Spent(
            weight: spent.weight + weights[place], cost: spent.cost + problem.options[place].cost,
            totals: draws.map { draws in zip(spent.totals, draws.costs[place]).map { $0 + $1 } } ?? [])
    }

    private func isWithinBudget(_ spent: Spent) -> Bool {
        guard let draws else { return spent.cost <= budget }
        return spent.totals.count { $0 <= budget } >= draws.needed
    }

    private mutating func consider(_ set: FundedSet, cost: Double) {
        guard problem.allows(set), draws?.isSure(set, within: budget) ?? (cost <= budget) else { return }
        let worth = problem.worth(of: set)
        if let best {
            let isBetter =
                worth > best.worth + Self.equal || (worth >= best.worth - Self.equal && cost < best.cost)
            guard isBetter else { return }
        }
        best = (set, worth, cost)
    }

    /// Whether every section can still spend its floor.
    private func canReachFloors(_ refused: UInt64) -> Bool {
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

    /// One step along an envelope: so much more worth for so much more weight.
    private struct Step {
        let cost: Double
        let worth: Double
    }

    /// What a part is worth for nothing more, and the steps from there.
    private struct Envelope {
        let start: Double
        let steps: [Step]
    }

    /// A part with what is decided of its options, as bits over its members.
    private struct EnvelopeKey: Hashable {
        let part: Int
        let funded: Int
        let open: Int
    }

    /// No set with these decisions is worth more.
    private mutating func bound(_ funded: UInt64, _ refused: UInt64, left: Double) -> Double {
        var total = 0.0
        var steps: [Step] = []
        for place in problem.parts.indices {
            let envelope = envelope(of: place, funded, refused)
            total += envelope.start
            steps += envelope.steps
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

    private mutating func envelope(of place: Int, _ funded: UInt64, _ refused: UInt64) -> Envelope {
        let part = problem.parts[place]
        var (base, open) = (0, 0)
        for (index, member) in part.members.enumerated() {
            if funded >> UInt64(member) & 1 == 1 {
                base |= 1 << index
            } else if refused >> UInt64(member) & 1 == 0 {
                open |= 1 << index
            }
        }
        let key = EnvelopeKey(part: place, funded: base, open: open)
        if let known = envelopes[key] { return known }
        let hull = Self.hull(points(of: part, base: base, open: open))
        let steps = zip(hull, hull.dropFirst()).map { Step(cost: $1.cost - $0.cost, worth: $1.worth - $0.worth) }
        let envelope = Envelope(start: hull.first?.worth ?? 0, steps: steps)
        envelopes[key] = envelope
        return envelope
    }

    /// What each set of a part's open options costs it, and what it is then worth.
    private func points(of part: FundingProblem.Part, base: Int, open: Int) -> [Step] {
        var costs = [0.0]
        var indices = [base]
        for (index, member) in part.members.enumerated() where open >> index & 1 == 1 {
            for place in costs.indices {
                costs.append(costs[place] + shares[member])
                indices.append(indices[place] | 1 << index)
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

/// A set that was searched for.
package struct FundingChoice: Hashable, Sendable {
    /// `nil` where no set keeps floors, groups and requirements within the budget, as far as was searched.
    package let set: FundedSet?
    /// Whether no other set can be better; false where the search was broken off.
    package let isProven: Bool
}

extension FundingProblem {
    /// The set that is worth most within `budget`, the cheapest among equals: by the sets that no other beats, or, where these
    /// are too many, by branch and bound.
    ///
    /// - Returns: `nil` where no set keeps floors, groups and requirements within the budget.
    package func best(within budget: Double) -> FundedSet? { choice(within: budget).set }

    /// The same, with whether it is proven.
    package func choice(within budget: Double) -> FundingChoice {
        var sets = EfficientSets(self, within: budget)
        guard let labels = sets.labels() else { return searched(within: budget) }
        return FundingChoice(set: labels.last.map { FundedSet(bits: $0.bits) }, isProven: true)
    }

    /// By branch and bound alone.
    func searched(within budget: Double, decisions: Int? = nil) -> FundingChoice {
        var search = FundingSearch(self, budget: budget, decisions: decisions)
        return FundingChoice(set: search.run(), isProven: search.isProven)
    }

    /// The set that is worth most among those whose drawn cost lies within `budget` surely enough, by branch and bound.
    func choice(within budget: Double, surelyBy draws: CostDraws) -> FundingChoice {
        var search = FundingSearch(self, budget: budget, draws: draws)
        return FundingChoice(set: search.run(), isProven: search.isProven)
    }
}
