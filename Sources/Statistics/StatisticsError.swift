public import MitoshiNumericalMethods

/// Why a series or a model gave no answer.
public enum StatisticsError: Error, Hashable, Sendable {
    case invalidSeries(InvalidSeries)
    /// The model needs more exact values than the series has.
    case tooFewValues(model: ModelFamily, needed: Int, found: Int)
    /// The model doesn't apply to values like these; `year` is the first offending one.
    case unsuitableValue(model: ModelFamily, year: Int, value: Double, rule: ValueRule)
    /// The data don't determine a parameter of the model, for instance a ceiling that growth hasn't begun to approach.
    case notIdentified(model: ModelFamily, parameter: Parameter.Name, reason: Unidentified)
    /// A forecast was asked for fewer than one year ahead, or for more than ``Forecast/longestHorizon``.
    case invalidHorizon(Int)
    /// A probability that isn't strictly between 0 and 1.
    case invalidProbability(Double)
    /// Why a series can't be forecast from its driver.
    case driver(DriverTrouble)
    case numerical(NumericalError)

    /// What is wrong with a driver.
    public enum DriverTrouble: Error, Hashable, Sendable {
        /// No driver is named for the series, or it has no value yet.
        case notGiven
        /// A value that isn't between 0 and `upper`, both excluded.
        case unsuitableValue(Double, upper: Double)
        /// Two values at one moment, in years.
        case duplicate(time: Double)
        /// The values span less than the year that a yearly change needs.
        case tooShort(years: Double)
        /// The values begin after the year of the last value of the series does.
        case startsTooLate(time: Double, needed: Double)
        /// The series is neither a share nor a positive quantity that may rise and fall.
        case unsuitableSupport(Support)
    }

    /// What a model asks of every value.
    public enum ValueRule: Hashable, Sendable {
        case aboveZero
        /// Above 0 and below the ceiling of the model's curve.
        case below(ceiling: Double)
        case wholeNumber(upTo: Double)
        /// Measured as a count out of a count.
        case shareOfCounts
        /// Some value differs from 0.
        case notAllZero
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

/// Runs numerical work and wraps what it throws.
func numerically<Result>(
    _ work: () throws(NumericalError) -> Result
) throws(StatisticsError) -> Result {
    do {
        return try work()
    } catch {
        throw .numerical(error)
    }
}
