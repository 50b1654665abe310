import Synchronization

/// What the coming years of all groups have after one pattern of years, worked out once for each reach.
final class ReachCache<Term: Sendable>: Sendable {
    /// How far ahead, and how much of the first year had passed at the last value.
    private struct Reach: Hashable {
        let horizon: Int
        let elapsed: Double
    }

    private let known = Mutex<[Reach: [Term]]>([:])

    /// How many reaches are remembered.
    private let capacity = 4
    /// Further ahead it isn't worth the memory.
    private let longestHorizon = 12

    func terms(horizon: Int, elapsed: Double, _ make: () -> [Term]) -> [Term] {
        let reach = Reach(horizon: horizon, elapsed: elapsed)
        if let terms = known.withLock({ $0[reach] }) { return terms }
        let terms = make()
        guard horizon <= longestHorizon else { return terms }
        known.withLock { [capacity] known in
            if known.count >= capacity { known.removeAll() }
            known[reach] = terms
        }
        return terms
    }
}
