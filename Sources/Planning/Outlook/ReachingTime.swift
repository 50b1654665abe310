/// When a target's level is met for the first time, over joint paths of the future.
public struct ReachingTime: Hashable, Sendable {
    /// The share of paths that meet the level in a year and in none before.
    public struct Share: Hashable, Sendable {
        /// The year whose value meets the level.
        public let fiscalYear: FiscalYear
        /// 0 … 1.
        public let probability: Double
    }

    /// The one whose level is to be met, in its own year or any other.
    public let target: Target
    /// One a year, from the first forecast year on.
    public let shares: [Share]

    /// The same with the logit of every year's share of paths that have met the level by then moved by `shift`.
    func moved(by shift: Double) -> ReachingTime {
        var (before, moved) = (0.0, 0.0)
        return ReachingTime(
            target: target,
            shares: shares.map { share in
                before += share.probability
                let after =
                    before > 0 && before < 1
                    ? AttainmentFormula.logistic(AttainmentFormula.logit(before) + shift) : min(before, 1)
                defer { moved = after }
                return Share(fiscalYear: share.fiscalYear, probability: max(0, after - moved))
            })
    }

    /// The share of paths that don't meet the level within ``shares``.
    public var never: Double { max(0, 1 - shares.reduce(0) { $0 + $1.probability }) }

    /// The first year by which at least half of the paths have met the level.
    public var median: FiscalYear? {
        var reached = 0.0
        for share in shares {
            reached += share.probability
            if reached >= 0.5 { return share.fiscalYear }
        }
        return nil
    }
}
