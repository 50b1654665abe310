import MitoshiStatistics

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
