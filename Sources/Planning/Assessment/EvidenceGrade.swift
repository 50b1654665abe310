/// How much evidence stands behind an answer, 5 (thick) to 1 (none).
public struct EvidenceGrade: Hashable, Sendable {
    /// 1 … 5.
    public let grade: Int
    /// How many exact, measured values there are.
    public let values: Int
    /// Why the grade is lower than the number of values alone would give.
    public let deductions: [Deduction]
    /// Why it is higher.
    public let additions: [Addition]

    /// The grade has to lie in 1 … 5 and follow from the rest; it isn't worked out again.
    init(grade: Int, values: Int, deductions: [Deduction], additions: [Addition] = []) {
        self.grade = grade
        self.values = values
        self.deductions = deductions
        self.additions = additions
    }

    /// A circumstance that lowers the grade by one step.
    public enum Deduction: Hashable, Sendable {
        case longGap(years: Int)
        case derivedValueAmongLastTwo
        case shockYearAsBase(FiscalYear)
        /// So few comparable targets are known.
        case fewComparableTargets(Int)
    }

    /// Something besides the indicator's own values that the chance rests on, which raises the grade by one step.
    public enum Addition: Hashable, Sendable {
        /// How so many of its own earlier targets fared.
        case earlierTargets(Int)
        /// How the same figure moved in so many other places.
        case otherPlaces(Int)
    }
}
