/// Which side of a target is better, and on what grounds.
public struct ResolvedDirection: Hashable, Sendable {
    /// On what the direction rests.
    public enum Basis: String, CaseIterable, Sendable, Codable {
        /// The plan says it.
        case stated
        /// The words of the indicator's name tell it.
        case words
        /// The target lies beyond the base.
        case target
        /// The target is an end of what can be, which can be missed on one side only.
        case endOfRange = "end-of-range"
        /// What accumulates never falls.
        case accumulation
        /// Nothing is sure: the words and the target point opposite ways, or a level is to be kept and nobody says on which side.
        case ambiguous
        /// No numeric target (milestones).
        case notApplicable = "not-applicable"
    }

    /// What the target may ask for: one direction; two where the basis is ``Basis/ambiguous``, at least before at most; none
    /// where it is ``Basis/notApplicable``.
    public let readings: [Direction]
    /// On what the readings rest.
    public let basis: Basis

    /// A direction that is known, on any basis but ``Basis/ambiguous`` and ``Basis/notApplicable``.
    public init(_ direction: Direction, _ basis: Basis) {
        readings = [direction]
        self.basis = basis
    }

    /// - Parameters:
    ///   - atLeast: The reading in which more is better.
    ///   - atMost: The reading in which less is.
    public init(atLeast: Direction, orAtMost atMost: Direction) {
        readings = [atLeast, atMost]
        basis = .ambiguous
    }

    private init() {
        readings = []
        basis = .notApplicable
    }

    /// Of a target that is no number.
    public static let notApplicable = ResolvedDirection()

    /// The only reading; `nil` where there are two, or none.
    public var direction: Direction? { readings.count == 1 ? readings[0] : nil }

    /// Whether there are two readings, of which nobody says which is meant.
    public var isAmbiguous: Bool { basis == .ambiguous }
}

extension Direction {
    /// +1 where more is better or at least no harm, −1 where less is better.
    var sign: Double { isAtMost ? -1 : 1 }

    /// Whether a value can be too high only.
    public var isAtMost: Bool { self == .decrease || self == .maintainAtMost }

    /// Whether a value can be too low only.
    public var isAtLeast: Bool { self == .increase || self == .maintainAtLeast }

    /// Whether a level is to be kept.
    package var keepsLevel: Bool { self != .increase && self != .decrease }
}
