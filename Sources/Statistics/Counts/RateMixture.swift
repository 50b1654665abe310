import Foundation
import MitoshiNumericalMethods

/// What is known of a count's yearly rate under every course, with how probable each has become.
struct RateMixture: Hashable, Sendable {
    struct Component: Hashable, Sendable {
        let weight: Double
        let rate: GammaRate
    }

    let components: [Component]

    init(prior: GammaPoissonPrior) {
        components = prior.courses.map { Component(weight: $0.weight, rate: GammaRate(prior: prior, course: $0)) }
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

    func ahead(years time: Double) -> RateMixture {
        RateMixture(components.map { Component(weight: $0.weight, rate: $0.rate.ahead(years: time)) })
    }

    /// After a year with this count, which weighs the courses anew, and how probable it was.
    func seeing(_ count: Double) throws(NumericalError) -> (mixture: RateMixture, logProbability: Double) {
        var logWeights: [Double] = []
        for component in components {
            logWeights.append(log(component.weight) + (try component.rate.logProbability(of: count)))
        }
        let greatest = logWeights.max() ?? 0
        let weights = logWeights.map { exp($0 - greatest) }
        let total = weights.reduce(0, +)
        let seen = zip(components, weights).map { Component(weight: $1 / total, rate: $0.rate.seeing(count)) }
        return (RateMixture(seen), greatest + log(total))
    }
}
