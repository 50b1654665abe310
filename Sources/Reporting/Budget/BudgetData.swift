package import MitoshiBasics
import MitoshiPlanning

/// The answer as tables and a document for other programs.
package enum BudgetData {
    /// One row for each intervention.
    package static func choice(of answer: BudgetAnswer) -> Table { BudgetFields.choice.table(of: answer.fundings) }

    /// `choice`, `chances`, `frontier`, then what the answer rests on: `comparison`, `tornado`, `counts`.
    static func tables(of answer: BudgetAnswer) -> [FilledTable] {
        [
            BudgetFields.choice.filled(with: answer.fundings), BudgetFields.chances.filled(with: answer.movedChances),
            BudgetFields.frontier.filled(with: answer.frontierSets),
            BudgetFields.comparison.filled(with: answer.ways.filter { $0.end != nil }),
            BudgetFields.tornado.filled(with: answer.effects),
            BudgetFields.counts.filled(with: answer.countsByIndicator),
        ]
    }

    /// All tables in one document.
    package static func document(of answer: BudgetAnswer) -> JSONValue {
        .object(
            [
                JSONValue.Member("format", "mitoshi-budget"), JSONValue.Member("version", .integer(2)),
                JSONValue.Member("fiscal_year", .integer(answer.analysis.year.year)),
                JSONValue.Member("period", .string(answer.analysis.year.canonicalText)),
                JSONValue.Member("objective", .string(answer.analysis.settings.objective.rawValue)),
                JSONValue.Member("budget_yen", JSONValue(answer.budget)),
                JSONValue.Member("worth_without", JSONValue(answer.analysis.problem.worth(of: .none))),
                JSONValue.Member("left_out", .array(answer.analysis.leftOut.map { .string($0) })),
                JSONValue.Member("sentence", AssessmentJSON.both(BudgetSentence(answer).text)),
            ] + proof(of: answer)
                + tables(of: answer).map { JSONValue.Member($0.description.name, JSONValue(rowsOf: $0.table)) })
    }

    /// What was asked for besides, and what the answer can't vouch for.
    private static func proof(of answer: BudgetAnswer) -> [JSONValue.Member] {
        let words = BudgetWords(answer)
        let (value, gap): (Double?, InformationGap?) =
            switch answer.effectInformation {
            case .success(let value): (value, nil)
            case .failure(let gap): (nil, gap)
            }
        return [
            JSONValue.Member("choice_proven", .boolean(!answer.unproven.contains(.choice))),
            JSONValue.Member("frontier_complete", .boolean(answer.frontier.isComplete)),
            JSONValue.Member("goal", answer.goal.map { goal(of: answer, $0) } ?? .null),
            JSONValue.Member("effect_information", JSONValue(value)),
            JSONValue.Member("effect_information_reason", gap.map { .string($0.rawValue) } ?? .null),
            JSONValue.Member(
                "remarks",
                .array(
                    ([words.frontier].compactMap { $0 } + words.remarks + words.information).map(AssessmentJSON.both))),
        ]
    }

    private static func goal(of answer: BudgetAnswer, _ goal: BudgetAnswer.Goal) -> JSONValue {
        let (analysis, set) = (answer.analysis, goal.cheapest)
        return .object([
            JSONValue.Member("probability", JSONValue(goal.chance)),
            JSONValue.Member("proven", .boolean(!answer.unproven.contains(.goal))),
            JSONValue.Member("cost_yen", JSONValue(set.map(analysis.problem.cost))),
            JSONValue.Member(
                "interventions",
                set.map { .string($0.places.map { analysis.interventions[$0].id }.joined(separator: ";")) } ?? .null),
        ])
    }
}
