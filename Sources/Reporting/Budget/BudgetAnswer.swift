package import MitoshiPlanning

/// What a budget does, worked out once for every form of output.
package struct BudgetAnswer: Sendable {
    package private(set) var analysis: BudgetAnalysis
    /// In yen.
    package let budget: Double
    /// The best set, `nil` where no set keeps every rule within the budget.
    package let choice: FundedSet?
    package let greedy: FundedSet
    package let ranked: FundedSet
    package let frontier: FundingFrontier
    /// The best set whose uncertain cost lies within the budget surely enough.
    package let robust: FundingFrontier.Point?
    package let goal: Goal?
    /// How each intervention compares with the others of its group.
    package let dominance: [Dominance]
    /// What could be better than shown, since its search was broken off.
    package let unproven: Set<Part>
    /// What it is worth to know every effect beforehand.
    package let effectInformation: Result<Double, InformationGap>
    /// What it is worth to count an indicator once more.
    package let counts: Result<[BudgetAnalysis.CountValue], InformationGap>

    /// The answer with the names that readers of `language` know.
    func named(in language: Language) -> BudgetAnswer {
        var named = self
        named.analysis = analysis.named(in: language)
        return named
    }

    /// The cheapest set that takes every indicator to a chance.
    package struct Goal: Sendable {
        package let chance: Double
        package let cheapest: FundedSet?
    }

    /// What is searched for.
    package enum Part: CaseIterable, Sendable {
        case choice
        case robust
        case frontier
        case goal
    }

    /// - Parameters:
    ///   - budget: In yen; `nil` takes what everything costs.
    ///   - goal: The chance that every participating indicator should reach.
    package init(_ analysis: BudgetAnalysis, budget: Double?, goal: Double?) {
        let problem = analysis.problem
        let amount = budget ?? analysis.interventions.reduce(0) { $0 + $1.cost }
        self.analysis = analysis
        self.budget = amount
        let choice = problem.choice(within: amount)
        self.choice = choice.set
        greedy = problem.greedySet(within: amount)
        ranked = problem.rankedSet(within: amount)
        frontier = problem.frontier()
        dominance = problem.dominance()
        let robust = analysis.robustChoice(within: amount)
        self.robust = robust.set.map(problem.point(of:))
        let cheapest = goal.map(analysis.cheapestSet(reaching:))
        self.goal = goal.map { Goal(chance: $0, cheapest: cheapest?.set) }
        let proofs: [(Part, Bool)] = [
            (.choice, choice.isProven), (.robust, robust.isProven), (.frontier, frontier.isProven),
            (.goal, cheapest?.isProven ?? true),
        ]
        unproven = Set(proofs.filter { !$0.1 }.map(\.0))
        effectInformation = Result { () throws(InformationGap) in try analysis.valueOfKnowingEffects(within: amount) }
        counts = Result { () throws(InformationGap) in try analysis.valueOfCounts(within: amount) }
    }

    /// Why nothing is funded.
    package enum EmptyReason: Hashable, Sendable {
        case noInterventions
        case budgetBelowEveryCost
        case nothingHelps
        case floorsOutOfReach
        /// None was found before the search was broken off.
        case noneFound
    }

    package var emptyReason: EmptyReason? {
        if analysis.interventions.isEmpty { return .noInterventions }
        guard let choice else { return unproven.contains(.choice) ? .noneFound : .floorsOutOfReach }
        guard choice == .none else { return nil }
        return analysis.interventions.allSatisfy { $0.cost > budget } ? .budgetBelowEveryCost : .nothingHelps
    }
}

extension BudgetAnswer.EmptyReason {
    var text: BilingualText {
        switch self {
        case .noInterventions:
            BilingualText(
                japanese: "interventions.csv に施策がない。", english: "There is no intervention in interventions.csv.")
        case .budgetBelowEveryCost:
            BilingualText(japanese: "予算がどの施策の費用にも足りない。", english: "The budget pays for none of the interventions.")
        case .nothingHelps:
            BilingualText(
                japanese: "予算内のどの施策も目標の達成に結びつかない。", english: "No intervention within the budget helps a target.")
        case .floorsOutOfReach:
            BilingualText(
                japanese: "所管課ごとの最低額と前提・組の条件を予算内で満たす組み合わせがない。",
                english: "No set keeps the sections' least amounts, requirements and groups within the budget.")
        case .noneFound:
            BilingualText(
                japanese: "組み合わせが多いため探索を途中で打ち切り、所管課ごとの最低額と前提・組の条件を予算内で満たす組み合わせが見つからなかった。ないとは言い切れない。",
                english:
                    "There are too many combinations: the search was broken off before any set was found that keeps the sections' "
                    + "least amounts, requirements and groups within the budget. There may be one.")
        }
    }
}

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

    /// From which size on people are told of something, alike in tables, charts and sentences. Tables for other programs keep
    /// every row.
    enum Noticeable {
        /// A move of a chance: half a point. A narrower bar would be drawn as nothing.
        static let move = 0.005
        /// A gain in worth. Less would be written as nothing.
        static let gain = 0.005
    }

    /// How far a funded effect moves an indicator's chance.
    struct Effect: Sendable {
        let moved: MovedChance
        let bar: BudgetAnalysis.Bar

        var indicator: Indicator { moved.participant.indicator }
    }

    var effects: [Effect] {
        movedChances.enumerated().flatMap { place, moved in
            analysis.tornado(of: place, funding: choice ?? .none).map { Effect(moved: moved, bar: $0) }
        }
    }

    /// Those that people are told of, the widest first.
    var noticeableEffects: [Effect] {
        effects.filter { $0.bar.width >= Noticeable.move }.sorted { $0.bar.width > $1.bar.width }
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

    /// Those that people are told of, the most valuable first.
    var noticeableCounts: [Count] { countsByIndicator.filter { $0.value.map { $0 >= Noticeable.gain } ?? false } }

    private func ids(of set: FundedSet) -> [String] { set.places.map { analysis.interventions[$0].id } }
}
