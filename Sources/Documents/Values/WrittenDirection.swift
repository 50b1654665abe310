import MitoshiPlanning

/// A direction as the package writes it: one of ``Direction``, or a level to keep without the side.
enum WrittenDirection: String, CaseIterable {
    case increase
    case decrease
    case maintainAtLeast = "maintain-at-least"
    case maintainAtMost = "maintain-at-most"
    case maintainWithin = "maintain-within"
    case maintain

    init?(_ direction: Direction) { self.init(rawValue: direction.rawValue) }

    /// `nil` where the side isn't said.
    var direction: Direction? { Direction(rawValue: rawValue) }
}
