import Foundation
import MitoshiNumericalMethods

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
