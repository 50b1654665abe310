package import MitoshiPlanning

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

extension WorkbookContents {
    fileprivate func write(to file: WorkbookFile) throws(WorkbookError) {
        try PlannerSheet(self).write(to: file)
        try QuestionSheets(self).write(to: file)
        try MethodSheet(self).write(to: file)
        for (index, indicator) in assessment.indicators.enumerated() {
            try IndicatorSheet(indicator, named: sheets.indicators[index], prepared[index], self).write(to: file)
        }
        // What people hardly print stands last.
        try CounterCheckSheet(self).write(to: file)
        try DataSheets(self).write(to: file)
        try CalculationSheet(self).write(to: file)
        try DistributionSheet(self).write(to: file)
    }
}
