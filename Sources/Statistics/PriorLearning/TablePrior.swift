import Foundation

extension SeriesPrior {
    /// Fewer series say less about each other than thousands of others do.
    public static let leastSeries = 40
    /// So many of a table's series are enough to learn from.
    private static let mostSeries = 400
    private static let passes = 8
    /// As many series as the shipped prior counts for; of long histories more, which say more each.
    private static let strength = 40.0

    /// The shipped prior with its weights learned again from these series; as it is where there are too few of them.
    ///
    /// Each pass makes every weight the mean posterior share of its component, as when the shipped prior was learned
    /// (``PriorLearning``), and shrinks it to the shipped one. Neither the order of the series nor their names matter: where
    /// there are more than enough, they are taken at equal distances from all in the order of their values.
    public static func adapted(to series: [AnnualSeries]) -> SeriesPrior {
        let histories = series.filter { $0.standardFamily == .pooledTrend }
            .compactMap { try? ExactHistory($0, for: .pooledTrend, atLeast: 2) }
            .sorted { left, right in
                left.values == right.values
                    ? left.observations.map(\.year).lexicographicallyPrecedes(right.observations.map(\.year))
                    : left.values.lexicographicallyPrecedes(right.values)
            }
        guard histories.count >= leastSeries else { return shipped }
        let known = chosen(from: histories)
        var recent: [Int: PooledPrior] = [:]
        for length in PooledMemories.lengths {
            let long = histories.filter { $0.values.count > length }
            guard long.count >= leastSeries else { continue }
            recent[length] = adapted(to: chosen(from: long).compactMap { $0.last(length) }, of: long.count)
        }
        return SeriesPrior(
            trend: adapted(to: known, of: histories.count), recent: recent,
            repeats: RepeatPrior.standard.adapted(to: known, share: share(of: histories.count, known)),
            count: histories.count)
    }

    /// As many as are learned from, at equal distances.
    private static func chosen(from histories: [ExactHistory]) -> [ExactHistory] {
        let count = min(mostSeries, histories.count)
        return (0..<count).map { histories[$0 * histories.count / count] }
    }

    /// - Parameter count: How many series there are, of which the histories are some.
    private static func adapted(to histories: [ExactHistory], of count: Int) -> PooledPrior {
        PooledPrior.standard.adapted(to: histories, share: share(of: count, histories), passes: passes, count: count)
    }

    private static func share(of count: Int, _ histories: [ExactHistory]) -> Double {
        let lengths = histories.map(\.values.count).sorted()
        let length = lengths.isEmpty ? 0 : Double(lengths[lengths.count / 2])
        return Double(count) / (Double(count) + (length > 8 ? 8 * length : strength))
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
        var adapted = components
        for (place, source) in bank.sources.enumerated() { adapted[source].weight = Double(weights[place]).asWritten }
        let origin = Origin(
            command: "mitoshi adapt-prior", data: "\(count) series; before: \(origin.data)", digest: origin.digest,
            date: origin.date)
        return PooledPrior(components: adapted, origin: origin, halvesDrift: true, isTempered: true)
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
