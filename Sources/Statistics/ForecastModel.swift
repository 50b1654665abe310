public import MitoshiNumericalMethods

/// A way of forecasting, before it has seen data. Conforming types hold settings only.
public protocol ForecastModel: Sendable {
    var family: ModelFamily { get }
    /// The least number of exact values the model learns from.
    var minimumValues: Int { get }
    /// - Throws: ``StatisticsError`` naming why this series can't be learned from.
    func fit(_ series: AnnualSeries) throws(StatisticsError) -> any FittedModel
}

/// A model together with what it learned. Never changes.
public protocol FittedModel: Sendable {
    var family: ModelFamily { get }
    var series: AnnualSeries { get }
    /// The learned quantities, in a fixed order.
    var parameters: [Parameter] { get }
    /// One value per exact observation, in the series' unit; `nil` where the model has no past to look at.
    var fittedValues: [Double?] { get }
    /// The fit on one scale with all other models, or `nil` where the model has no likelihood.
    var information: InformationCriterion? { get }
    /// What the years after the last observation may bring, nearest first; `horizon` is at least 1.
    func forecast(horizon: Int) throws(StatisticsError) -> Forecast
    /// Joint draws of the coming years: `count` paths of `horizon` values each. Year by year they follow
    /// the distributions of ``forecast(horizon:)``.
    func paths(
        count: Int, horizon: Int, from stream: inout RandomStream
    ) throws(StatisticsError) -> JointPaths
}

/// Akaike's criterion with the small-sample correction, comparable between models because every likelihood is that of
/// the observed values themselves (a model on another scale includes its Jacobian).
public struct InformationCriterion: Hashable, Sendable {
    /// The natural logarithm of the likelihood at the estimates, of values in the series' unit.
    public let logLikelihood: Double
    /// Free parameters, the scale included.
    public let parameters: Int
    /// How many values the likelihood is of.
    public let observations: Int

    /// Checks nothing; with too few observations for the parameters only ``corrected`` is missing.
    public init(logLikelihood: Double, parameters: Int, observations: Int) {
        self.logLikelihood = logLikelihood
        self.parameters = parameters
        self.observations = observations
    }

    /// −2 log L + 2k + 2k(k+1)/(n−k−1), or `nil` when n ≤ k + 1. Source: Hurvich & Tsai (1989), Biometrika 76, eq. 3.
    public var corrected: Double? {
        let spare = observations - parameters - 1
        guard spare > 0 else { return nil }
        let k = Double(parameters)
        return -2 * logLikelihood + 2 * k + 2 * k * (k + 1) / Double(spare)
    }
}

/// Predictive distributions for consecutive years after a forecast origin.
public struct Forecast: Sendable {
    /// The family that answers for the forecast, also where several models were averaged.
    public let model: ModelFamily
    /// The last year with an observed value.
    public let origin: Int
    /// One distribution a year, nearest first.
    public let distributions: [any PredictiveDistribution]

    /// Checks nothing: `distributions` begin with the year after `origin` and leave none out.
    public init(model: ModelFamily, origin: Int, distributions: [any PredictiveDistribution]) {
        self.model = model
        self.origin = origin
        self.distributions = distributions
    }

    /// The distribution for `year`, or `nil` when the forecast doesn't reach it.
    public subscript(year year: Int) -> (any PredictiveDistribution)? {
        let (index, overflows) = year.subtractingReportingOverflow(origin + 1)
        return !overflows && distributions.indices.contains(index) ? distributions[index] : nil
    }
}

/// Joint draws of coming years, in the series' unit; a collection of paths, each with a value a year.
public struct JointPaths: RandomAccessCollection, Hashable, Sendable {
    /// Year by year from the first one ahead, each with an element a path: a year's values are asked for more often than a
    /// path's.
    public let years: [[Double]]

    /// No path and no year: nothing was drawn, or no draw fits.
    public static let none = JointPaths(years: [])

    /// - Parameter years: Each with as many elements as the first.
    public init(years: [[Double]]) { self.years = years }

    /// Always 0.
    public var startIndex: Int { 0 }
    /// How many paths there are; 0 without a year.
    public var endIndex: Int { years.first?.count ?? 0 }

    /// A path's values, year by year.
    public subscript(path: Int) -> [Double] { years.map { $0[path] } }
}

extension FittedModel {
    /// Observed minus fitted value, one per exact observation, in the series' unit; `nil` where there is no fitted value.
    public var residuals: [Double?] {
        zip(series.exactValues, fittedValues).map { observed, fitted in fitted.map { observed - $0 } }
    }
}

extension ForecastModel {
    /// Fits and forecasts in one step, for callers that don't need the fitted model.
    public func forecast(_ series: AnnualSeries, horizon: Int) throws(StatisticsError) -> Forecast {
        try fit(series).forecast(horizon: horizon)
    }
}
