/// How an option compares with the others by itself.
package enum Dominance: Hashable, Sendable {
    case none
    /// Another one costs no more and adds no less, and one of the two strictly.
    case dominated(by: Int)
    /// A mix of two others with the same cost adds more.
    case extendedlyDominated(by: Int, and: Int)
    /// Another one of its group costs as much and adds as much: either will do.
    case alike(Int)
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
    package func dominance() -> [Dominance] {
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
            guard mix == .none, let used else { return mix }
            let isUsed = { (place: Int) in used >> UInt64(place) & 1 == 1 }
            // Of two that are alike only one need stand in the efficient sets.
            if let twin = rivals.first(where: { Self.isAlike($0, place, costs, gains) }), isUsed(place) || isUsed(twin)
            {
                return .alike(twin)
            }
            return isUsed(place) ? .none : .inNoEfficientSet
        }
    }

    /// The options of all efficient sets, as bits; `nil` where there are too many to go through, or none keeps the rules.
    private var efficientOptions: UInt64? {
        var sets = EfficientSets(self, within: .infinity)
        guard let labels = sets.labels(), !labels.isEmpty else { return nil }
        return labels.reduce(0) { $0 | $1.bits }
    }

    private static func beats(_ rival: Int, _ place: Int, _ costs: [Double], _ gains: [Double]) -> Bool {
        costs[rival] <= costs[place] && gains[rival] >= gains[place]
            && (costs[rival] < costs[place] || !isAlike(rival, place, costs, gains))
    }

    /// Whether two cost the same and add the same, as far as draws of their effects can tell.
    private static func isAlike(_ one: Int, _ other: Int, _ costs: [Double], _ gains: [Double]) -> Bool {
        costs[one] == costs[other]
            && abs(gains[one] - gains[other]) <= 1e-3 * max(abs(gains[one]), abs(gains[other]))
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
