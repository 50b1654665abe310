import ArgumentParser
import MitoshiDocuments
import MitoshiPlanning
import MitoshiReporting

/// Which interventions to fund under a budget.
struct BudgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "budget",
        abstract: localized("予算内でどの施策を選ぶと目標の達成が最も増えるかを示す。", "Says which interventions a budget should pay for."),
        discussion: localized(
            """
            施策はパッケージの interventions.csv、所管課ごとの最低額は floors.csv から読みます。--budget を省くと全施策の費用の合計です。
            例：mitoshi budget data/example-budget --budget 20000000 --goal 0.5
            """,
            """
            Interventions come from the package's interventions.csv, least amounts by section from floors.csv. Without --budget it is \
            what all of them cost. Example: mitoshi budget data/example-budget --budget 20000000 --goal 0.5
            """))

    @Argument(help: help("データパッケージのフォルダ", "Folder of the data package.", value: "package"), completion: .directory)
    var package: String

    @Option(
        help: help("予算（円）", "The budget in yen.", value: "yen"),
        transform: BudgetArgument.read)
    var budget: BudgetArgument?

    @Option(help: help("何を最も良くするか", "What to make best.", value: "objective"))
    var objective: BudgetSettings.Objective = .targetsMet

    @Option(
        help: help("対象の目標年度（例：FY2022）", "The target year that counts, such as FY2022.", value: "year"),
        transform: FiscalYearArgument.read)
    var year: FiscalYearArgument?

    @Option(
        help: help("すべての指標に求める目標達成確率", "The chance that every indicator should reach.", value: "probability"),
        transform: ChanceArgument.read)
    var goal: ChanceArgument?

    @OptionGroup var choices: AssessmentChoices

    @Option(help: help("出力の形式", "Form of the output.", value: "form"))
    var format: AnswerFormat = .text

    @OptionGroup var output: OutputOptions
    @OptionGroup var language: LanguageOption

    func run() throws {
        let destination = try output.destination(sparing: InputFiles(package: package))
        let package = try choices.messages.package(at: package)
        let assessment = try choices.assess(package.plan, in: self.package)
        guard !package.interventions.isEmpty else { throw Stop(.invalidInput, noIntervention(assessment)) }
        let settings = BudgetSettings(objective: objective, year: year?.year(in: package.plan), floors: package.floors)
        let analysis = try choices.analysis(of: package.interventions, in: self.package, on: assessment, settings)
        let answer = BudgetAnswer(analysis, budget: budget?.yen, goal: goal?.chance)
        try destination.write(text(answer))
    }

    /// What is missing, and what one line of it looks like.
    private func noIntervention(_ assessment: PlanAssessment) -> [String] {
        let missing = localized(
            "\(package)：施策がないため、予算の使い道を選べません。interventions.csv に施策を1行ずつ書いてください。",
            "\(package): there is no intervention to choose. Write one a line into interventions.csv.")
        guard let example = QuestionExample(assessment) else {
            return [
                missing,
                localized(
                    "見出し：\(QuestionExample.interventionColumns)", "Its header: \(QuestionExample.interventionColumns)"),
            ]
        }
        let line = example.intervention(in: .ofProcess, yen: budget?.yen ?? 8_000_000)
        return [
            missing,
            localized(
                "見出しと1行の例（金額は円、効果は \(example.id) の年あたりの動き）：",
                "The header and a line (in yen; the effect is a yearly move of \(example.id)):"),
            "  \(QuestionExample.interventionColumns)", "  \(line)",
        ]
    }

    private func text(_ answer: BudgetAnswer) -> String {
        let report = BudgetReport(answer, in: language.language).report
        switch format {
        case .text: return output.terminalWriter.text(of: report)
        case .markdown: return MarkdownWriter.text(of: report)
        case .csv: return CSVWriter.text(of: BudgetData.choice(of: answer))
        case .json: return BudgetData.document(of: answer).text
        }
    }
}
