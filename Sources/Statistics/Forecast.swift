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
