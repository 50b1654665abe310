package import MitoshiBasics
import MitoshiPlanning

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
