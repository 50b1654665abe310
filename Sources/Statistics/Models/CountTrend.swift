import Foundation
import MitoshiNumericalMethods

/// Counts whose mean grows by a constant factor a year: Poisson or negative binomial regression with a log link.
///
/// The rate of a coming year is gamma with the mean and variance of log λ that the fit gives, so the count is negative
/// binomial and P(Y ≥ T) exact. For a constant rate this is, to a fraction of a per cent, the posterior of Jeffreys' prior.
/// Checked against R's `glm(family = poisson)` and `MASS::glm.nb`.
public struct CountTrend: ForecastModel {
    /// How the variance of a count follows from its mean.
    public enum Spread: Hashable, Sendable {
        /// Variance = mean.
        case poisson
        /// Variance = mean + mean²/size, with the size of greatest likelihood.
        case negativeBinomial
    }

    /// How the line is found.
    public enum Estimate: Hashable, Sendable {
        /// Without the first-order bias (Firth); finite for every history, also of zeros.
        case biasReduced
        /// Of greatest likelihood, as R's `glm`; not every history has one.
        case greatestLikelihood
    }

    /// Whether counts may vary more than Poisson counts.
    public let spread: Spread
    /// Whether the line is Firth's or that of greatest likelihood.
    public let estimate: Estimate

    /// Firth's line unless the other is asked for.
    public init(spread: Spread, estimate: Estimate = .biasReduced) {
        self.spread = spread
        self.estimate = estimate
    }

    /// The Poisson or the negative binomial trend, as ``spread`` says.
    public var family: ModelFamily { spread == .poisson ? .poissonTrend : .negativeBinomialTrend }
    /// Three, or four where a size is estimated too.
    public var minimumValues: Int { spread == .poisson ? 3 : 4 }

    /// - Throws: ``StatisticsError/unsuitableValue(model:year:value:rule:)`` for a value that is no count,
    ///   ``StatisticsError/notIdentified(model:parameter:reason:)`` when the counts vary no more than Poisson counts and a
    ///   size was asked for, or when no finite line fits best.
    public func fit(_ series: AnnualSeries) throws(StatisticsError) -> any FittedModel {
        let history = try ExactHistory(series, for: family, atLeast: minimumValues)
        for (observation, value) in zip(history.observations, history.values)
        where value < 0 || value != value.rounded() || value > Self.greatest {
            throw .unsuitableValue(
                model: family, year: observation.year, value: value, rule: .wholeNumber(upTo: Self.greatest))
        }
        var size = Double.infinity
        var fit = try line(history, size: size)
        if spread == .negativeBinomial {
            for _ in 0..<50 {
                let previous = size
                size = try dispersion(of: history.values, about: fit.means)
                fit = try line(history, size: size)
                if abs(size - previous) <= 1e-8 * size { break }
            }
        }
        return try FittedCountTrend(family: family, history: history, fit: fit, size: size).checked()
    }

    private func line(_ history: ExactHistory, size: Double) throws(StatisticsError) -> LinkedLine {
        let fit = try numerically { () throws(NumericalError) in
            try LinkedLine(
                times: history.times, counts: history.values, response: .count(size: size),
                isBiasReduced: estimate == .biasReduced)
        }
        guard let fit else {
            throw .notIdentified(
                model: family, parameter: .logarithmChangePerYear, reason: .unbounded)
        }
        return fit
    }

    /// The size of greatest likelihood for known means.
    private func dispersion(of counts: [Double], about means: [Double]) throws(StatisticsError) -> Double {
        // The likelihood rises from the Poisson limit inwards exactly when the counts vary more than Poisson counts.
        let excess = zip(counts, means).map { ($0 - $1) * ($0 - $1) - $0 }.reduce(0, +)
        guard excess > 0 else { throw hardlyDispersed }
        let byMoments = means.map { $0 * $0 }.reduce(0, +) / excess
        let found = try numerically { () throws(NumericalError) in
            try minimum(in: Self.logSizes, guess: min(max(log(byMoments), -11), 15)) { logSize throws(NumericalError) in
                try -Self.logLikelihood(counts, means, size: exp(logSize))
            }
        }
        guard found.point < Self.logSizes.upperBound - 1 else { throw hardlyDispersed }
        return exp(found.point)
    }

    /// The greatest count that is modelled as one; rounding a continuous distribution does as well far below.
    private static let greatest = 1e9

    /// Where the logarithm of the size is looked for; beyond, the counts can't be told from Poisson counts.
    private static let logSizes = -12.0...16.0

    private var hardlyDispersed: StatisticsError {
        .notIdentified(model: family, parameter: .size, reason: .noExcessVariation)
    }

    /// Σ log p(y) of negative binomial counts, or of Poisson counts with an infinite size.
    static func logLikelihood(_ counts: [Double], _ means: [Double], size: Double) throws(NumericalError) -> Double {
        var sum = 0.0
        for (count, mean) in zip(counts, means) {
            if size.isFinite {
                sum +=
                    try logGamma(count + size) - logGamma(size) - size * log1p(mean / size)
                    - count * log1p(size / mean)
            } else {
                sum += count * log(mean) - mean
            }
            sum -= try logGamma(count + 1)
        }
        return sum
    }
}

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
