import MitoshiPlanning

extension ReportForm {
    /// One page that needs nothing else.
    static func html(
        of assessment: PlanAssessment, _ answers: QuestionAnswers, _ detail: PageDetail, in language: Language
    ) -> [ReportFile] {
        let page = HTMLReport(assessment, answering: answers, detail: detail, in: language).text
        return [ReportFile(name: "report.html", contents: .text(page))]
    }
}
