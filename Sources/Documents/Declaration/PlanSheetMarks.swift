package import MitoshiPlanning

/// By what a workbook that a plan is typed into is known.
package enum PlanSheetMarks {
    /// The name that one of its cells has.
    package static let name = "mitoshi_plan"

    /// What stands beside its example: a row with these words is no indicator.
    package static let exampleRemark = BilingualText(japanese: "この行は読みません", english: "This row isn't read")
}
