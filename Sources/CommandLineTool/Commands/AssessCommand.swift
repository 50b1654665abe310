import ArgumentParser
import MitoshiPlanning
import MitoshiReporting

/// The main job: a verdict for every indicator and target year.
struct AssessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assess",
        abstract: localized("すべての目標について、達成できるかどうかを判定する。", "Says for every target whether it will be reached."),
        discussion: localized(
            "例：mitoshi assess data/isehara --fail-if at-risk", "Example: mitoshi assess data/isehara --fail-if at-risk")
    )

    @OptionGroup var options: AssessmentOptions
    @OptionGroup var conditions: ConditionOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var language: LanguageOption

    @Option(help: help("出力の形式", "Form of the output.", value: "form"))
    var format: AnswerFormat = .text

    func run() throws {
        let destination = try output.destination(sparing: options.inputs)
        let assessment = try options.assess()
        try destination.write(text(of: assessment))
        try conditions.check(assessment, isQuiet: options.messages.quiet)
    }

    private func text(of assessment: PlanAssessment) -> String {
        let report = AssessmentReport(assessment, in: language.language)
        switch format {
        case .text: return output.terminalWriter.text(of: report.summary)
        case .markdown: return MarkdownWriter.text(of: report.full)
        case .csv: return CSVWriter.text(of: AssessmentData.verdicts(of: assessment))
        case .json: return AssessmentJSON.document(of: assessment).text
        }
    }
}
