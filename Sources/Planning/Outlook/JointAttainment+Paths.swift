extension JointAttainment {
    /// The chances over several targets, from each target's own probability and the dependence seen in joint paths.
    ///
    /// The share of paths that meet both the first and the last target is held between its Fréchet bounds, so that the
    /// result agrees with the single probabilities whatever the noise of simulation. What no path did is no impossibility:
    /// it has the chance of half a path, or less where the single probabilities leave less; only they decide 0 and 1.
    ///
    /// - Parameters:
    ///   - probabilities: P(met) of each target, in order of their years.
    ///   - outcomes: For each target, whether each path meets it.
    /// - Returns: `nil` for fewer than two targets or without paths.
    init?(probabilities: [Double], outcomes: [[Bool]]) {
        guard probabilities.count > 1, let first = probabilities.first, let last = probabilities.last,
            let meetsFirst = outcomes.first, let meetsLast = outcomes.last, !meetsFirst.isEmpty
        else { return nil }
        let count = Double(meetsFirst.count)
        let firstAndLast = zip(meetsFirst, meetsLast).count { $0 && $1 }
        let all = outcomes.dropFirst().reduce(meetsFirst) { zip($0, $1).map { $0 && $1 } }.count { $0 }
        // How far the bounds lie apart; nothing where either target is decided.
        let room = min(first, last, 1 - first, 1 - last)
        let half = min(0.5 / count, room / 2)
        let ends =
            room > 0
            ? min(max(Double(firstAndLast) / count, first + last - 1, half), first, last - half) : min(first, last)
        let least = max(0, probabilities.reduce(1 - Double(probabilities.count), +))
        let most = probabilities.count == 2 ? ends : min(ends, probabilities.min() ?? 0)
        // Of three or more, the first or the last may be decided and the others not.
        let smallest = probabilities.min() ?? 0
        let unseen = min(0.5 / count, smallest / 2)
        let both = probabilities.count == 2 ? ends : min(max(Double(all) / count, least, unseen), most)
        self.init(allMet: both, missThenMeet: max(0, last - ends))
    }
}
