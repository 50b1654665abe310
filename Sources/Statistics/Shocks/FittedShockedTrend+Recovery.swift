/// How fast an effect fades that is known only by a guess.
public enum Recovery: String, CaseIterable, Sendable {
    /// Among the fifth of all recoveries that leave most of the effect.
    case slow
    /// Among the fifth that leave least.
    case fast
}

extension FittedShockedTrend {
    /// How large a part of the recoveries is called slow, and how large a part fast: a mean over so many ends of the range
    /// can't be mistaken for its outermost case.
    private static let part = 0.2

    /// The same trend where the recovery is known to be slow or fast; `nil` where how the effect fades is known.
    ///
    /// A chance that falls (or rises) with the share left lies between the two.
    public func given(_ recovery: Recovery) -> FittedShockedTrend? {
        guard case .decaying = effect?.fading else { return nil }
        var room = Self.part
        let ordered = nodes.sorted { recovery == .slow ? $0.left > $1.left : $0.left < $1.left }
        var taken: [Node] = []
        var next = 0
        while room > 0, next < ordered.count {
            // All sizes of one share left belong together.
            let alike = ordered[next...].prefix { $0.left == ordered[next].left }
            let weight = alike.reduce(0) { $0 + $1.weight }
            let share = min(1, room / weight)
            taken += alike.map { Node(weight: share * $0.weight, size: $0.size, left: $0.left, fit: $0.fit) }
            room -= weight
            next += alike.count
        }
        return FittedShockedTrend(
            series: series, scale: scale, effect: effect, undisturbed: undisturbed, fits: fits, nodes: taken)
    }
}
