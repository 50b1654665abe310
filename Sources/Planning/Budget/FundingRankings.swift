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
