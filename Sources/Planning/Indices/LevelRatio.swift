extension IndexFigures {
    /// Index 1, in per cent: 100 + 100·d·(y − T)/|T|.
    ///
    /// For a positive target this is 100·y/T where more is better and 100·(2 − y/T) where less is better; for a negative
    /// target it keeps 100 at T and grows in the wanted direction. Source: Japanese practice (達成率).
    func levelRatio() throws(Refusal) -> Double {
        let latest = try requiredLatest()
        guard target != 0 else { throw .targetIsZero }
        return 100 + 100 * sign * (latest.value - target) / abs(target)
    }

    /// Index 1 in its inverse form for a decrease, in per cent: 100·T/y.
    func inverseLevelRatio() throws(Refusal) -> Double {
        guard rule.direction == .decrease else { throw .notApplicableToDirection(rule.direction) }
        let latest = try requiredLatest()
        guard latest.value != 0 else { throw .valueIsZero }
        guard target * latest.value >= 0 else { throw .signsDiffer }
        return 100 * target / latest.value
    }
}
