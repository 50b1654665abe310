import MitoshiPlanning

extension ReportForm {
    /// A paper for the council, as Markdown and for Word.
    static func paper(of assessment: PlanAssessment, in language: Language) -> [ReportFile] {
        let paper = CouncilPaper(assessment, in: language).report
        return [
            ReportFile(name: "paper.md", contents: .text(MarkdownWriter.text(of: paper))),
            ReportFile(name: "paper.docx", contents: .bytes(WordWriter.bytes(of: paper, on: assessment.asOf))),
        ]
    }
}
