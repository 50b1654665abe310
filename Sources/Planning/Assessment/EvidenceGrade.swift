/// How much evidence stands behind an answer, 5 (thick) to 1 (none).
public struct EvidenceGrade: Hashable, Sendable {
    /// 1 … 5.
    public let grade: Int
    /// How many exact, measured values there are.
    public let values: Int
    /// Why the grade is lower than the number of values alone would give.
    public let deductions: [Deduction]

    public init(grade: Int, values: Int, deductions: [Deduction]) {
        self.grade = grade
        self.values = values
        self.deductions = deductions
    }

    /// A circumstance that lowers the grade by one step.
    public enum Deduction: Hashable, Sendable {
        case longGap(years: Int)
        case derivedValueAmongLastTwo
        case shockYearAsBase(FiscalYear)
    }
}
