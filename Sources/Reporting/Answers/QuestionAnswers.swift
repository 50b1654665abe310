package import MitoshiBasics
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

extension QuestionAnswers {
    /// The answers to the questions of a package as parts of a report in text.
    func blocks(of plan: Plan, in language: Language) -> [Report.Block] {
        scenarioBlocks(of: plan, in: language) + budgetBlocks(in: language)
    }

    private func scenarioBlocks(of plan: Plan, in language: Language) -> [Report.Block] {
        guard !scenarios.isEmpty else { return [] }
        let report = ScenarioReport(scenarios, seeks: [], of: plan, in: language).report
        return Self.noted(report.blocks, SharedNote.text(of: scenarios.map(\.scenario))?[language])
    }

    private func budgetBlocks(in language: Language) -> [Report.Block] {
        guard let budget else { return [] }
        let heading = Report.Block.heading(language.text("施策の選択", "Which interventions to fund"))
        return Self.noted(
            [heading] + BudgetReport(budget, in: language).report.blocks,
            SharedNote.text(of: budget.analysis.interventions)?[language])
    }

    /// With `note` below the first heading.
    private static func noted(_ blocks: [Report.Block], _ note: String?) -> [Report.Block] {
        guard let note, let first = blocks.first else { return blocks }
        return [first, .paragraph(note)] + blocks.dropFirst()
    }
}

/// The answers to a package's questions as tables and documents for other programs.
package enum QuestionData {
    /// Before the names of the budget's tables, which stand beside those of the assessment.
    static let budgetPrefix = "budget_"

    /// `scenarios`, and the tables of the budget with `budget_` before their names; none where nothing was asked.
    static func tables(of answers: QuestionAnswers) -> [FilledTable] {
        let scenarios =
            answers.scenarios.isEmpty
            ? [] : [ScenarioFields.table.filled(with: ScenarioYear.all(of: answers.scenarios))]
        let budget = answers.budget.map { BudgetData.tables(of: $0) } ?? []
        return scenarios
            + budget.map { table in
                var table = table
                table.description.name = budgetPrefix + table.description.name
                return table
            }
    }

    /// `scenarios` and `budget`, where they were asked.
    package static func documents(of answers: QuestionAnswers) -> [(name: String, document: JSONValue)] {
        var documents: [(name: String, document: JSONValue)] = []
        if !answers.scenarios.isEmpty {
            documents.append(("scenarios", ScenarioData.document(of: answers.scenarios, seeks: [])))
        }
        if let budget = answers.budget { documents.append(("budget", BudgetData.document(of: budget))) }
        return documents
    }
}
