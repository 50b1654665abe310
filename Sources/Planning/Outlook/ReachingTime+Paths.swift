extension ReachingTime {
    /// Counts in which year each path meets the rule for the first time.
    ///
    /// - Parameters:
    ///   - paths: Each a value a year, from the year after `origin`.
    /// - Returns: `nil` without paths.
    init?(of target: Target, rule: AttainmentRule, paths: [[Double]], origin: Int) {
        guard let horizon = paths.first?.count, horizon > 0 else { return nil }
        var counts = [Int](repeating: 0, count: horizon)
        for path in paths {
            if let step = path.firstIndex(where: rule.isMet), counts.indices.contains(step) { counts[step] += 1 }
        }
        self.init(
            target: target,
            shares: counts.enumerated().compactMap { step, count in
                FiscalYear(origin + 1 + step).map {
                    Share(fiscalYear: $0, probability: Double(count) / Double(paths.count))
                }
            })
    }
}
