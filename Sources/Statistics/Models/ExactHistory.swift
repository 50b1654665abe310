import Foundation

/// The exact values of a series on the time axis of its forecasts: what every model learns from.
struct ExactHistory: Sendable {
    let series: AnnualSeries
    let observations: [Observation]
    let values: [Double]
    /// Times relative to the last observation, in years; 0 for the last, below 0 before it. They don't depend on how the
    /// years are numbered.
    let times: [Double]
    /// The last year whose end is observed. Forecasts begin with the year after it.
    let origin: Int
    /// How much of the year after ``origin`` had passed at the last observation: 0 for a value at a year's end.
    let elapsed: Double
    /// The least standard deviation that the digits of the values allow to claim.
    let roundingError: Double

    /// - Throws: ``StatisticsError/tooFewValues(model:needed:found:)``.
    init(_ series: AnnualSeries, for model: ModelFamily, atLeast needed: Int) throws(StatisticsError) {
        let observations = series.exactObservations
        guard let last = observations.last, observations.count >= needed, let origin = series.origin else {
            throw .tooFewValues(model: model, needed: needed, found: observations.count)
        }
        self.series = series
        self.observations = observations
        values = series.exactValues
        times = observations.map { Double($0.year - last.year) + ($0.elapsedFraction - last.elapsedFraction) }
        self.origin = origin
        elapsed = last.elapsedFraction < 1 ? last.elapsedFraction : 0
        roundingError = series.roundingError
    }

    var count: Int { values.count }

    /// The last value.
    var latest: Double { values[values.count - 1] }

    /// The time from the last observation to the end of the `step`-th year after ``origin``, in years.
    func time(ofStep step: Int) -> Double { Double(step) - elapsed }

    /// What the coming years can be: the series' support, and for a quantity that never falls not below the last value.
    var bounds: (lower: Double, upper: Double) {
        let support = series.support
        return (support.neverFalls ? max(support.lower, latest) : support.lower, support.upper)
    }

    /// The values on `scale`.
    ///
    /// - Throws: ``StatisticsError/unsuitableValue(model:year:value:rule:)`` for the first that the scale can't hold.
    func values(on scale: WorkingScale, for model: ModelFamily) throws(StatisticsError) -> [Double] {
        guard let rule = scale.rule else { return values }
        for (observation, value) in zip(observations, values) where !scale.transform(value).isFinite {
            throw .unsuitableValue(model: model, year: observation.year, value: value, rule: rule)
        }
        return values.map(scale.transform)
    }

    /// ``roundingError`` on `scale`, whose values differ in how far apart it draws neighbours: their root mean square.
    func roundingError(on scale: WorkingScale) -> Double {
        let slopes = values.map { scale.slope(at: $0) }
        return roundingError * (slopes.map { $0 * $0 }.reduce(0, +) / Double(count)).squareRoot()
    }

    /// Σ log of the derivative of `scale` at the values: what turns a likelihood on `scale` into one of the values.
    func logJacobian(of scale: WorkingScale) -> Double {
        values.map { log(scale.slope(at: $0)) }.reduce(0, +)
    }
}

/// The exact values of a series year by year, for models whose state moves on once a year.
///
/// A value dated inside a year belongs to the year that contains it; of several in one year the latest counts. Missing
/// years stay missing: the recursions pass over them as a Kalman filter does, so that they cost certainty.
struct AnnualGrid: Sendable {
    /// One element for each year from the first to the last observed.
    let values: [Double?]
    /// For each exact observation its element of ``values``, or `nil` where a later one of the same year stands there.
    let positions: [Int?]
    /// How many years have a value.
    let count: Int

    /// The longest span, in years. A longer one is a mistake in the years, and would take as many steps.
    private static let longestSpan = 500

    /// - Throws: ``StatisticsError/unsuitableValue(model:year:value:rule:)`` for a history that is too long, and
    ///   ``StatisticsError/tooFewValues(model:needed:found:)`` when too few years have a value.
    init(_ history: ExactHistory, for model: ModelFamily, atLeast needed: Int) throws(StatisticsError) {
        let first = history.observations[0].year
        let years = history.observations.map { $0.year - first }
        let span = years[years.count - 1] + 1
        guard span <= Self.longestSpan else {
            throw .unsuitableValue(
                model: model, year: first, value: history.values[0],
                rule: .within(years: Self.longestSpan))
        }
        var values = [Double?](repeating: nil, count: span)
        for (year, value) in zip(years, history.values) { values[year] = value }
        self.values = values
        positions = years.indices.map { $0 + 1 < years.count && years[$0 + 1] == years[$0] ? nil : years[$0] }
        count = values.count { $0 != nil }
        guard count >= needed else { throw .tooFewValues(model: model, needed: needed, found: count) }
    }
}

extension InformationCriterion {
    /// That of a model with normal errors at its own best variance.
    ///
    /// log L = −½[n (log 2π + 1 + log(S/n)) + Σ log vᵢ] + J, where S = Σ eᵢ²/vᵢ, vᵢ are the known relative variances and J
    /// the logarithm of the Jacobian of the working scale. S/n is kept above the square of what the digits of the values
    /// resolve; a perfect fit would else beat any other by infinity.
    ///
    /// - Parameters:
    ///   - logVariances: Σ log vᵢ.
    ///   - coefficients: Free parameters besides the variance.
    ///   - observations: How many values the model used, where that isn't all of them.
    static func normal(
        sumOfSquares: Double, logVariances: Double = 0, coefficients: Int, history: ExactHistory,
        scale: WorkingScale = .level, observations: Int? = nil
    ) -> InformationCriterion? {
        let count = observations ?? history.count
        let n = Double(count)
        let floor = history.roundingError(on: scale)
        let variance = max(sumOfSquares / n, floor * floor)
        let logLikelihood =
            -0.5 * (n * (log(2 * .pi * variance) + 1) + logVariances) + history.logJacobian(of: scale)
        guard logLikelihood.isFinite else { return nil }
        return InformationCriterion(
            logLikelihood: logLikelihood, parameters: coefficients + 1, observations: count)
    }
}
