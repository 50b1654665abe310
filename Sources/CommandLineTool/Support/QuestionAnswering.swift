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

/// Lines to copy for somebody who asks a question without its table, made of the plan's own indicator.
struct QuestionExample {
    /// The number of the indicator, and its required pace as people write it.
    let id: String
    let pace: Double

    /// `nil` where no indicator of the plan has to move.
    init?(_ assessment: PlanAssessment) {
        let moving = assessment.indicators.first { answer in
            answer.pace.map { !$0.keepsLevel && $0.perYear != 0 } ?? false
        }
        guard let moving, let pace = moving.pace?.perYear else { return nil }
        id = moving.indicator.id
        self.pace = pace
    }

    /// `--pace 11-101=+85`.
    var option: String { "--pace \(id)=\(signed(pace))" }

    /// A line of `scenarios.csv` in the order of its columns.
    func scenario(in language: Language) -> String {
        CSVText.row([language.text("上乗せ", "faster"), id, "extra-pace", plain(pace)])
    }

    /// A line of `interventions.csv` under ``interventionColumns``, whose likely effect is half of what is required.
    func intervention(in language: Language, yen: Double) -> String {
        let effects = [0.25, 0.5, 1].map { plain($0 * pace) }
        return CSVText.row(
            [
                "A", language.text("（施策の名称）", "(its name)"), NumberText.rounded(yen, decimals: 0).filter { $0 != "," },
                id,
            ] + effects + ["per-year"])
    }

    static let scenarioColumns = "scenario_id,indicator_id,kind,amount"
    static let interventionColumns =
        "intervention_id,name,cost_yen,indicator_id,effect_low,effect_mode,effect_high,effect_unit"

    private func signed(_ value: Double) -> String { (value > 0 ? "+" : "") + plain(value) }

    /// In round figures, without commas between the thousands.
    private func plain(_ value: Double) -> String { NumberText.estimate(value).filter { $0 != "," } }
}
