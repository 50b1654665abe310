import MitoshiPlanning

extension ReportForm {
    /// One page that needs nothing else.
    static func html(
        of assessment: PlanAssessment, _ answers: QuestionAnswers, in language: Language
    ) throws -> [ReportFile] {
        let page = try HTMLReport(assessment, answering: answers, in: language).text()
        return [ReportFile(name: "report.html", contents: .text(page))]
    }
}
