/// Chances over both target years together.
public struct JointAttainment: Hashable, Sendable {
    /// P(every target met).
    public let allMet: Double
    /// P(first target missed, last one met).
    public let missThenMeet: Double

    public init(allMet: Double, missThenMeet: Double) {
        self.allMet = allMet
        self.missThenMeet = missThenMeet
    }
}
