/// The direction used, and on what grounds.
public struct ResolvedDirection: Hashable, Sendable {
    /// On what the direction rests.
    public enum Basis: String, Sendable, Codable {
        case stated
        case inferred
        case ambiguous
        /// No numeric base or target to read it from (milestones).
        case notApplicable = "not-applicable"
    }

    /// `nil` exactly when the basis is ``Basis/notApplicable``.
    public let direction: Direction?
    public let basis: Basis
    /// How far below the level to maintain still counts, in the indicator's unit.
    public let tolerance: Double?

    public init(direction: Direction?, basis: Basis, tolerance: Double? = nil) {
        self.direction = direction
        self.basis = basis
        self.tolerance = tolerance
    }
}
