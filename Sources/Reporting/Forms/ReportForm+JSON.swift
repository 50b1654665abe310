import MitoshiPlanning

extension ReportForm {
    /// The assessment, and a document for each sort of question that was asked.
    static func json(of assessment: PlanAssessment, _ answers: QuestionAnswers) -> [ReportFile] {
        let documents =
            [("assessment", AssessmentJSON.document(of: assessment))] + QuestionData.documents(of: answers)
            + (answers.moves.map { [("since", $0.document(in: assessment))] } ?? [])
        return documents.map { name, document in
            ReportFile(name: "\(name).json", contents: .text(document.text))
        }
    }
}
