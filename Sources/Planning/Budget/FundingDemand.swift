/// The other way round: the least money for what is wanted.
extension FundingProblem {
    /// The cheapest set under which each part named in `demands` is worth at least what is demanded of it.
    ///
    /// - Parameter demands: The least worth by the part's place in ``parts``.
    /// - Returns: No set where none is enough.
    public func cheapest(reaching demands: [Int: Double]) -> FundingChoice {
        var search = DemandSearch(problem: self, demands: demands)
        return FundingChoice(set: search.run(), isProven: search.isProven)
    }
}

/// Branch and bound on cost: a branch is left when what it costs already is no less than the best found, or when not even
/// everything still open is enough.
private struct DemandSearch {
    let problem: FundingProblem
    let demands: [Int: Double]
    private var best: (set: FundedSet, cost: Double)?
    /// How many decisions may still be tried.
    private var left: Int

    /// Whether nothing was left untried.
    var isProven: Bool { left > 0 }

    init(problem: FundingProblem, demands: [Int: Double]) {
        self.problem = problem
        self.demands = demands
        left = problem.effort.decisions
    }

    mutating func run() -> FundedSet? {
        let members = demands.keys.sorted().flatMap { problem.parts[$0].members }
        var order: [Int] = []
        for place in members + Array(problem.options.indices) where !order.contains(place) { order.append(place) }
        decide(order[...], funded: 0, refused: 0, cost: 0)
        return best?.set
    }

    private mutating func decide(_ open: ArraySlice<Int>, funded: UInt64, refused: UInt64, cost: Double) {
        left -= 1
        guard left > 0 else { return }
        if let best, cost >= best.cost { return }
        guard canReach(funded: funded, refused: refused) else { return }
        guard let place = open.first else {
            if problem.allows(FundedSet(bits: funded)) { best = (FundedSet(bits: funded), cost) }
            return
        }
        let bit: UInt64 = 1 << UInt64(place)
        decide(open.dropFirst(), funded: funded, refused: refused | bit, cost: cost)
        decide(open.dropFirst(), funded: funded | bit, refused: refused, cost: cost + problem.options[place].cost)
    }

    /// Whether some set with these decisions gives every part what is demanded, each part by itself.
    private func canReach(funded: UInt64, refused: UInt64) -> Bool {
        demands.allSatisfy { place, demand in
            let part = problem.parts[place]
            var (must, may) = (0, 0)
            for (bit, member) in part.members.enumerated() {
                if funded >> UInt64(member) & 1 == 1 { must |= 1 << bit }
                if refused >> UInt64(member) & 1 == 0 { may |= 1 << bit }
            }
            return part.worths.indices.contains { $0 & must == must && $0 & ~may == 0 && part.worths[$0] >= demand }
        }
    }
}
