extension JointAttainment {
    /// The chances over several targets, from each target's own probability and the dependence in a model's paths, where the
    /// two disagree.
    ///
    /// The paths are weighted such that every target is met with its own probability, and by weights as near to equal as can
    /// be: how the targets depend on each other (for two, their odds ratio) stays that of the paths. Half a path for each way to
    /// meet the likeliest targets and miss the others, from none to all, keeps what no path did from being impossible, so that
    /// there are always weights that fit.
    ///
    /// Source: iterative proportional fitting, Deming & Stephan (1940), Annals of Mathematical Statistics 11, 427–444; that it
    /// keeps the odds ratios and is nearest in relative entropy is Ireland & Kullback (1968), Biometrika 55, 179–188.
    ///
    /// - Parameters:
    ///   - probabilities: P(met) of each target, in order of their years; 0 or 1 for one that observation decided.
    ///   - outcomes: For each target, whether each path meets it.
    /// - Returns: `nil` for fewer than two targets or without paths.
    init?(reweighting outcomes: [[Bool]], to probabilities: [Double], isAssumed: Bool = false) {
        guard probabilities.count > 1, let first = probabilities.first, let last = probabilities.last,
            let count = outcomes.first?.count, count > 0
        else { return nil }
        var weights = Self.counts(of: outcomes, paths: count)
        for least in Set(probabilities).union([.infinity]) {
            weights[probabilities.map { $0 >= least }, default: 0] += 0.5
        }
        // In a fixed order, so that sums round alike in every run.
        var cells = weights.sorted { $0.key.lexicographicallyPrecedes($1.key) { !$0 && $1 } }
            .map { (isMet: $0.key, weight: $0.value / Double(count + 1)) }
        for _ in 0..<Self.rounds {
            var change = 0.0
            for (target, probability) in probabilities.enumerated() {
                let met = cells.reduce(0) { $0 + ($1.isMet[target] ? $1.weight : 0) }
                let missed = cells.reduce(0) { $0 + ($1.isMet[target] ? 0 : $1.weight) }
                change = max(change, abs(met - probability), abs(met + missed - 1))
                for index in cells.indices {
                    let (wanted, found) = cells[index].isMet[target] ? (probability, met) : (1 - probability, missed)
                    cells[index].weight *= found > 0 ? wanted / found : 0
                }
            }
            if change < 1e-12 { break }
        }
        // What the rounds have left of a difference never contradicts the single chances.
        func sum(_ isWanted: ([Bool]) -> Bool) -> Double {
            cells.reduce(0) { $0 + (isWanted($1.isMet) ? $1.weight : 0) }
        }
        let ends = sum { $0.first == true && $0.last == true }
        let both = min(max(ends, first + last - 1, 0), first, last)
        let all = min(sum { $0.allSatisfy { $0 } }, probabilities.min() ?? 0)
        self.init(
            allMet: probabilities.count == 2 ? both : min(all, both), missThenMeet: last - both, isAssumed: isAssumed)
    }

    /// How many paths meet just these targets and miss the others.
    private static func counts(of outcomes: [[Bool]], paths count: Int) -> [[Bool]: Double] {
        // Each path's place among those found so far.
        var (found, places) = ([[Bool]()], [Int](repeating: 0, count: count))
        for meets in outcomes {
            var longer: [[Bool]] = []
            var moved = [Int?](repeating: nil, count: 2 * found.count)
            for path in 0..<count {
                let key = 2 * places[path] + (meets[path] ? 1 : 0)
                if moved[key] == nil {
                    moved[key] = longer.count
                    longer.append(found[places[path]] + [meets[path]])
                }
                places[path] = moved[key] ?? 0
            }
            found = longer
        }
        var counts = found.map { _ in 0.0 }
        for place in places { counts[place] += 1 }
        return Dictionary(zip(found, counts), uniquingKeysWith: +)
    }

    /// Two targets take a few rounds.
    private static let rounds = 500
}
