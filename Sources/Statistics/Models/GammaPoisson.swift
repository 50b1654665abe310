import Foundation
import NumericalMethods

/// Small counts with a rate that changes from year to year: a Poisson count whose rate is gamma distributed.
///
/// A year's count adds to the gamma's shape and one year to its rate parameter; with every year that passes, known or not,
/// a share of both is forgotten and the prior takes its place. How much is kept differs between series, so several discounts
/// stand side by side, weighed by how probable they make the history. The coming count is a mixture of negative binomials:
/// P(Y ≥ T) is exact, and the forgetting makes it vary more than a Poisson count. A base of zero, a history of zeros and a
/// single value need nothing special.
///
/// Source: A. C. Harvey & C. Fernandes, “Time series models for count or qualitative observations”, Journal of Business &
/// Economic Statistics 7 (1989) 407–417, section 2; forgetting towards a prior instead of towards nothing is ours.
public struct GammaPoisson: ForecastModel {
    public let prior: GammaPoissonPrior

    public init(prior: GammaPoissonPrior = .municipal) {
        self.prior = prior
    }

    public var family: ModelFamily { .gammaPoisson }
    public var minimumValues: Int { 1 }

    /// The greatest count that is modelled as one; rounding a continuous distribution does as well far below.
    private static let greatest = 1e9

    /// - Throws: ``StatisticsError/unsuitableValue(model:year:value:rule:)`` for a value that is no count.
    public func fit(_ series: AnnualSeries) throws(StatisticsError) -> any FittedModel {
        let history = try ExactHistory(series, for: family, atLeast: minimumValues)
        for (observation, value) in zip(history.observations, history.values)
        where value < 0 || value != value.rounded() || value > Self.greatest {
            throw .unsuitableValue(
                model: family, year: observation.year, value: value, rule: .wholeNumber(upTo: Self.greatest))
        }
        var mixture = RateMixture(prior: prior)
        var fittedValues: [Double?] = [nil]
        for (index, value) in history.values.enumerated() {
            if index > 0 {
                mixture = mixture.after(years: history.times[index] - history.times[index - 1])
                fittedValues.append(mixture.mean)
            }
            mixture = try numerically { () throws(NumericalError) in try mixture.seeing(value) }
        }
        // So many degrees of freedom that it can't be told from a normal distribution.
        let shape = try numerically { () throws(NumericalError) in try StudentT(degreesOfFreedom: 1e6) }
        return try FittedGammaPoisson(
            history: history, shape: shape, mixture: mixture, fittedValues: fittedValues
        ).checked()
    }
}

/// What is known of a count's yearly rate under every discount, with how probable each has become.
struct RateMixture: Hashable, Sendable {
    struct Component: Hashable, Sendable {
        let weight: Double
        let rate: GammaRate
    }

    let components: [Component]

    init(prior: GammaPoissonPrior) {
        components = prior.discounts.map {
            Component(weight: $0.weight, rate: GammaRate(prior: prior, kept: $0.kept))
        }
    }

    private init(_ components: [Component]) { self.components = components }

    var mean: Double { components.reduce(0) { $0 + $1.weight * $1.rate.mean } }

    var variance: Double {
        components.reduce(0) {
            $0 + $1.weight * ($1.rate.variance + ($1.rate.mean - mean) * ($1.rate.mean - mean))
        }
    }

    func after(years time: Double) -> RateMixture {
        RateMixture(components.map { Component(weight: $0.weight, rate: $0.rate.after(years: time)) })
    }

    /// After a year with this count, which weighs the discounts anew.
    func seeing(_ count: Double) throws(NumericalError) -> RateMixture {
        var logWeights: [Double] = []
        for component in components {
            logWeights.append(log(component.weight) + (try component.rate.logProbability(of: count)))
        }
        let greatest = logWeights.max() ?? 0
        let weights = logWeights.map { exp($0 - greatest) }
        let total = weights.reduce(0, +)
        return RateMixture(
            zip(components, weights).map { Component(weight: $1 / total, rate: $0.rate.seeing(count)) })
    }
}

/// A rate after the last count. The years' dependence through it is carried by a normal copula.
struct FittedGammaPoisson: CopulaForecasting {
    let history: ExactHistory
    let shape: StudentT
    /// At the last value.
    let mixture: RateMixture
    let fittedValues: [Double?]

    var family: ModelFamily { .gammaPoisson }
    /// Shape, rate and discounts aren't learned from the series alone, so that no number of parameters counts them.
    var information: InformationCriterion? { nil }

    var parameters: [Parameter] {
        [Parameter(name: .level, value: mixture.mean, standardError: mixture.variance.squareRoot())]
    }

    func marginal(_ step: Int) throws(StatisticsError) -> any PredictiveDistribution {
        let (lower, upper) = history.bounds
        let mixture = mixture.after(years: history.time(ofStep: step))
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

    /// What two years share is the rate of the earlier one, as far as it is kept.
    func covariance(_ step: Int, _ other: Int) -> Double {
        let first = mixture.after(years: history.time(ofStep: min(step, other)))
        guard step != other else { return first.variance + first.mean }
        let distance = Double(abs(step - other))
        return first.components.reduce(0) {
            $0 + $1.weight * pow($1.rate.kept, distance)
                * ($1.rate.variance + ($1.rate.mean - first.mean) * ($1.rate.mean - first.mean))
        }
    }
}
