import Foundation
import MitoshiNumericalMethods

/// A count that somebody decides: mostly the expected number, sometimes one more or less, rarely anything else.
///
/// Expected is the number of the year before, that number and its step once more, or one number in all years; which of them,
/// and how surely it comes, the history says by how probable each makes it. After equal years the chance of one more grows
/// with their number, as in a rule of succession, but never to certainty.
struct DecidedCount: Sendable {
    let prior: DecidedCountPrior

    /// - Parameter history: Whole numbers of at least 0.
    func fitted(to history: ExactHistory) throws(StatisticsError) -> FittedDecidedCount {
        let support = history.bounds
        let lower = max(0, support.lower.rounded(.up))
        let bounds = (lower: lower, upper: max(lower, support.upper.rounded(.down)))
        let isJudged = PooledHistory(history).isJudged
        let runs = expectations(in: history).map {
            DecidedRun(of: $0, in: history, isJudged: isJudged, bounds, prior)
        }
        var weights: [[Double]] = []
        for run in runs {
            let each = log(run.expectation.weight / Double(prior.chances.count))
            weights.append(prior.chances.map { each + run.logLikelihood(chance: $0) })
        }
        let greatest = weights.joined().reduce(-.infinity, max)
        let total = weights.joined().reduce(0) { $0 + exp($1 - greatest) }
        var parts: [FittedDecidedCount.Part] = []
        for (run, weights) in zip(runs, weights) {
            for (chance, weight) in zip(prior.chances, weights) where exp(weight - greatest) > Self.negligible * total {
                parts.append(
                    .init(weight: exp(weight - greatest) / total, chance: chance, expectation: run.expectation.kind))
            }
        }
        // So many degrees of freedom that it can't be told from a normal distribution.
        let shape = try numerically { () throws(NumericalError) in try StudentT(degreesOfFreedom: 1e6) }
        return FittedDecidedCount(
            history: history, shape: shape, prior: prior, bounds: bounds, parts: parts,
            fittedValues: history.values.indices.map { $0 == 0 ? nil : history.values[$0 - 1] },
            logEvidence: greatest + log(total))
    }

    /// A part of less weight can't be seen in a forecast.
    private static let negligible = 1e-9

    private func expectations(in history: ExactHistory) -> [DecidedRun.Expectation] {
        [
            .init(kind: .lastNumber, weight: prior.lastNumber), .init(kind: .lastStep, weight: prior.lastStep),
        ] + Set(history.values).sorted().map { .init(kind: .number($0), weight: prior.usualNumber) }
    }
}

/// What one expectation says of every value of a history.
struct DecidedRun {
    enum Kind: Hashable, Sendable {
        case lastNumber
        case lastStep
        /// In all years.
        case number(Double)
    }

    struct Expectation {
        let kind: Kind
        let weight: Double
    }

    let expectation: Expectation
    /// One element a value that counts.
    private let years: [Year]

    private struct Year {
        /// After how many years; the chance to see the expected number has that power.
        let time: Double
        /// The log probability of the value when it isn't the expected number; `nil` where it is.
        let logOther: Double?
        /// Whether there is an expectation at all: no step is known of a single value.
        let isExpected: Bool
    }

    init(
        of expectation: Expectation, in history: ExactHistory, isJudged: [Bool],
        _ bounds: (lower: Double, upper: Double), _ prior: DecidedCountPrior
    ) {
        self.expectation = expectation
        let first = (isJudged.firstIndex(of: true) ?? history.count) - 1
        years = history.values.indices.compactMap { index in
            guard isJudged[index] || index == first && expectation.kind.isUsual else { return nil }
            let value = history.values[index]
            let expected = expectation.kind.expected(at: index, in: history)
            let number = DecidedNumber(
                number: expected.number, chance: 0.5,
                distances: prior.distances(from: max(0, expected.number), spread: expected.spread),
                bounds: bounds)
            return Year(
                time: expected.time, logOther: value == number.number ? nil : number.logProbability(besides: value),
                isExpected: index > 1 || expectation.kind != .lastStep)
        }
    }

    /// Of the values that count, the first only where the expectation doesn't come from it.
    func logLikelihood(chance: Double) -> Double {
        years.reduce(0) { sum, year in
            let chance = year.isExpected ? pow(chance, year.time) : 0.5
            return sum + (year.logOther.map { log1p(-chance) + $0 } ?? log(chance))
        }
    }
}

extension DecidedRun.Kind {
    var isUsual: Bool { if case .number = self { true } else { false } }

    /// The number expected for the value at `index`, with the years since the value before and how much they widen.
    func expected(at index: Int, in history: ExactHistory) -> (number: Double, time: Double, spread: Double) {
        guard index > 0 else { return expected(after: history.values[..<1], 0, in: history) }
        return expected(
            after: history.values[..<index], history.times[index] - history.times[index - 1], in: history)
    }

    /// The number expected `time` years after the last of `values`.
    func expected(
        after values: ArraySlice<Double>, _ time: Double, in history: ExactHistory
    ) -> (number: Double, time: Double, spread: Double) {
        let last = values.count - 1
        switch self {
        case .number(let number): return (number, 1, 1)
        case .lastNumber: return (values[last], time, time.squareRoot())
        case .lastStep:
            guard last > 0 else { return (values[last], time, time.squareRoot()) }
            let pace = (values[last] - values[last - 1]) / (history.times[last] - history.times[last - 1])
            return ((values[last] + pace * time).rounded(), time, time)
        }
    }
}

/// What a history leaves of the ways in which its count may be decided.
struct FittedDecidedCount: CopulaForecasting {
    struct Part: Hashable, Sendable {
        /// All of them sum to 1.
        let weight: Double
        let chance: Double
        let expectation: DecidedRun.Kind
    }

    let history: ExactHistory
    let shape: StudentT
    let prior: DecidedCountPrior
    let bounds: (lower: Double, upper: Double)
    let parts: [Part]
    /// The number of the year before.
    let fittedValues: [Double?]
    /// The log probability of the values that ``PooledHistory/isJudged`` names.
    let logEvidence: Double

    var family: ModelFamily { .countAverage }
    /// The evidence averages over the prior: there is no number of parameters to correct for.
    var information: InformationCriterion? { nil }

    var parameters: [Parameter] {
        [Parameter(name: .level, value: parts.reduce(0) { $0 + $1.weight * count($1, step: 1).number })]
    }

    func marginal(_ step: Int) throws(StatisticsError) -> any PredictiveDistribution {
        DecidedDistribution(
            parts: parts.map { .init(weight: $0.weight, count: count($0, step: step)) }, bounds: bounds)
    }

    private func count(_ part: Part, step: Int) -> DecidedNumber {
        let expected = part.expectation.expected(
            after: history.values[...], history.time(ofStep: step), in: history)
        return DecidedNumber(
            number: expected.number, chance: pow(part.chance, expected.time),
            distances: prior.distances(from: max(0, expected.number), spread: expected.spread), bounds: bounds)
    }

    /// A number that follows the one before walks at random; about a usual one each year decides anew.
    func covariance(_ step: Int, _ other: Int) -> Double {
        let usual = parts.reduce(0) { $0 + ($1.expectation.isUsual ? $1.weight : 0) }
        return (1 - usual) * Double(min(step, other)) + (step == other ? usual : 0)
    }
}
