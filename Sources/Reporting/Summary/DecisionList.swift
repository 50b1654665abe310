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
            japanese: "確かめる：\(name)：\(text.japanese)" + (others > 0 ? "ほか\(others)件（mitoshi check で一覧）。" : ""),
            english: "Check \(name): \(text.english)"
                + (others > 0
                    ? " \(others) more \(others == 1 ? "question is" : "questions are") listed by mitoshi check." : ""))
    }
}
