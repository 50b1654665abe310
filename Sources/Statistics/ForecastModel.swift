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
