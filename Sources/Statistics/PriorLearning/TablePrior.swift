import Foundation

extension SeriesPrior {
    /// Fewer series say less about each other than thousands of others do.
    public static let leastSeries = 40
    private static let passes = 8
    /// As many series as this prior counts for that share no year's effect; of long histories more, which say more each.
    private static let strength = 10.0

    /// This prior with its weights learned again from these series; `nil` where there are too few of them.
    ///
    /// Each pass makes every weight the mean posterior share of its component, as in ``PriorLearning``, and shrinks it to that
    /// of this prior. Neither the order of the series nor their names matter: where there are more than enough, they are taken
    /// at equal distances from all in the order of their values.
    ///
    /// - Parameter mostSeries: So many series are learned from where there are more.
    public func adapted(to series: [AnnualSeries], mostSeries: Int = 400) -> SeriesPrior? {
        let histories = series.filter { $0.standardFamily == .pooledTrend }
            .compactMap { try? ExactHistory($0, for: .pooledTrend, atLeast: 2) }
            .sorted { left, right in
                left.values == right.values
                    ? left.observations.map(\.year).lexicographicallyPrecedes(right.observations.map(\.year))
                    : left.values.lexicographicallyPrecedes(right.values)
            }
        guard histories.count >= Self.leastSeries else { return nil }
        func chosen(from histories: [ExactHistory]) -> [ExactHistory] {
            let count = min(mostSeries, histories.count)
            return (0..<count).map { histories[$0 * histories.count / count] }
        }
        func adapted(_ prior: PooledPrior, to histories: [ExactHistory], of count: Int) -> PooledPrior {
            prior.adapted(
                to: histories, share: Self.share(of: count, histories), passes: Self.passes, count: count)
        }
        let known = chosen(from: histories)
        var recent: [Int: PooledPrior] = [:]
        for length in PooledMemories.lengths {
            let long = histories.filter { $0.values.count > length }
            guard long.count >= Self.leastSeries else { continue }
            recent[length] = adapted(
                self.recent[length] ?? trend, to: chosen(from: long).compactMap { $0.last(length) }, of: long.count)
        }
        return SeriesPrior(
            trend: adapted(trend, to: known, of: histories.count), recent: recent,
            repeats: repeats.adapted(to: known, share: Self.share(of: histories.count, known)),
            count: histories.count)
    }

    /// How much of each weight comes from so many series, of which the histories are some.
    private static func share(of count: Int, _ histories: [ExactHistory]) -> Double {
        let lengths = histories.map(\.values.count).sorted()
        let length = lengths.isEmpty ? 0 : Double(lengths[lengths.count / 2])
        let effect = YearEffect(of: histories).share / max(1, length - 2)
        let independent = Double(count) / (1 + Double(count - 1) * effect)
        return independent / (independent + (length > 8 ? 8 * length : strength))
    }
}

/// What moves all series of a table in one year, and in the next one no more: a pandemic, a census, a new counting rule.
///
/// Where that is much, a thousand series say as little of the coming years as a few would: n series whose changes of one year
/// correlate by ρ say as much as n/(1 + (n − 1)ρ) that don't (the design effect of Kish 1965, Survey Sampling, section 5.4),
/// with a ρ that falls with each further year that they have, as the years' effects average out.
struct YearEffect {
    /// ρ: the mean product of two series' changes in one year, less that of two series' changes in different years, which is
    /// what both have in every year; of changes whose mean square in each series is 1. From 0 to 1.
    let share: Double

    init(of histories: [ExactHistory]) {
        var sums: [Int: (count: Double, sum: Double, squares: Double)] = [:]
        for history in histories {
            let isPositive = history.values.allSatisfy { $0 > 0 }
            let values = isPositive ? history.values.map { log($0) } : history.values
            let changes = zip(values, values.dropFirst()).map { $1 - $0 }
            let size = (changes.reduce(0) { $0 + $1 * $1 } / Double(max(1, changes.count))).squareRoot()
            guard size > 0 else { continue }
            for (observation, change) in zip(history.observations.dropFirst(), changes) {
                let (old, scaled) = (sums[observation.year] ?? (0, 0, 0), change / size)
                sums[observation.year] = (old.count + 1, old.sum + scaled, old.squares + scaled * scaled)
            }
        }
        let years = sums.sorted { $0.key < $1.key }.map(\.value)
        let (count, sum, squares) = years.reduce((0, 0, 0)) { ($0.0 + $1.count, $0.1 + $1.sum, $0.2 + $1.squares) }
        let pairs = years.reduce(0) { $0 + $1.count * ($1.count - 1) }
        let products = years.reduce(0) { $0 + $1.sum * $1.sum - $1.squares }
        let otherPairs = count * (count - 1) - pairs
        let otherProducts = sum * sum - squares - products
        let within = pairs > 0 ? products / pairs : 0
        share = min(1, max(0, within - (otherPairs > 0 ? otherProducts / otherPairs : 0)))
    }
}

