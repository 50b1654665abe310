import MitoshiPlanning

/// The names of all sheets, in the order of their tabs.
struct WorkbookSheets {
    let planner: SheetName
    /// `nil` where nothing was asked.
    let scenarios: SheetName?
    let budget: SheetName?
    let check: SheetName
    let method: SheetName
    let measured: SheetName
    let targets: SheetName
    let forecasts: SheetName
    let sources: SheetName
    /// The tables of the questions for machines, each by its name.
    let questions: [(table: String, sheet: SheetName)]
    /// One an indicator, in the plan's order.
    let indicators: [SheetName]
    let calculations: SheetName
    let distributions: SheetName

    init(of assessment: PlanAssessment, answering answers: QuestionAnswers = .none, in language: Language) {
        var names = SheetNames()
        func name(_ japanese: String, _ english: String) -> SheetName {
            names.name(like: language.text(japanese, english), fallback: english)
        }
        planner = name("見通し", "Planner")
        check = name("検算", "Counter-check")
        method = name("読み方と方法", "Method")
        measured = name("実績データ", "Measured data")
        targets = name("目標データ", "Target data")
        forecasts = name("予測データ", "Forecast data")
        sources = name("出典", "Sources")
        calculations = name("計算", "Calculations")
        distributions = name("分布表", "Distributions")
        scenarios = answers.scenarios.isEmpty ? nil : name("想定ケース", "Scenarios")
        budget = answers.budget == nil ? nil : name("施策の選択", "Interventions")
        let prefix = QuestionData.budgetPrefix
        let data: [(SheetName?, String, String, String)] = [
            (scenarios, ScenarioFields.table.name, "想定ケースデータ", "Scenario data"),
            (budget, prefix + BudgetFields.choice.name, "施策データ", "Intervention data"),
            (budget, prefix + BudgetFields.chances.name, "施策の効果データ", "Effect data"),
            (budget, prefix + BudgetFields.frontier.name, "限界線データ", "Frontier data"),
        ]
        questions = data.compactMap { asked, table, japanese, english in
            asked.map { _ in (table, name(japanese, english)) }
        }
        indicators = assessment.indicators.map { indicator in
            let setting = indicator.indicator
            return names.name(like: "\(setting.id) \(setting.name)", fallback: language.text("事業指標", "Indicator"))
        }
    }
}
