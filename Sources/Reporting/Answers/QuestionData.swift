package import MitoshiBasics
import MitoshiPlanning

/// The answers to a package's questions as tables and documents for other programs.
package enum QuestionData {
    /// `scenarios`, and the tables of the budget with `budget_` before their names; none where nothing was asked.
    package static func tables(of answers: QuestionAnswers) -> [Table] {
        let scenarios = answers.scenarios.isEmpty ? [] : [ScenarioData.table(of: answers.scenarios)]
        let budget = answers.budget.map { BudgetData.tables(of: $0) } ?? []
        return scenarios + budget.map { Table(name: "budget_" + $0.name, columns: $0.columns, rows: $0.rows) }
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
