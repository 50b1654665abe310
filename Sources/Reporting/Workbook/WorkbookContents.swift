import MitoshiPlanning
import MitoshiStatistics

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

    /// The planner sheet's first row below its headings, from 0.
    static let firstPlannerRow = 5

    init(
        of assessment: PlanAssessment, answering answers: QuestionAnswers = .none, in language: Language
    ) throws(WorkbookError) {
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
        entries = PlannerEntry.entries(of: assessment, prepared, from: Self.firstPlannerRow)
        names = PlannerNames(of: entries)
    }

    var title: String { AssessmentReport(assessment, in: language).title }

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
            isLandscape: isLandscape, repeatedRows: rows, area: area, title: assessment.plan.declaration.fullTitle,
            remark: printRemark)
    }
}
