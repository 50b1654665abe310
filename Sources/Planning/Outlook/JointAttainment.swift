/// Chances over all target years together.
public struct JointAttainment: Hashable, Sendable {
    /// P(every target met).
    public let allMet: Double
    /// P(first target missed, last one met).
    public let missThenMeet: Double
    /// True where the single probabilities come from the record of comparable targets, and how the years hang together is
    /// assumed to be as in the joint paths of a learned prior.
    public let isAssumed: Bool

    /// Chances that were worked out elsewhere, 0 … 1.
    init(allMet: Double, missThenMeet: Double, isAssumed: Bool = false) {
        self.allMet = allMet
        self.missThenMeet = missThenMeet
        self.isAssumed = isAssumed
    }
}
