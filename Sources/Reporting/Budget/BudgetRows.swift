import MitoshiPlanning

/// What the tables of a budget's answer are about, worked out once for people and for other programs.
extension BudgetAnswer {
    /// An intervention with what it adds alone, together with what it requires.
    struct Funding: Sendable {
        let place: Int
        let intervention: Intervention
        let addsAlone: Double
        let isFunded: Bool
    }

    var fundings: [Funding] {
        let problem = analysis.problem
        return analysis.interventions.indices.map { place in
            Funding(
                place: place, intervention: analysis.interventions[place],
                addsAlone: problem.worth(of: problem.closure(of: place)) - problem.worth(of: .none),
                isFunded: choice?.contains(place) ?? false)
        }
    }

    /// An indicator that takes part, with its chance under the choice.
    struct MovedChance: Sendable {
        let participant: BudgetAnalysis.Participant
        let year: FiscalYear
        let after: Double
    }

    var movedChances: [MovedChance] {
        zip(analysis.indicators, analysis.chances(funding: choice ?? .none)).map {
            MovedChance(participant: $0, year: analysis.year, after: $1)
        }
    }

    /// A set of interventions.
    struct Funded: Sendable {
        let interventionIDs: [String]
        let cost: Double
        let worth: Double
        let isProven: Bool
    }

    /// The sets that no other one beats.
    var frontierSets: [Funded] {
        frontier.points.map { point in
            Funded(
                interventionIDs: ids(of: point.set), cost: point.cost, worth: point.worth,
                isProven: !unproven.contains(.frontier))
        }
    }

    /// A way to choose, with the set that it ends in.
    struct Way: Sendable {
        enum Code: String, CaseIterable, Sendable {
            case exact
            case greedy
            case ranked = "cost-per-unit"
            /// The cost stays within the budget surely enough.
            case certain
        }

        let code: Code
        /// `nil` where it finds none.
        let end: End?

        struct End: Sendable {
            let funded: Funded
            /// Whether it keeps floors, groups and requirements.
            let isAllowed: Bool
            /// The chance that its uncertain cost stays within the budget.
            let certainty: Double
        }
    }

    var ways: [Way] {
        let found: [(Way.Code, FundedSet?, Part?)] = [
            (.exact, choice, .choice), (.greedy, greedy, nil), (.ranked, ranked, nil), (.certain, robust?.set, .robust),
        ]
        return found.map { code, set, part in
            Way(
                code: code,
                end: set.map { set in
                    Way.End(
                        funded: Funded(
                            interventionIDs: ids(of: set), cost: analysis.problem.cost(of: set),
                            worth: analysis.problem.worth(of: set),
                            isProven: part.map { !unproven.contains($0) } ?? false),
                        isAllowed: analysis.problem.allows(set),
                        certainty: analysis.certainty(of: set, within: budget))
                })
        }
    }

    /// How far a funded effect moves an indicator's chance.
    struct Effect: Sendable {
        let indicator: Indicator
        let bar: BudgetAnalysis.Bar
    }

    var effects: [Effect] {
        analysis.indicators.indices.flatMap { place in
            analysis.tornado(of: place, funding: choice ?? .none).map {
                Effect(indicator: analysis.indicators[place].indicator, bar: $0)
            }
        }
    }

    /// An indicator with what a count in the middle of the year is worth, or why that isn't known.
    struct Count: Sendable {
        let indicatorID: String
        var value: Double?
        var gap: InformationGap?
    }

    var countsByIndicator: [Count] {
        switch counts {
        case .success(let counts): counts.map { Count(indicatorID: $0.indicatorID, value: $0.value) }
        case .failure(let gap): analysis.indicators.map { Count(indicatorID: $0.indicator.id, gap: gap) }
        }
    }

    private func ids(of set: FundedSet) -> [String] { set.places.map { analysis.interventions[$0].id } }
}
