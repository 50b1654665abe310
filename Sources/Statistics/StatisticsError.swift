public import NumericalMethods

/// Why a series or a model gave no answer.
public enum StatisticsError: Error, Hashable, Sendable {
    case invalidSeries(InvalidSeries)
    /// The model needs more exact values than the series has.
    case tooFewValues(model: ModelFamily, needed: Int, found: Int)
    /// The model doesn't apply to values like these; `year` is the first offending one.
    case unsuitableValue(model: ModelFamily, year: Int, value: Double, rule: ValueRule)
    /// The data don't determine a parameter of the model, for instance a ceiling that growth hasn't begun to approach.
    case notIdentified(model: ModelFamily, parameter: Parameter.Name, reason: Unidentified)
    /// A forecast was asked for fewer than one year ahead.
    case invalidHorizon(Int)
    /// A probability that isn't strictly between 0 and 1.
    case invalidProbability(Double)
    case numerical(NumericalError)

    /// What a model asks of every value.
    public enum ValueRule: Hashable, Sendable {
        case aboveZero
        /// Above 0 and below the ceiling of the model's curve.
        case below(ceiling: Double)
        case wholeNumber(upTo: Double)
        /// Measured as a count out of a count.
        case shareOfCounts
        /// All values lie within so many years.
        case within(years: Int)
    }

    /// Why the data don't determine a parameter.
    public enum Unidentified: Hashable, Sendable {
        /// No finite value is better than all larger ones.
        case unbounded
        /// The best value lies far from the greatest value of the series.
        case remote(best: Double, greatestValue: Double)
        /// The best value could as well be half or one and a half as large.
        case uncertain(best: Double, standardError: Double)
        /// The counts vary no more than Poisson counts do.
        case noExcessVariation
        /// The search went round in circles: `reason` is the routine's own.
        case unsettled(reason: String)
    }

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
