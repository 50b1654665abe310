public import Planning

/// By what a workbook that a plan is typed into is known.
public enum PlanSheetMarks {
    /// The name that one of its cells has.
    public static let name = "mitoshi_plan"

    /// What stands beside its example: a row with these words is no indicator.
    public static let exampleRemark = BilingualText(japanese: "この行は読みません", english: "This row isn't read")
}
