import MitoshiPlanning
import MitoshiStatistics

/// What all sheets have in common.
struct WorkbookContents {
    /// As people of the language call things.
    let assessment: PlanAssessment
    let answers: QuestionAnswers
    /// In the plan's own words, for other programs, which read them back.
    let asWritten: (assessment: PlanAssessment, answers: QuestionAnswers)
    let language: Language
    let sheets: WorkbookSheets
    /// One for each indicator, in the plan's order.
    let prepared: [PreparedIndicator]
    /// What the page's first screen says; the planner sheet has its rows in this order.
    let summary: PlanSummary
    /// Of the rows that recalculate, in the plan's order.
    let entries: [PlannerEntry]
    let names: PlannerNames

    /// The planner sheet's first row below its headings, from 0.
    static let firstPlannerRow = 5

    init(
        of assessment: PlanAssessment, answering answers: QuestionAnswers = .none, in language: Language
    ) throws(WorkbookError) {
        asWritten = (assessment, answers)
        let (assessment, answers) = (assessment.named(in: language), answers.named(in: language))
        self.assessment = assessment
        self.answers = answers
        self.language = language
        sheets = WorkbookSheets(of: assessment, answering: answers, in: language)
        do throws(StatisticsError) {
            prepared = try PreparedIndicator.all(of: assessment, in: language)
        } catch {
            throw .refused(place: sheets.distributions.text, reason: error.text[language])
        }
        summary = PlanSummary(assessment, answering: answers, in: language)
        var rows = [Int](repeating: 0, count: assessment.indicators.count)
        for (offset, row) in summary.rows.enumerated() { rows[row.place - 1] = Self.firstPlannerRow + offset }
        entries = PlannerEntry.entries(of: assessment, prepared, at: rows)
        names = PlannerNames(of: entries)
    }

    var title: String { summary.title }

    /// The sheet of a row's indicator.
    func sheet(of entry: PlannerEntry) -> SheetName { sheets.indicators[entry.indicatorIndex] }

    /// The date of the assessment, below every page.
    var printRemark: String { assessment.knowledge.line(in: language) }

    func print(
        repeating rows: ClosedRange<Int>?, isLandscape: Bool = true, only area: CellRange? = nil
    ) -> SheetWriter.Print {
        SheetWriter.Print(
            isLandscape: isLandscape, repeatedRows: rows, area: area, title: assessment.plan.declaration.fullTitle,
            remark: printRemark)
    }
}

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
