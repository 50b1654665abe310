public import Planning

/// Which interventions a budget should pay for, what that does to the targets, and how sure that is.
public struct BudgetReport: Sendable {
    let answer: BudgetAnswer
    let language: Language

    public init(_ answer: BudgetAnswer, in language: Language) {
        self.answer = answer
        self.language = language
    }

    public var report: Report {
        let tables = BudgetTables(answer, in: language)
        let question = language.text("施策の選択", "which interventions to fund")
        let name = answer.analysis.assessment.plan.declaration.title
        return Report(
            title: name.isEmpty ? question : language.text("\(name)：\(question)", "\(name): \(question)"),
            language: language,
            blocks: [.headline(BudgetSentence(answer).text[language])] + reasons
                + [
                    .heading(language.text("施策", "Interventions")), .table(tables.choice),
                    .heading(language.text("指標ごとの目標達成確率", "Chances by indicator")), .table(tables.indicators),
                ] + notes
                + [
                    .heading(language.text("選び方の比較", "Ways to choose, compared")), .table(tables.comparison),
                    .heading(language.text("費用対効果の限界線", "Efficient frontier")), .table(tables.frontier),
                ] + inverse + information(tables))
    }

    /// Why nothing is chosen, where nothing is.
    private var reasons: [Report.Block] {
        guard let reason = answer.emptyReason else { return [] }
        return [.paragraph(reason.text[language])]
    }

    private var notes: [Report.Block] { items([words.distribution].compactMap { $0 } + words.remarks) }

    private var words: BudgetWords { BudgetWords(answer) }

    private func items(_ texts: [BilingualText]) -> [Report.Block] {
        texts.isEmpty ? [] : [.list(texts.map { Report.Item($0[language]) })]
    }

    private var inverse: [Report.Block] {
        guard let goal = answer.goal else { return [] }
        let wanted = NumberText.probability(goal.chance)[language]
        let heading = Report.Block.heading(
            language.text("目標達成確率\(wanted)以上に必要な費用", "What a chance of \(wanted) costs"))
        guard let set = goal.cheapest else {
            return [
                heading,
                .paragraph(
                    language.text(
                        "すべての施策を合わせても、計算に入る指標がすべて\(wanted)以上になることはない。",
                        "Not even all interventions together take every indicator to \(wanted).")),
            ]
        }
        let cost = BudgetSentence.yen(answer.analysis.problem.cost(of: set))
        let names = BudgetSentence.names(of: set, in: answer.analysis)
        return [
            heading,
            .paragraph(
                language.text(
                    "最も安い組み合わせは\(cost.japanese)：\(names.japanese)",
                    "The cheapest set costs \(cost.english): \(names.english)")),
        ]
    }

    private func information(_ tables: BudgetTables) -> [Report.Block] {
        var blocks: [Report.Block] = [.heading(language.text("何が結果を左右するか", "What the result rests on"))]
        if !tables.tornado.rows.isEmpty { blocks.append(.table(tables.tornado)) }
        blocks += items(words.information)
        if !tables.counts.rows.isEmpty { blocks.append(.table(tables.counts)) }
        return blocks
    }
}

/// What a budget does, worked out once for every form of output.
public struct BudgetAnswer: Sendable {
    public let analysis: BudgetAnalysis
    /// In yen.
    public let budget: Double
    /// The best set, `nil` where no set keeps every rule within the budget.
    public let choice: FundedSet?
    public let greedy: FundedSet
    public let ranked: FundedSet
    public let frontier: FundingFrontier
    /// The best set whose uncertain cost lies within the budget surely enough.
    public let robust: FundingFrontier.Point?
    public let goal: Goal?
    /// False where a search was broken off, so that a set may not be the best.
    public let isProven: Bool
    public let effectInformation: Double?
    public let counts: [BudgetAnalysis.CountValue]

    /// The cheapest set that takes every indicator to a chance.
    public struct Goal: Sendable {
        public let chance: Double
        public let cheapest: FundedSet?
    }

    /// - Parameters:
    ///   - budget: In yen; `nil` takes what everything costs.
    ///   - goal: The chance that every participating indicator should reach.
    public init(_ analysis: BudgetAnalysis, budget: Double?, goal: Double?) {
        let problem = analysis.problem
        let amount = budget ?? analysis.interventions.reduce(0) { $0 + $1.cost }
        self.analysis = analysis
        self.budget = amount
        let choice = problem.choice(within: amount)
        self.choice = choice.set
        greedy = problem.greedySet(within: amount)
        ranked = problem.rankedSet(within: amount)
        frontier = problem.frontier()
        let robust = analysis.robustChoice(within: amount)
        self.robust = robust.set.map(problem.point(of:))
        let sought = goal.flatMap { chance -> (Double, FundingChoice)? in
            guard analysis.settings.objective == .targetsMet else { return nil }
            let demands = zip(problem.parts.indices, analysis.indicators).map { ($0, chance * $1.indicator.weight) }
            return (chance, problem.cheapest(reaching: Dictionary(uniqueKeysWithValues: demands)))
        }
        self.goal = sought.map { Goal(chance: $0, cheapest: $1.set) }
        isProven = choice.isProven && robust.isProven && (sought?.1.isProven ?? true)
        effectInformation =
            analysis.settings.objective == .targetsMet ? analysis.valueOfKnowingEffects(within: amount) : nil
        counts = analysis.valueOfCounts(within: amount) ?? []
    }

    /// Why nothing is funded.
    public enum EmptyReason: Hashable, Sendable {
        case noInterventions
        case budgetBelowEveryCost
        case nothingHelps
        case floorsOutOfReach
    }

    public var emptyReason: EmptyReason? {
        if analysis.interventions.isEmpty { return .noInterventions }
        guard let choice else { return .floorsOutOfReach }
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
        }
    }
}
