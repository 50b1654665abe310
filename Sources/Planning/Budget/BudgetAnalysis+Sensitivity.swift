import Foundation
import MitoshiStatistics

/// What a choice rests on most.
extension BudgetAnalysis {
    /// One bar of a tornado diagram: an indicator's chance with one effect at its 10th and 90th percentile, the others at
    /// their middle.
    package struct Bar: Sendable {
        package let interventionID: String
        package let low: Double
        package let high: Double

        package var width: Double { abs(high - low) }
    }

    /// The bars of one indicator under a funded set, the widest first.
    ///
    /// - Parameter place: Of the indicator in ``indicators``.
    package func tornado(of place: Int, funding set: FundedSet) -> [Bar] {
        let stake = stakes[place]
        let funded = stake.members.indices.filter { set.contains(stake.members[$0]) }
        let sorted = stake.moves.map { $0.sorted() }
        func quantile(_ member: Int, _ level: Double) -> Double { sorted[member][Int(level * Double(stake.draws - 1))] }
        let middle = funded.reduce(0) { $0 + quantile($1, 0.5) }
        return funded.map { member in
            let rest = middle - quantile(member, 0.5)
            return Bar(
                interventionID: interventions[stake.members[member]].id,
                low: stake.chance(shift: rest + quantile(member, 0.1)),
                high: stake.chance(shift: rest + quantile(member, 0.9)))
        }.sorted { ($1.width, $0.interventionID) < ($0.width, $1.interventionID) }
    }

    /// P(target met) of each of ``indicators`` when `set` is funded.
    package func chances(funding set: FundedSet) -> [Double] {
        stakes.map { stake in
            let moved = stake.moves.indices.filter { set.contains(stake.members[$0]) }
            let totals = (0..<stake.draws).map { draw in moved.reduce(0) { $0 + stake.moves[$1][draw] } }
            return totals.reduce(0) { $0 + stake.chance(shift: $1) } / Double(stake.draws)
        }
    }

    /// How many of the year's targets are met when `set` is funded; those that no intervention moves keep their chance.
    ///
    /// An indicator that an intervention moves counts with its forecast's chance, also where its verdict comes from
    /// comparable targets: that record can't say what an intervention does.
    package func targetsMet(funding set: FundedSet) -> TargetsMet? {
        let chances = Dictionary(
            uniqueKeysWithValues: zip(indicators.map(\.indicator.id), self.chances(funding: set)))
        let answers = assessment.indicators.map { answer in
            chances[answer.indicator.id].map { answer.replacingChance(in: year, by: $0) } ?? answer
        }
        var funded = assessment
        funded.indicators = answers
        return funded.targetsMet().first { $0.fiscalYear == year }
    }

    /// The part of draws of the costs, all independent and triangular, in which `set` costs no more than `budget`.
    ///
    /// Only the ends of the costs make it 0 or 1; what no draw did has the chance of half a draw.
    package func certainty(of set: FundedSet, within budget: Double) -> Double {
        let ranges = set.places.map { interventions[$0].costRange }
        if ranges.reduce(0, { $0 + $1.upperBound }) <= budget { return 1 }
        if ranges.reduce(0, { $0 + $1.lowerBound }) >= budget { return 0 }
        let (within, count) = (Double(costDraws.draws(of: set, within: budget)), Double(costDraws.count))
        return min(max(within, 0.5), count - 0.5) / count
    }

    /// The set that is worth most among those whose cost lies within `budget` with the settings' certainty, the cheapest among
    /// equals; by branch and bound over the draws.
    package func robustChoice(within budget: Double) -> FundingChoice {
        problem.choice(within: budget, surelyBy: costDraws)
    }

    /// The cheapest set under which every participating indicator's chance is `chance` or more, whatever is made best.
    package func cheapestSet(reaching chance: Double) -> FundingChoice {
        let chances = zip(stakes, problem.parts).map { stake, part in
            settings.objective == .targetsMet && stake.indicator.weight == 1
                ? part.worths : stake.chances(0..<stake.draws)
        }
        return problem.replacingParts(by: parts(chances)).cheapest(
            reaching: Dictionary(uniqueKeysWithValues: stakes.indices.map { ($0, chance) }))
    }

    /// The problem's parts with other worths.
    func parts(_ worths: [[Double]]) -> [FundingProblem.Part] {
        zip(stakes, worths).map { FundingProblem.Part(members: $0.members, worths: $1) }
    }
}

extension IndicatorAssessment {
    /// The same answer with another chance of one open target, no longer from comparable targets.
    fileprivate func replacingChance(in year: FiscalYear, by chance: Double) -> IndicatorAssessment {
        var answer = self
        answer.targets = targets.changing { target in
            guard target.target.fiscalYear == year, target.observed == nil else { return }
            target.probability = chance
            target.grounds = nil
        }
        return answer
    }
}

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
