import MitoshiBasics
package import MitoshiPlanning

extension Portfolio {
    /// The files of all departments together; those of each are made as of any plan. A form that has none of its own gives
    /// nothing.
    package func files(in form: ReportForm, _ language: Language) -> [ReportFile] {
        switch form {
        case .html:
            [ReportFile(name: "report.html", contents: .text(HTMLPortfolio(self, in: language).text))]
        case .csv:
            [ReportFile(name: "verdicts.csv", contents: .table(CSVWriter.text(of: verdicts)))]
        case .markdown, .json, .workbook, .paper: []
        }
    }

    /// The verdicts of every department, with its name and folder in front.
    private var verdicts: Table {
        let rows = departments.flatMap { department in
            (department.answer.assessment.map(AssessmentData.verdicts)?.rows ?? []).map {
                [.text(department.name), .text(department.folder)] + $0
            }
        }
        return Table(
            name: "verdicts", columns: [Column("department"), Column("folder")] + AssessmentData.verdictColumns,
            rows: rows)
    }
}
