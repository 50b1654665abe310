import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting

extension AssessmentChoices {
    /// What the package's own questions, its `scenarios.csv` and `interventions.csv`, come to.
    ///
    /// - Parameters:
    ///   - folder: Named where the questions can't be answered.
    ///   - budget: In yen; `nil` takes what all interventions cost.
    func answers(
        to package: DataPackage, in folder: String, on assessment: PlanAssessment, budget: Double?
    ) throws -> QuestionAnswers {
        let scenarios =
            package.scenarios.isEmpty
            ? []
            : try stopping(on: package.plan, in: folder) { assessor throws(AssessmentError) in
                try assessor.answers(to: package.scenarios, in: package.plan)
            }
        guard !package.interventions.isEmpty else { return QuestionAnswers(scenarios: scenarios, budget: nil) }
        let analysis = try analysis(
            of: package.interventions, in: folder, on: assessment, BudgetSettings(floors: package.floors))
        return QuestionAnswers(scenarios: scenarios, budget: BudgetAnswer(analysis, budget: budget, goal: nil))
    }

    /// What every set of `interventions` is worth; one that can't be meant ends the command, naming `folder`.
    func analysis(
        of interventions: [Intervention], in folder: String, on assessment: PlanAssessment, _ settings: BudgetSettings
    ) throws(Stop) -> BudgetAnalysis {
        do throws(InterventionError) {
            return try BudgetAnalysis(interventions, on: assessment, settings: settings)
        } catch {
            throw Stop(.invalidInput, ["\(folder): \(error.text[.ofProcess])"])
        }
    }
}
