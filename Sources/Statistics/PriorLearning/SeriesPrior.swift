import Foundation

/// What is believed of a series before its values are seen: how it moves, and how often it repeats its last value.
///
/// As it comes with the package, or learned again from the series of a table (empirical Bayes; Robbins 1956, Proceedings of the
/// Third Berkeley Symposium 1, 157–163): the series of one table are often alike, and a hundred of them say what three values of
/// one can't.
public struct SeriesPrior: Sendable {
    /// The one that comes with the package.
    public static let shipped = SeriesPrior(trend: .standard, repeats: .standard, count: nil)

    /// How a series moves.
    public let trend: PooledPrior
    let repeats: RepeatPrior
    /// How many series it was learned from; `nil` for the one that comes with the package.
    public let count: Int?

    /// Whether numbers that may be anything have a chance of a repeat: nobody knows what they are, but other series of their
    /// table may tell.
    var repeatsAnyNumber: Bool { count != nil }
}

extension SeriesPrior {
    private static let signature = "mitoshi-series-prior\t1"

    /// The prior as text: a line with the form, how many series it was learned from, α and β of a repeat, and the trend's prior
    /// (``PooledPrior/text``). Six digits of α and β: more than they are learned to.
    public var text: String {
        let numbers = [repeats.repeated, repeats.changed].map { String(format: "%.6g", $0) }
        return ([Self.signature, String(count ?? 0)] + numbers).joined(separator: "\t") + "\n" + trend.text
    }

    /// Reads what ``text`` writes.
    public init(text: String) throws(PooledPrior.TextError) {
        let (line, rest) =
            text.firstIndex(of: "\n").map { (text[..<$0], text[text.index(after: $0)...]) } ?? (text[...], "")
        let numbers = line.dropFirst(Self.signature.count).split(separator: "\t").compactMap { Double($0) }
        guard line.hasPrefix(Self.signature), numbers.count == 3, let count = Int(exactly: numbers[0]), count >= 0,
            numbers[1] > 0, numbers[2] > 0, numbers.allSatisfy(\.isFinite)
        else {
            throw PooledPrior.TextError(line: 1, found: String(line), expected: Self.signature + " N α β")
        }
        let trend: PooledPrior
        do throws(PooledPrior.TextError) {
            trend = try PooledPrior(text: String(rest))
        } catch {
            throw PooledPrior.TextError(line: error.line + 1, found: error.found, expected: error.expected)
        }
        self.init(
            trend: PooledPrior(
                components: trend.components, origin: trend.origin, halvesDrift: true, isTempered: count > 0),
            repeats: RepeatPrior(repeated: numbers[1], changed: numbers[2]), count: count > 0 ? count : nil)
    }
}

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
    /// (``PriorLearning``), and shrinks it to the shipped one. The order of the series doesn't matter.
    ///
    /// - Parameters:
    ///   - series: With names; in the order of these they are taken where there are more than enough.
    public static func adapted(to series: [(id: String, series: AnnualSeries)]) -> SeriesPrior {
        let histories = series.filter { $0.series.standardFamily == .pooledTrend }
            .compactMap { one -> (id: String, history: ExactHistory)? in
                guard let history = try? ExactHistory(one.series, for: .pooledTrend, atLeast: 2) else { return nil }
                return (one.id, history)
            }
            .sorted { $0.id < $1.id }
        guard histories.count >= leastSeries else { return shipped }
        let chosen = (0..<min(mostSeries, histories.count)).map {
            histories[$0 * histories.count / min(mostSeries, histories.count)].history
        }
        let lengths = chosen.map(\.values.count).sorted()
        let length = Double(lengths[lengths.count / 2])
        let share = share(of: histories.count, strength: length > 8 ? 8 * length : strength)
        return SeriesPrior(
            trend: PooledPrior.standard.adapted(to: chosen, share: share, passes: passes, count: histories.count),
            repeats: RepeatPrior.standard.adapted(to: chosen, share: share), count: histories.count)
    }

    private static func share(of count: Int, strength: Double) -> Double { Double(count) / (Double(count) + strength) }
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
        for (place, source) in bank.sources.enumerated() { adapted[source].weight = Double(weights[place]) }
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
        return RepeatPrior(repeated: shrunk(alpha, repeated), changed: shrunk(beta, changed))
    }
}

extension AnnualSeries {
    /// The series with each run of equal values as one value, and the years moved together so that the last one stays: what is
    /// left to a model of the moves where repeats have a chance of their own.
    func withoutRepeats() -> AnnualSeries {
        var moves: [Observation] = []
        var (year, start) = (0, 0)
        for observation in observations.reversed() {
            if let last = moves.last, observation.value == last.value {
                start = observation.year
                continue
            }
            year = moves.isEmpty ? observation.year : year - (start - observation.year)
            start = observation.year
            moves.append(
                Observation(year: year, elapsedFraction: observation.elapsedFraction, value: observation.value))
        }
        return (try? AnnualSeries(observations: moves.reversed(), unit: unit, support: support)) ?? self
    }
}
