import MitoshiPlanning

/// What a meeting can decide or supply today: which way is better, which values are missing, what to check, and what a point of
/// chance costs.
struct DecisionList {
    let assessment: PlanAssessment
    let answers: QuestionAnswers

    init(_ assessment: PlanAssessment, _ answers: QuestionAnswers) {
        self.assessment = assessment
        self.answers = answers
    }

    private static let most = 3

    /// At most three, the most pressing first.
    var items: [BilingualText] {
        let questions = assessment.plan.questions(on: assessment.asOf)
        let price = answers.budget.flatMap(PointPrice.init)?.text
        let asked =
            [directions(questions)]
            + PlanQuestion.missingValues(questions, in: assessment.plan).suffix(1)
            + [checks(questions)]
        return asked.compactMap { $0 }.prefix(price == nil ? Self.most : Self.most - 1) + (price.map { [$0] } ?? [])
    }

    private func names(_ questions: [PlanQuestion]) -> [String] {
        var seen: Set<String> = []
        let names = Dictionary(assessment.plan.indicators.map { ($0.id, $0.name) }) { first, _ in first }
        return questions.map(\.indicatorID).filter { seen.insert($0).inserted }.map { "\($0) \(names[$0] ?? "")" }
    }

    /// Indicators of which nobody says which side is better, and those whose direction contradicts their target.
    private func directions(_ questions: [PlanQuestion]) -> BilingualText? {
        let open = questions.filter { if case .betterSide = $0 { true } else { false } }
        let contradicted = questions.filter { question in
            switch question {
            case .wrongSide, .metByEverything, .bothSides: true
            default: false
            }
        }
        let texts = [
            open.isEmpty
                ? nil
                : BilingualText(
                    japanese: "増減どちらが良いかを決める：\(names(open).joined(separator: "、"))",
                    english: "Decide whether more or less is better: \(names(open).joined(separator: ", "))"),
            contradicted.isEmpty
                ? nil
                : BilingualText(
                    japanese: "目標と増減の向きの食い違いを解く：\(names(contradicted).joined(separator: "、"))",
                    english:
                        "Settle the direction that the target contradicts: \(names(contradicted).joined(separator: ", "))"
                ),
        ].compactMap { $0 }
        guard !texts.isEmpty else { return nil }
        return BilingualText(
            japanese: texts.map(\.japanese).joined(separator: "。") + "。",
            english: texts.map(\.english).joined(separator: ". ") + ".")
    }

    /// Values and targets that look odd: the first question, and how many more there are.
    private func checks(_ questions: [PlanQuestion]) -> BilingualText? {
        let odd = questions.filter { question in
            switch question {
            case .specialYear, .slippedPoint, .fractions, .valueAhead, .farBeyond, .fall, .fallElsewhere, .keptSide,
                .alreadyBeyond, .endOfRange:
                true
            case .missingValue, .betterSide, .bothSides, .metByEverything, .wrongSide: false
            }
        }
        guard let first = odd.first, let name = names([first]).first else { return nil }
        let others = odd.count - 1
        let text = first.text
        return BilingualText(
            japanese: "\(name)を確かめる：\(text.japanese)" + (others > 0 ? "ほかに\(others)件。" : ""),
            english: "Check \(name): \(text.english)"
                + (others > 0 ? " \(NumberText.counted(others, "more questions"))." : ""))
    }
}

/// Which measure lifts chances most cheaply, and what a percentage point costs there.
struct PointPrice {
    let answer: BudgetAnswer
    /// With everything that it requires.
    let set: FundedSet
    /// By how much the chances of all targets together rise, in percentage points.
    let points: Double

    /// `nil` where no measure lifts a chance noticeably.
    init?(_ answer: BudgetAnswer) {
        let problem = answer.analysis.problem
        guard answer.analysis.settings.objective == .targetsMet else { return nil }
        let offers = problem.options.indices.map { place in
            let set = problem.closure(of: place)
            return (
                set: set, points: 100 * (problem.worth(of: set) - problem.worth(of: .none)), cost: problem.cost(of: set)
            )
        }
        let cheapest = offers.filter { $0.points >= Self.least && $0.cost > 0 }.min {
            $0.cost / $0.points < $1.cost / $1.points
        }
        guard let cheapest else { return nil }
        self.answer = answer
        set = cheapest.set
        points = cheapest.points
    }

    /// Less is written as nothing.
    private static let least = 0.5

    var text: BilingualText {
        let names = BudgetSentence.names(of: set, in: answer.analysis)
        let cost = answer.analysis.problem.cost(of: set)
        let total = BudgetSentence.yen(cost)
        let price = BudgetSentence.yen(Self.rounded(cost / points))
        let gain = NumberText.estimate(points)
        return BilingualText(
            japanese: "見込みを1ポイント上げる費用が最も小さい施策：\(names.japanese)、約\(price.japanese)（\(total.japanese)で+\(gain)ポイント）。",
            english:
                "The cheapest point of chance: \(names.english), about \(price.english) (+\(gain) points for \(total.english))."
        )
    }

    /// To two digits: an estimate has no more.
    private static func rounded(_ yen: Double) -> Double {
        var scale = 1.0
        while yen / scale >= 100 { scale *= 10 }
        return (yen / scale).rounded() * scale
    }
}
