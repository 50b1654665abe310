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
