import MitoshiStatistics

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

extension ReachingTime {
    /// Counts in which year each path meets the rule for the first time.
    ///
    /// - Parameters:
    ///   - paths: From the year after `origin` on.
    /// - Returns: `nil` without paths.
    init?(of target: Target, rule: AttainmentRule, paths: JointPaths, origin: Int) {
        guard !paths.isEmpty else { return nil }
        var hasMet = [Bool](repeating: false, count: paths.count)
        let counts = paths.years.map { year in
            var count = 0
            for (path, meets) in rule.isMet(byDrawn: year).enumerated() where meets && !hasMet[path] {
                hasMet[path] = true
                count += 1
            }
            return count
        }
        self.init(
            target: target,
            shares: counts.enumerated().compactMap { step, count in
                target.fiscalYear.numbered(origin + 1 + step).map {
                    Share(fiscalYear: $0, probability: Double(count) / Double(paths.count))
                }
            })
    }
}
