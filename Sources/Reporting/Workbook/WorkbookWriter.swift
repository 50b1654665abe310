package import MitoshiPlanning
import MitoshiStatistics

/// An assessment as an Excel workbook (`.xlsx`): a planner sheet that recalculates, a sheet with a chart for each indicator,
/// tables for machines, method and sources.
package enum WorkbookWriter {
    /// The bytes of the file. The same assessment gives the same bytes.
    ///
    /// - Parameter answers: Answered on sheets of their own.
    /// - Throws: ``WorkbookError`` where the temporary folder can't be used, or the writing library refuses a cell.
    package static func bytes(
        of assessment: PlanAssessment, answering answers: QuestionAnswers = .none, in language: Language
    ) throws(WorkbookError) -> [UInt8] {
        let contents = try WorkbookContents(of: assessment, answering: answers, in: language)
        let properties = WorkbookFile.Properties(
            title: contents.title, subject: language.text("目標達成の見通し", "Outlook on targets"), date: assessment.asOf,
            font: language.text("Yu Gothic", "Calibri"))
        return try WorkbookFile.bytes(properties) { file throws(WorkbookError) in try contents.write(to: file) }
    }
}

/// What all sheets have in common.
struct WorkbookContents {
    let assessment: PlanAssessment
    let answers: QuestionAnswers
    let language: Language
    let sheets: WorkbookSheets
    /// One for each indicator, in the plan's order.
    let prepared: [PreparedIndicator]
    let entries: [PlannerEntry]
    let names: PlannerNames

    init(
        of assessment: PlanAssessment, answering answers: QuestionAnswers = .none, in language: Language
    ) throws(WorkbookError) {
        self.assessment = assessment
        self.answers = answers
        self.language = language
        sheets = WorkbookSheets(of: assessment, answering: answers, in: language)
        do throws(StatisticsError) {
            prepared = try PreparedIndicator.all(of: assessment, in: language)
        } catch {
            throw .refused(place: sheets.distributions.text, reason: error.text[language])
        }
        entries = PlannerEntry.entries(of: assessment, prepared, from: PlannerSheet.firstRow)
        names = PlannerNames(of: entries)
    }

    var title: String { AssessmentReport(assessment, in: language).title }

    func write(to file: WorkbookFile) throws(WorkbookError) {
        try PlannerSheet(self).write(to: file)
        try QuestionSheets(self).write(to: file)
        try CounterCheckSheet(self).write(to: file)
        try MethodSheet(self).write(to: file)
        try DataSheets(self).write(to: file)
        for (index, indicator) in assessment.indicators.enumerated() {
            try IndicatorSheet(indicator, named: sheets.indicators[index], prepared[index], self).write(to: file)
        }
        try CalculationSheet(self).write(to: file)
        try DistributionSheet(self).write(to: file)
    }

    /// A year as the planner sheet writes it.
    func yearText(_ year: FiscalYear) -> String {
        language.text(
            "\(year.shortLabel.japanese)\n（\(year.westernLabel.japanese)）",
            "\(year.shortLabel.english)\n(\(year.westernLabel.english))")
    }

    /// The sheet of a row's indicator.
    func sheet(of entry: PlannerEntry) -> SheetName { sheets.indicators[entry.indicatorIndex] }

    /// The date of the assessment, below every page.
    var printRemark: String { AsOfLine(assessment.knowledge, in: language).text }

    func print(
        repeating rows: ClosedRange<Int>?, isLandscape: Bool = true, only area: CellRange? = nil
    ) -> SheetWriter.Print {
        SheetWriter.Print(
            isLandscape: isLandscape, repeatedRows: rows, area: area, title: assessment.plan.declaration.title,
            remark: printRemark)
    }
}
