import MitoshiPlanning

extension ReportForm {
    /// One text.
    static func markdown(
        of assessment: PlanAssessment, _ answers: QuestionAnswers, in language: Language
    ) -> [ReportFile] {
        let report = AssessmentReport(assessment, answering: answers, in: language).full
        return [ReportFile(name: "report.md", contents: .text(MarkdownWriter.text(of: report)))]
    }
}
