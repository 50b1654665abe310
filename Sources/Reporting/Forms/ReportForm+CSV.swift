import MitoshiPlanning

extension ReportForm {
    /// A file for each table, and one that says what their columns hold.
    static func csv(
        of assessment: PlanAssessment, _ answers: QuestionAnswers, in encoding: String
    ) -> [ReportFile] {
        let tables = AssessmentData.tables(of: assessment) + QuestionData.tables(of: answers)
        let descriptor = AssessmentDescriptor.document(of: assessment, tables.map(\.description), encoding: encoding)
        return tables.map { table in
            ReportFile(name: "\(table.description.name).csv", contents: .table(CSVWriter.text(of: table.table)))
        } + [ReportFile(name: AssessmentDescriptor.fileName, contents: .text(descriptor.text))]
    }
}
