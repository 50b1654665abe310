import Foundation

/// Why it isn't said what knowing more is worth.
package enum InformationGap: String, Error, Hashable, Sendable {
    /// No set keeps every rule within the budget, so there is no choice to make better.
    case noSet = "no-set"
    /// Too many sets to go through for every state of knowledge.
    case tooManySets = "too-many-sets"
    /// A count tells of a chance, and chances aren't what is made best.
    case onlyTargetsMet = "targets-met-only"
}

/// What it is worth to know more before money is spent.
extension BudgetAnalysis {
    /// One indicator with what a count in the middle of its year is worth before the choice.
    package struct CountValue: Sendable {
        package let indicatorID: String
        /// Added worth: weighted targets met, or planned changes of shortfall avoided.
        package let value: Double
    }

    /// How many draws of the effects stand for all where every one needs a choice of its own.
    private static let choices = 100

    /// The expected value of perfect information on all effects: how much more the best choice is worth on average when
    /// every effect is known before the money is spent.
    ///
    /// - Throws: ``InformationGap`` where no set is possible, or there are too many efficient ones.
    /// Source: Raiffa & Schlaifer (1961), Applied Statistical Decision Theory, section 4.5.
    package func valueOfKnowingEffects(within budget: Double) throws(InformationGap) -> Double {
        let range = 0..<Self.choices
        let prior = try bestWorth(stakes.map { worths($0, range) }, within: budget)
        var sum = 0.0
        for draw in range {
            sum += try bestWorth(stakes.map { worths($0, draw..<(draw + 1)) }, within: budget)
        }
        return max(0, sum / Double(range.count) - prior)
    }

    /// For every indicator the expected value of one more count in the middle of the target year, the most valuable first:
    /// which to measure before the choice.
    ///
    /// - Throws: ``InformationGap`` where anything but targets met is made best, no set is possible, or there are too many
    ///   efficient ones.
    package func valueOfCounts(within budget: Double) throws(InformationGap) -> [CountValue] {
        guard settings.objective == .targetsMet else { throw .onlyTargetsMet }
        let range = 0..<Self.choices
        let plain = stakes.map { worths($0, range) }
        let prior = try bestWorth(plain, within: budget)
        var values: [CountValue] = []
        for (place, stake) in stakes.enumerated() {
            var (sum, chance) = (0.0, 0.0)
            for (chances, weight) in zip(
                stake.chances(range, seeing: Self.scores.map(\.score)), Self.scores.map(\.weight))
            {
                var worths = plain
                worths[place] = chances.map { stake.indicator.weight * $0 }
                sum += weight * (try bestWorth(worths, within: budget))
                chance += weight * (worths[place].first ?? 0)
            }
            // The scores' own error, seen where nothing is funded, must not pass for a value.
            let drift = chance - (plain[place].first ?? 0)
            values.append(CountValue(indicatorID: stake.indicator.id, value: max(0, sum - prior - drift)))
        }
        return values.sorted { ($1.value, $0.indicatorID) < ($0.value, $1.indicatorID) }
    }

    /// Normal scores with weights that add up to 1.
    private static let scores: [(score: Double, weight: Double)] = {
        let scores = (-8...8).map { Double($0) / 2.5 }
        let total = scores.reduce(0) { $0 + exp(-$1 * $1 / 2) }
        return scores.map { ($0, exp(-$0 * $0 / 2) / total) }
    }()

    private func worths(_ stake: IndicatorStake, _ range: Range<Int>) -> [Double] {
        let weight = stake.indicator.weight
        switch settings.objective {
        case .targetsMet: return stake.chances(range).map { weight * $0 }
        case .leastShortfall: return stake.shortfalls(range).map { -weight * $0 }
        }
    }

    private func bestWorth(_ worths: [[Double]], within budget: Double) throws(InformationGap) -> Double {
        try problem.replacingParts(by: parts(worths)).bestWorth(within: budget)
    }
}
