package import MitoshiPlanning

/// What a report answers beside the verdicts: named what-ifs (想定ケース), which interventions (施策) to fund, and what moved since
/// the last time.
package struct QuestionAnswers: Sendable {
    package let scenarios: [ScenarioAnswer]
    /// `nil` where the plan has no interventions.
    package let budget: BudgetAnswer?
    /// What moved since answers were recorded; `nil` where there is no ledger.
    package var moves: RecordedMoves?

    package init(scenarios: [ScenarioAnswer], budget: BudgetAnswer?, moves: RecordedMoves? = nil) {
        self.scenarios = scenarios
        self.budget = budget
        self.moves = moves
    }

    /// The answers with the names that readers of `language` know.
    func named(in language: Language) -> QuestionAnswers {
        QuestionAnswers(
            scenarios: scenarios.map { $0.named(in: language) }, budget: budget?.named(in: language), moves: moves)
    }

    /// Of a plan that nobody asked anything about.
    package static let none = QuestionAnswers(scenarios: [], budget: nil)
}

/// What every row of a question's table says of itself, such as that it is made up.
struct SharedNote {
    let note: String

    /// `nil` unless all of `notes` are the same words.
    private init?(_ notes: [String]) {
        guard let first = notes.first, !first.isEmpty, notes.allSatisfy({ $0 == first }) else { return nil }
        note = first
    }

    static func text(of scenarios: [Scenario]) -> BilingualText? {
        SharedNote(scenarios.map(\.note)).map {
            BilingualText(
                japanese: "すべての想定ケースに「\($0.note)」と記されている。", english: "Every scenario is marked “\($0.note)”.")
        }
    }

    static func text(of interventions: [Intervention]) -> BilingualText? {
        SharedNote(interventions.map(\.note)).map {
            BilingualText(
                japanese: "すべての施策に「\($0.note)」と記されている。", english: "Every intervention is marked “\($0.note)”.")
        }
    }
}