extension ExactHistory {
    /// That of the last values alone; `nil` where these make none.
    fileprivate func last(_ count: Int) -> ExactHistory? {
        guard
            let last = try? AnnualSeries(
                observations: series.observations.suffix(count), unit: series.unit, support: series.support)
        else { return nil }
        return try? ExactHistory(last, for: .pooledTrend, atLeast: 2)
    }
}

extension PooledPrior {
    /// - Parameters:
    ///   - share: How much of each weight comes from the histories.
    ///   - count: How many series there are, of which the histories are some.
    fileprivate func adapted(
        to histories: [ExactHistory], share: Double, passes: Int, count: Int
    ) -> PooledPrior {
        let bank = ComponentBank(components.map { $0.weighing(1) }, halvesDrift: false, isTempered: true)
        let rows = histories.compactMap { history -> [Float]? in
            guard let history = try? ExactHistory(history.series.withoutRepeats(), for: .pooledTrend, atLeast: 1) else {
                return nil
            }
            let evidence = PooledPosterior.logEvidence(of: PooledHistory(history), bank)
            let greatest = evidence.reduce(-.infinity, max)
            guard greatest.isFinite else { return nil }
            return evidence.map { Float(exp($0 - greatest)) }
        }
        let total = components.reduce(0) { $0 + $1.weight }
        let shipped = bank.sources.map { Float(components[$0].weight / total) }
        var weights = shipped
        for _ in 0..<passes {
            var sums = [Float](repeating: 0, count: weights.count)
            for row in rows {
                let factor = 1 / zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 }
                for place in sums.indices { sums[place] += factor * row[place] }
            }
            for place in weights.indices {
                let learned = weights[place] * sums[place] / Float(max(1, rows.count))
                weights[place] = Float(1 - share) * shipped[place] + Float(share) * learned
            }
        }
        var learned = components.map(\.weight)
        for (place, source) in bank.sources.enumerated() { learned[source] = Double(weights[place]).asWritten }
        return reweighed(learned, from: count)
    }
}

extension RepeatPrior {
    private static let passes = 100
    /// No table shows that a value can never be repeated.
    private static let least = 1e-3

    /// Most likely for the steps of these histories, shrunk to this one.
    ///
    /// The maximum of the beta-binomial likelihood by its fixed point (Minka 2000, Estimating a Dirichlet distribution,
    /// section 3), where differences of digamma functions are sums.
    ///
    /// - Parameter share: How much of the logarithms of α and β comes from the histories.
    fileprivate func adapted(to histories: [ExactHistory], share: Double) -> RepeatPrior {
        let seen = histories.map { RepeatChance($0) }
        var (alpha, beta) = (repeated, changed)
        for _ in 0..<Self.passes {
            var (ofRepeats, ofChanges, ofSteps) = (0.0, 0.0, 0.0)
            for one in seen {
                for step in 0..<one.repeats { ofRepeats += 1 / (alpha + Double(step)) }
                for step in 0..<(one.steps - one.repeats) { ofChanges += 1 / (beta + Double(step)) }
                for step in 0..<one.steps { ofSteps += 1 / (alpha + beta + Double(step)) }
            }
            guard ofSteps > 0 else { break }
            (alpha, beta) = (max(Self.least, alpha * ofRepeats / ofSteps), max(Self.least, beta * ofChanges / ofSteps))
        }
        func shrunk(_ learned: Double, _ shipped: Double) -> Double {
            exp(share * log(learned) + (1 - share) * log(shipped))
        }
        return RepeatPrior(repeated: shrunk(alpha, repeated).asWritten, changed: shrunk(beta, changed).asWritten)
    }
}
