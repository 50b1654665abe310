/// The two rules of thumb that the exact choice is compared with.
extension FundingProblem {
    /// Again and again what adds most a yen beside what is funded already, as long as it fits; floors aren't looked after.
    public func greedySet(within budget: Double) -> FundedSet {
        var set = FundedSet.none
        while let next = candidates(beside: set, within: budget).max(by: { $0.rate < $1.rate }), next.rate > 0 {
            set = next.set
        }
        return set
    }

    /// Once by what each adds alone a yen, from the best down, as long as it fits; floors aren't looked after.
    public func rankedSet(within budget: Double) -> FundedSet {
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
    public func closure(of place: Int) -> FundedSet {
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

/// How an option compares with the others by itself.
public enum Dominance: Hashable, Sendable {
    case none
    /// Another one costs no more and adds no less, and one of the two strictly.
    case dominated(by: Int)
    /// A mix of two others with the same cost adds more.
    case extendedlyDominated(by: Int, and: Int)
    /// No set that is best for some budget contains it.
    case inNoEfficientSet
}

extension FundingProblem {
    /// Which options are never worth their money.
    ///
    /// One option takes another's place only where the two exclude each other: there, what each adds alone (with what it
    /// requires) is compared. Options that can be funded together never dominate each other, since a budget that is large
    /// enough takes both; of these it is said which belong to no efficient set, whatever the budget.
    ///
    /// Source: Drummond, Sculpher, Claxton, Stoddart & Torrance (2015), Methods for the Economic Evaluation of Health Care
    /// Programmes, section 4.4.
    public func dominance() -> [Dominance] {
        let base = worth(of: .none)
        let gains = options.indices.map { worth(of: closure(of: $0)) - base }
        let costs = options.indices.map { cost(of: closure(of: $0)) }
        let used = efficientOptions
        return options.indices.map { place in
            let rivals = options.indices.filter {
                $0 != place && options[$0].group != nil && options[$0].group == options[place].group
            }
            if let better = rivals.first(where: { Self.beats($0, place, costs, gains) }) {
                return .dominated(by: better)
            }
            let mix = mix(of: rivals, beating: place, costs, gains)
            guard mix == .none, let used, used >> UInt64(place) & 1 == 0 else { return mix }
            return .inNoEfficientSet
        }
    }

    /// The options of all efficient sets, as bits; `nil` where there are too many to go through, or none keeps the rules.
    private var efficientOptions: UInt64? {
        var sets = EfficientSets(self, within: options.reduce(0) { $0 + $1.cost })
        guard let labels = sets.labels(), !labels.isEmpty else { return nil }
        return labels.reduce(0) { $0 | $1.bits }
    }

    private static func beats(_ rival: Int, _ place: Int, _ costs: [Double], _ gains: [Double]) -> Bool {
        costs[rival] <= costs[place] && gains[rival] >= gains[place]
            && (costs[rival] < costs[place] || gains[rival] > gains[place])
    }

    /// Two rivals, one cheaper and one dearer, whose mix at the same cost adds more.
    private func mix(of rivals: [Int], beating place: Int, _ costs: [Double], _ gains: [Double]) -> Dominance {
        for cheaper in rivals where costs[cheaper] < costs[place] {
            for dearer in rivals where costs[dearer] > costs[place] {
                let share = (costs[place] - costs[cheaper]) / (costs[dearer] - costs[cheaper])
                let mixed = gains[cheaper] + share * (gains[dearer] - gains[cheaper])
                if mixed > gains[place] + FundingSearch.equal {
                    return .extendedlyDominated(by: cheaper, and: dearer)
                }
            }
        }
        return .none
    }
}
