import Foundation
import MitoshiNumericalMethods

/// A log-linear trend of counts. The years' dependence through the common line is carried by a normal copula.
struct FittedCountTrend: CopulaForecasting {
    let family: ModelFamily
    let history: ExactHistory
    let shape: StudentT
    let line: LineFit
    let means: [Double]
    /// Infinite for Poisson counts.
    let size: Double
    let information: InformationCriterion?

    init(
        family: ModelFamily, history: ExactHistory, fit: LinkedLine, size: Double
    ) throws(StatisticsError) {
        self.family = family
        self.history = history
        self.size = size
        line = fit.line
        means = fit.means
        // So many degrees of freedom that it can't be told from a normal distribution.
        shape = try numerically { () throws(NumericalError) in try StudentT(degreesOfFreedom: 1e6) }
        let logLikelihood = try numerically { () throws(NumericalError) in
            try CountTrend.logLikelihood(history.values, fit.means, size: size)
        }
        information = InformationCriterion(
            logLikelihood: logLikelihood, parameters: size.isFinite ? 3 : 2, observations: history.count)
    }

    var parameters: [Parameter] {
        var parameters = [
            Parameter(
                name: .logarithmAtLastValue, value: line.level,
                standardError: line.covariance(0, 0).squareRoot()),
            Parameter(
                name: .logarithmChangePerYear, value: line.slope,
                standardError: line.slopeVariance.squareRoot()),
        ]
        if size.isFinite { parameters.append(Parameter(name: .size, value: size)) }
        return parameters
    }

    var fittedValues: [Double?] { means }

    func marginal(_ step: Int) throws(StatisticsError) -> any PredictiveDistribution {
        let time = history.time(ofStep: step)
        let (lower, upper) = history.bounds
        let (place, variance, size) = (line.value(at: time), line.covariance(time, time), size)
        return try numerically { () throws(NumericalError) in
            let shape = try inverseTrigamma(variance)
            let mean = try exp(place + log(shape) - digamma(shape))
            // The product of the rate's gamma and the size's own has the sum of their squared coefficients of variation,
            // and their product.
            let spread = 1 / shape + 1 / size + 1 / (shape * size)
            return CountDistribution(
                base: try NegativeBinomial(mean: mean, size: 1 / spread), lower: lower, upper: upper)
        }
    }

    func covariance(_ step: Int, _ other: Int) -> Double {
        let (time, otherTime) = (history.time(ofStep: step), history.time(ofStep: other))
        let own = step == other ? 1 / size + exp(-line.value(at: time)) : 0
        return line.covariance(time, otherTime) + own
    }

    /// The shape of a gamma distribution whose logarithm has this variance: ψ′(shape) = variance.
    private func inverseTrigamma(_ variance: Double) throws(NumericalError) -> Double {
        // 1/k + 1/2k² < ψ′(k) < 1/k + 1/k² (Abramowitz & Stegun, 6.4.12).
        let low = (1 + (1 + 2 * variance).squareRoot()) / (2 * variance)
        let high = (1 + (1 + 4 * variance).squareRoot()) / (2 * variance)
        return try root(in: low...high) { (shape: Double) throws(NumericalError) in try trigamma(shape) - variance }
    }
}
