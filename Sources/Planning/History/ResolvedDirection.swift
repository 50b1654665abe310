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
    /// How far on the wrong side of a level to keep still counts, in the indicator's unit; `nil` where a change is planned.
    public let tolerance: Double?

    public init(direction: Direction?, basis: Basis, tolerance: Double? = nil) {
        self.direction = direction
        self.basis = basis
        self.tolerance = tolerance
    }
}
