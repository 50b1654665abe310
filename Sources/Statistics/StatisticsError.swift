public import NumericalMethods

/// Why a series or a model gave no answer.
public enum StatisticsError: Error, Hashable, Sendable {
    case invalidSeries(InvalidSeries)
    /// The model needs more exact values than the series has.
    case tooFewValues(model: ModelFamily, needed: Int, found: Int)
    /// The model doesn't apply to values like these; `year` is the first offending one.
    case unsuitableValue(model: ModelFamily, year: Int, value: Double, rule: String)
    /// The data don't determine a parameter of the model, for instance a ceiling that growth hasn't begun to approach.
    case notIdentified(model: ModelFamily, parameter: String, reason: String)
    /// A forecast was asked for fewer than one year ahead.
    case invalidHorizon(Int)
    /// A probability that isn't strictly between 0 and 1.
    case invalidProbability(Double)
    case numerical(NumericalError)

    /// What makes a set of observations no series.
    public enum InvalidSeries: Hashable, Sendable {
        case duplicate(year: Int, elapsedFraction: Double)
        case elapsedFraction(year: Int, found: Double)
        case share(year: Int, numerator: Int, denominator: Int)
        case notFinite(year: Int)
        /// A year beyond ``AnnualSeries/years``.
        case yearOutOfRange(year: Int)
        case outsideSupport(year: Int, value: Double, support: Support)
    }
}
