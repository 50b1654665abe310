import MitoshiPlanning

/// The answers to a package's questions as parts of a report in text.
struct QuestionBlocks {
    let answers: QuestionAnswers
    let plan: Plan
    let language: Language

    init(_ answers: QuestionAnswers, of plan: Plan, in language: Language) {
        self.answers = answers
        self.plan = plan
        self.language = language
    }

    var blocks: [Report.Block] { scenarios + budget }

    private var scenarios: [Report.Block] {
        guard !answers.scenarios.isEmpty else { return [] }
        let report = ScenarioReport(answers.scenarios, seeks: [], of: plan, in: language).report
        return noted(report.blocks, SharedNote.text(of: answers.scenarios.map(\.scenario)))
    }

    private var budget: [Report.Block] {
        guard let budget = answers.budget else { return [] }
        let heading = Report.Block.heading(language.text("施策の選択", "Which interventions to fund"))
        return noted(
            [heading] + BudgetReport(budget, in: language).report.blocks,
            SharedNote.text(of: budget.analysis.interventions))
    }

    /// With `note` below the first heading.
    private func noted(_ blocks: [Report.Block], _ note: BilingualText?) -> [Report.Block] {
        guard let note, let first = blocks.first else { return blocks }
        return [first, .paragraph(note[language])] + blocks.dropFirst()
    }
}
