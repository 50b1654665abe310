import Foundation
import MitoshiNumericalMethods

/// What is known of the yearly rate of a count on one course: a gamma distribution.
struct GammaRate: Hashable, Sendable {
    private let priorShape: Double
    private let priorYears: Double
    private let course: GammaPoissonPrior.Course
    let shape: Double
    let years: Double

    init(prior: GammaPoissonPrior, course: GammaPoissonPrior.Course) {
        priorShape = prior.shape
        priorYears = prior.years
        self.course = course
        shape = prior.shape
        years = prior.years
    }

    private init(_ other: GammaRate, shape: Double, years: Double) {
        priorShape = other.priorShape
        priorYears = other.priorYears
        course = other.course
        self.shape = shape
        self.years = years
    }

    var mean: Double { shape / years }
    var variance: Double { shape / years / years }

    /// After a year with this count.
    func seeing(_ count: Double) -> GammaRate { GammaRate(self, shape: shape + count, years: years + 1) }

    /// When `time` years have passed about which nothing is known.
    func after(years time: Double) -> GammaRate { moved(by: time, growth: course.growth * time) }

    /// `time` years beyond the last count, where the growth slows down.
    func ahead(years time: Double) -> GammaRate { moved(by: time, growth: course.growth * Self.slowed(time)) }

    /// How much of what is known of the rate `near` years beyond the last count is still so `far` years beyond it.
    func carried(from near: Double, to far: Double) -> Double {
        pow(course.kept, far - near) * exp(course.growth * (Self.slowed(far) - Self.slowed(near)))
    }

    private func moved(by time: Double, growth: Double) -> GammaRate {
        let share = pow(course.kept, time)
        return GammaRate(
            self, shape: share * shape + (1 - share) * priorShape,
            years: (share * years + (1 - share) * priorYears) / exp(growth))
    }

    /// The years of full growth that are worth as much as `time` years of one that loses a tenth of itself every year: a set
    /// figure between the dampings that the pooled trend's prior knows (0.8) and none.
    private static func slowed(_ time: Double) -> Double { (1 - pow(0.9, time)) / (1 - 0.9) }

    /// The coming year's count.
    func count() throws(NumericalError) -> NegativeBinomial { try NegativeBinomial(mean: mean, size: shape) }

    /// The log probability that the coming year's count is `count`.
    func logProbability(of count: Double) throws(NumericalError) -> Double {
        try logGamma(shape + count) - logGamma(shape) - logGamma(count + 1) - shape * log1p(1 / years)
            - count * log1p(years)
    }
}

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
