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
        return PlanAssessment(
            plan: assessment.plan, asOf: assessment.asOf, settings: assessment.settings, indicators: answers,
            headline: assessment.headline
        ).targetsMet().first { $0.fiscalYear == year }
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
        let targets = targets.map { target in
            guard target.target.fiscalYear == year, target.observed == nil else { return target }
            return TargetAssessment(
                target: target.target, direction: target.direction, rule: target.rule, verdict: target.verdict,
                probability: chance, reason: target.reason, readings: target.readings, shock: target.shock,
                isFragile: target.isFragile,
                distribution: target.distribution, chances: target.chances)
        }
        return IndicatorAssessment(
            indicator: indicator, series: series, base: base, direction: direction, outlook: outlook, targets: targets,
            joint: joint, reaching: reaching, indices: indices, pace: pace, evidence: evidence, notes: notes,
            suppositions: suppositions, driver: driver)
    }
}
