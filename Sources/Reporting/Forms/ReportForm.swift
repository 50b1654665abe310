import MitoshiBasics
package import MitoshiPlanning

/// A form that the whole answer can be written in.
package enum ReportForm: String, CaseIterable, Sendable {
    case html
    case markdown = "md"
    case csv
    case json
    case workbook = "xlsx"
    case paper

    /// The files of the form.
    ///
    /// - Parameters:
    ///   - tables: The name of the characters that tables are to be written in, such as `utf-8-sig`.
    ///   - detail: How much of the page is unfolded and printed.
    /// - Throws: What stops the form from being made.
    package func files(
        of assessment: PlanAssessment, answers: QuestionAnswers, language: Language, tables encoding: String,
        detail: PageDetail = .brief
    ) throws -> [ReportFile] {
        switch self {
        case .html: Self.html(of: assessment, answers, detail, in: language)
        case .markdown: Self.markdown(of: assessment, answers, in: language)
        case .csv: Self.csv(of: assessment, answers, in: encoding)
        case .json: Self.json(of: assessment, answers)
        case .workbook: try Self.workbook(of: assessment, answers, in: language)
        case .paper: Self.paper(of: assessment, in: language)
        }
    }

    /// One page that needs nothing else.
    static func html(
        of assessment: PlanAssessment, _ answers: QuestionAnswers, _ detail: PageDetail, in language: Language
    ) -> [ReportFile] {
        let page = HTMLReport(assessment, answering: answers, detail: detail, in: language).text
        return [ReportFile(name: "report.html", contents: .text(page))]
    }

    /// One text.
    static func markdown(
        of assessment: PlanAssessment, _ answers: QuestionAnswers, in language: Language
    ) -> [ReportFile] {
        let report = AssessmentReport(assessment, answering: answers, in: language).full
        return [ReportFile(name: "report.md", contents: .text(MarkdownWriter.text(of: report)))]
    }

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

    /// The assessment, and a document for each sort of question that was asked.
    static func json(of assessment: PlanAssessment, _ answers: QuestionAnswers) -> [ReportFile] {
        let documents =
            [("assessment", AssessmentJSON.document(of: assessment))] + QuestionData.documents(of: answers)
            + (answers.moves.map { [("since", $0.document(in: assessment))] } ?? [])
        return documents.map { name, document in
            ReportFile(name: "\(name).json", contents: .text(document.text))
        }
    }

    /// One workbook.
    static func workbook(
        of assessment: PlanAssessment, _ answers: QuestionAnswers, in language: Language
    ) throws -> [ReportFile] {
        let bytes = try WorkbookWriter.bytes(of: assessment, answering: answers, in: language)
        return [ReportFile(name: "report.xlsx", contents: .bytes(bytes))]
    }

    /// A paper for the council, as Markdown and for Word.
    static func paper(of assessment: PlanAssessment, in language: Language) -> [ReportFile] {
        let paper = CouncilPaper(assessment, in: language).report
        return [
            ReportFile(name: "paper.md", contents: .text(MarkdownWriter.text(of: paper))),
            ReportFile(name: "paper.docx", contents: .bytes(WordWriter.bytes(of: paper, on: assessment.asOf))),
        ]
    }
}

/// A file of a report.
package struct ReportFile: Sendable {
    package enum Contents: Sendable {
        /// In UTF-8.
        case text(String)
        /// In the characters that are asked for.
        case table(String)
        case bytes([UInt8])
    }

    package let name: String
    package let contents: Contents
}

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
