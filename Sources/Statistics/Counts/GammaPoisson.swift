import Foundation
import MitoshiNumericalMethods

/// Small counts with a rate that changes from year to year: a Poisson count whose rate is gamma distributed.
///
/// A year's count adds to the gamma's shape and one year to its rate parameter; with every year that passes, known or not,
/// a share of both is forgotten and the prior takes its place. How much is kept differs between series, and so does whether
/// the rate grows, so several courses stand side by side, weighed by how probable they make the history. The coming count
/// is a mixture of negative binomials: P(Y ≥ T) is exact, and the forgetting makes it vary more than a Poisson count. A base
/// of zero, a history of zeros and a single value need nothing special.
///
/// Source: A. C. Harvey & C. Fernandes, “Time series models for count or qualitative observations”, Journal of Business &
/// Economic Statistics 7 (1989) 407–417, section 2; forgetting towards a prior instead of towards nothing, and growth, are
/// ours.
public struct GammaPoisson: ForecastModel {
    /// What is known of the rate before the first count.
    public let prior: GammaPoissonPrior

    /// The rate of small municipal counts is expected unless another prior is given.
    public init(prior: GammaPoissonPrior = .municipal) {
        self.prior = prior
    }

    /// Always ``ModelFamily/gammaPoisson``.
    public var family: ModelFamily { .gammaPoisson }
    /// One: the prior has a rate of its own.
    public var minimumValues: Int { 1 }

    /// The greatest count that is modelled as one; rounding a continuous distribution does as well far below.
    private static let greatest = 1e9

    /// - Throws: ``StatisticsError/unsuitableValue(model:year:value:rule:)`` for a value that is no count.
    public func fit(_ series: AnnualSeries) throws(StatisticsError) -> any FittedModel {
        try fitted(to: series)
    }

    func fitted(to series: AnnualSeries) throws(StatisticsError) -> FittedGammaPoisson {
        let history = try ExactHistory(series, for: family, atLeast: minimumValues)
        for (observation, value) in zip(history.observations, history.values)
        where value < 0 || value != value.rounded() || value > Self.greatest {
            throw .unsuitableValue(
                model: family, year: observation.year, value: value, rule: .wholeNumber(upTo: Self.greatest))
        }
        let isJudged = PooledHistory(history).isJudged
        var (mixture, logEvidence) = (RateMixture(prior: prior), 0.0)
        var fittedValues: [Double?] = [nil]
        for (index, value) in history.values.enumerated() {
            if index > 0 {
                mixture = mixture.after(years: history.times[index] - history.times[index - 1])
                fittedValues.append(mixture.mean)
            }
            let seen = try numerically { () throws(NumericalError) in try mixture.seeing(value) }
            mixture = seen.mixture
            if isJudged[index] { logEvidence += seen.logProbability }
        }
        // So many degrees of freedom that it can't be told from a normal distribution.
        let shape = try numerically { () throws(NumericalError) in try StudentT(degreesOfFreedom: 1e6) }
        return try FittedGammaPoisson(
            history: history, shape: shape, mixture: mixture, fittedValues: fittedValues, logEvidence: logEvidence
        ).checked()
    }
}

/// A rate after the last count. The years' dependence through it is carried by a normal copula.
struct FittedGammaPoisson: CopulaForecasting {
    let history: ExactHistory
    let shape: StudentT
    /// At the last value.
    let mixture: RateMixture
    let fittedValues: [Double?]
    /// The log probability of the values that ``PooledHistory/isJudged`` names, each given those before it.
    let logEvidence: Double

    var family: ModelFamily { .gammaPoisson }
    /// Shape, rate and courses aren't learned from the series alone, so that no number of parameters counts them.
    var information: InformationCriterion? { nil }

    var parameters: [Parameter] {
        [Parameter(name: .level, value: mixture.mean, standardError: mixture.variance.squareRoot())]
    }

    func marginal(_ step: Int) throws(StatisticsError) -> any PredictiveDistribution {
        let (lower, upper) = history.bounds
        let mixture = mixture.ahead(years: history.time(ofStep: step))
        return try numerically { () throws(NumericalError) in
            var parts: [CountMixture.Part] = []
            for component in mixture.components {
                parts.append(
                    CountMixture.Part(
                        weight: component.weight,
                        count: CountDistribution(base: try component.rate.count(), lower: lower, upper: upper)))
            }
            return CountMixture(parts)
        }
    }

    /// What two years share is the rate of the earlier one, as far as it is kept, and grown.
    func covariance(_ step: Int, _ other: Int) -> Double {
        let (near, far) = (history.time(ofStep: min(step, other)), history.time(ofStep: max(step, other)))
        let first = mixture.ahead(years: near)
        guard step != other else { return first.variance + first.mean }
        return first.components.reduce(0) {
            $0 + $1.weight * $1.rate.carried(from: near, to: far)
                * ($1.rate.variance + ($1.rate.mean - first.mean) * ($1.rate.mean - first.mean))
        }
    }
}
