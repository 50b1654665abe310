import Foundation
import MitoshiNumericalMethods

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
