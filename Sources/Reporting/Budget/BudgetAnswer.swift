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
