import MitoshiPlanning

extension ReportForm {
    /// One workbook.
    static func workbook(
        of assessment: PlanAssessment, _ answers: QuestionAnswers, in language: Language
    ) throws -> [ReportFile] {
        let bytes = try WorkbookWriter.bytes(of: assessment, answering: answers, in: language)
        return [ReportFile(name: "report.xlsx", contents: .bytes(bytes))]
    }
}
