import MitoshiPlanning
import MitoshiStatistics

/// What all sheets have in common.
struct WorkbookContents {
    /// As people of the language call things.
    let assessment: PlanAssessment
    let answers: QuestionAnswers
    /// In the plan's own words, for other programs, which read them back.
    let asWritten: (assessment: PlanAssessment, answers: QuestionAnswers)
    let language: Language
    let sheets: WorkbookSheets
    /// One for each indicator, in the plan's order.
    let prepared: [PreparedIndicator]
    /// What the page's first screen says; the planner sheet has its rows in this order.
    let summary: PlanSummary
    /// Of the rows that recalculate, in the plan's order.
    let entries: [PlannerEntry]
    let names: PlannerNames

    /// The planner sheet's first row below its headings, from 0.
    static let firstPlannerRow = 5

    init(
        of assessment: PlanAssessment, answering answers: QuestionAnswers = .none, in language: Language
    ) throws(WorkbookError) {
        asWritten = (assessment, answers)
        let (assessment, answers) = (assessment.named(in: language), answers.named(in: language))
        self.assessment = assessment
        self.answers = answers
        self.language = language
        sheets = WorkbookSheets(of: assessment, answering: answers, in: language)
        do throws(StatisticsError) {
            prepared = try PreparedIndicator.all(of: assessment, in: language)
        } catch {
            throw .refused(place: sheets.distributions.text, reason: error.text[language])
        }
        summary = PlanSummary(assessment, answering: answers, in: language)
        var rows = [Int](repeating: 0, count: assessment.indicators.count)
        for (offset, row) in summary.rows.enumerated() { rows[row.place - 1] = Self.firstPlannerRow + offset }
        entries = PlannerEntry.entries(of: assessment, prepared, at: rows)
        names = PlannerNames(of: entries)
    }

    var title: String { summary.title }

    /// The sheet of a row's indicator.
    func sheet(of entry: PlannerEntry) -> SheetName { sheets.indicators[entry.indicatorIndex] }

    /// The date of the assessment, below every page.
    var printRemark: String { AsOfLine(assessment.knowledge, in: language).text }

    func print(
        repeating rows: ClosedRange<Int>?, isLandscape: Bool = true, only area: CellRange? = nil
    ) -> SheetWriter.Print {
        SheetWriter.Print(
            isLandscape: isLandscape, repeatedRows: rows, area: area, title: assessment.plan.declaration.fullTitle,
            remark: printRemark)
    }
}
