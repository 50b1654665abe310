import Foundation
import NumericalMethods

/// A quantity that only accumulates: each year adds 0 or more, at an unknown rate with an unknown spread.
///
/// In units of the last digit written, a year's increment given the rate λ and the size κ is negative binomial (mean λ,
/// variance λ + λ²/κ), so a stretch of δ years adds a negative binomial with mean λδ and size κδ, and gaps and dates inside a
/// year need no filling. log λ has a normal prior about a share of the last value, κ one of five sizes; both are integrated
/// over a grid, exactly up to that. At a ceiling the quantity stays.
///
/// The prior is that of 17 accumulated counts in the plans of five Japanese cities, from their base to the latest value: a
/// median of 29 % of the base a year, with a standard deviation of 1.07 of its logarithm
/// (`data/increments/accumulated-counts.csv`, `scripts/learn-increment-prior.py`).
public struct YearlyIncrements: ForecastModel {
    /// The yearly increment that is expected before any is seen, as a share of the last value.
    public let share: Double
    /// The standard deviation of its logarithm.
    public let deviation: Double

    public init(share: Double = 0.29, deviation: Double = 1.07) {
        self.share = share
        self.deviation = deviation
    }

    public var family: ModelFamily { .yearlyIncrements }
    public var minimumValues: Int { 1 }

    /// - Throws: ``StatisticsError/unsuitableValue(model:year:value:rule:)`` for a value below the one before or below 0.
    public func fit(_ series: AnnualSeries) throws(StatisticsError) -> any FittedModel {
        let history = try ExactHistory(series, for: family, atLeast: minimumValues)
        var before = 0.0
        for (observation, value) in zip(history.observations, history.values) {
            guard value >= before else {
                throw .unsuitableValue(model: family, year: observation.year, value: value, rule: .notFalling)
            }
            before = value
        }
        let unit = series.roundingUnit
        guard history.latest / unit < Self.greatest, share > 0 else {
            throw .unsuitableValue(
                model: family, year: history.observations[history.count - 1].year, value: history.latest,
                rule: .wholeNumber(upTo: Self.greatest))
        }
        let beliefs = try beliefs(history, unit: unit)
        return FittedIncrements(history: history, unit: unit, beliefs: beliefs)
    }

    /// The greatest stock, in units of its last digit.
    private static let greatest = 1e8
    private static let sizes = [0.5, 1, 2, 5, 20]

    /// The rates and sizes with their posterior weights, on a grid of log λ that reaches over prior and likelihood.
    private func beliefs(
        _ history: ExactHistory, unit: Double
    ) throws(StatisticsError) -> [FittedIncrements.Belief] {
        let changes = RandomWalk.steps(history.values).map { ($0 / unit).rounded() }
        let durations = RandomWalk.steps(history.times)
        // Of an empty stock, one unit stands for the level.
        let centre = log(max(history.latest / unit, 1) * share)
        let span = durations.reduce(0, +)
        let seen = span > 0 ? log((changes.reduce(0, +) + 0.5) / span) : centre
        let low = min(centre - 4 * deviation, seen - 4)
        let high = max(centre + 4 * deviation, seen + 3)
        let steps = max(40, Int((high - low) / 0.1))
        var logs: [(rate: Double, size: Double, log: Double)] = []
        for index in 0...steps {
            let logarithm = low + (high - low) * Double(index) / Double(steps)
            let place = (logarithm - centre) / deviation
            for size in Self.sizes {
                var density = -place * place / 2
                for (change, duration) in zip(changes, durations) {
                    density += try numerically { () throws(NumericalError) in
                        try CountTrend.logLikelihood([change], [exp(logarithm) * duration], size: size * duration)
                    }
                }
                logs.append((exp(logarithm), size, density))
            }
        }
        let greatest = logs.map(\.log).max() ?? 0
        let kept = logs.filter { $0.log > greatest - 16 }
        let total = kept.reduce(0) { $0 + exp($1.log - greatest) }
        return kept.map { .init(weight: exp($0.log - greatest) / total, rate: $0.rate, size: $0.size) }
    }
}
