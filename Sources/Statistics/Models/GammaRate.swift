import Foundation
import NumericalMethods

/// What is known of the yearly rate of a count under one discount: a gamma distribution.
struct GammaRate: Hashable, Sendable {
    private let priorShape: Double
    private let priorYears: Double
    /// How much of what a year told is still known of the next one.
    let kept: Double
    let shape: Double
    let years: Double

    init(prior: GammaPoissonPrior, kept: Double) {
        priorShape = prior.shape
        priorYears = prior.years
        self.kept = kept
        shape = prior.shape
        years = prior.years
    }

    private init(_ other: GammaRate, shape: Double, years: Double) {
        priorShape = other.priorShape
        priorYears = other.priorYears
        kept = other.kept
        self.shape = shape
        self.years = years
    }

    var mean: Double { shape / years }
    var variance: Double { shape / years / years }

    /// After a year with this count.
    func seeing(_ count: Double) -> GammaRate { GammaRate(self, shape: shape + count, years: years + 1) }

    /// When `time` years have passed about which nothing is known.
    func after(years time: Double) -> GammaRate {
        let share = pow(kept, time)
        return GammaRate(
            self, shape: share * shape + (1 - share) * priorShape, years: share * years + (1 - share) * priorYears)
    }

    /// The coming year's count.
    func count() throws(NumericalError) -> NegativeBinomial { try NegativeBinomial(mean: mean, size: shape) }

    /// The log probability that the coming year's count is `count`.
    func logProbability(of count: Double) throws(NumericalError) -> Double {
        try logGamma(shape + count) - logGamma(shape) - logGamma(count + 1) - shape * log1p(1 / years)
            - count * log1p(years)
    }
}
