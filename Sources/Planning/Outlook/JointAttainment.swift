/// Chances over all target years together.
public struct JointAttainment: Hashable, Sendable {
    /// P(every target met).
    public let allMet: Double
    /// P(first target missed, last one met).
    public let missThenMeet: Double
    /// True where the single probabilities come from the record of comparable targets, and how the years hang together is
    /// assumed to be as in the joint paths of a learned prior.
    public let isAssumed: Bool

    /// Chances that were worked out elsewhere, 0 … 1.
    init(allMet: Double, missThenMeet: Double, isAssumed: Bool = false) {
        self.allMet = allMet
        self.missThenMeet = missThenMeet
        self.isAssumed = isAssumed
    }
}

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
