package import MitoshiPlanning

/// A form that the whole answer can be written in. Each is a file of its own beside this one.
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
