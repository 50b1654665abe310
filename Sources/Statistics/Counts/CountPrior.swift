import Foundation

/// What is known of the things that may be behind a count before its history is seen.
struct CountAveragePrior: Sendable {
    /// The log of how much more likely a thing is than a trend, by the first value: intercept + slope · log(1 + value). The
    /// larger a count, the rarer it is nothing but chance.
    struct LogOdds: Hashable, Sendable {
        let intercept: Double
        let slope: Double

        func at(_ first: Double) -> Double { intercept + slope * log1p(first) }
    }

    let rate: GammaPoissonPrior
    let decided: DecidedCountPrior
    let ofChance: LogOdds
    let ofDecision: LogOdds
}

extension CountAveragePrior {
    /// Set by comparison, with `scripts/learn/count-average.py`: shares that let decisions and trends explain as much as they
    /// can of the histories of projects (one city's evaluation, the national review) while counts from a Poisson process, one
    /// that varies more, or one that is mostly 0 keep their Brier score within 0.01 of what it is without them. The odds of a
    /// decision fall with the size so fast that two equal values of a hundred don't pass for one.
    static func standard(_ orientation: TrendOrientation) -> CountAveragePrior {
        CountAveragePrior(
            rate: .municipal.growing(share: 0.3775, yearlyGrowth(orientation)),
            decided: DecidedCountPrior(
                chances: [0.5, 0.7, 0.85, 0.95], lastNumber: 0.45, lastStep: 0.05, usualNumber: 0.5, farShare: 0.1,
                nearExcess: 0.25, farReach: 0.2),
            ofChance: LogOdds(intercept: 4.574, slope: -1.2), ofDecision: LogOdds(intercept: 1, slope: -0.6))
    }

    /// Seven in ten of the rates that change go the way that is expected: six in ten of the city's own went up, whatever was
    /// wanted.
    private static func yearlyGrowth(_ orientation: TrendOrientation) -> [GammaPoissonPrior.Course] {
        let rising =
            switch orientation {
            case .rising: 0.7
            case .falling: 0.3
            case .either: 0.5
            }
        return [(0.05, 0.45), (0.1, 0.4), (0.2, 0.15)].flatMap { (growth: Double, share: Double) in
            [
                GammaPoissonPrior.Course(kept: 1, growth: growth, weight: rising * share),
                GammaPoissonPrior.Course(kept: 1, growth: -growth, weight: (1 - rising) * share),
            ]
        }
    }
}

/// What is known, before anything of its own series is, of a count that somebody decides.
struct DecidedCountPrior: Hashable, Sendable {
    /// The chances that a year's number is the expected one, each as likely beforehand. None is below a half (else nobody
    /// would call the number decided) and none so near 1 that an equal history could promise more than it has shown.
    let chances: [Double]
    /// How likely it is beforehand that the expected number is that of the year before, ...
    let lastNumber: Double
    /// ... that of the year before and its step once more, ...
    let lastStep: Double
    /// ... or one and the same in all years. The three sum to 1.
    let usualNumber: Double
    /// Of the numbers that aren't the expected one most lie next to it; this share may lie anywhere.
    let farShare: Double
    /// How far from the expected number those next to it lie on average: 1 and this, ...
    let nearExcess: Double
    /// ... and how much farther the others do, in shares of that number.
    let farReach: Double

    /// The mean distances of numbers that aren't the expected one, with the share of each.
    ///
    /// - Parameter spread: 1 a year after the number before, more where more may have changed.
    func distances(from number: Double, spread: Double) -> [(share: Double, mean: Double)] {
        [
            (1 - farShare, 1 + nearExcess * spread),
            (farShare, 1 + (nearExcess + farReach * number) * spread),
        ]
    }
}

/// What is known of the rate of a small yearly count before anything of its own series is.
public struct GammaPoissonPrior: Hashable, Sendable {
    /// How a rate may go on from year to year.
    public struct Course: Hashable, Sendable {
        /// How much of what a year told is still known of the next one: above 0 and at most 1; the rest is the prior again.
        /// 1 is a rate that changes by its growth only.
        public let kept: Double
        /// The logarithm of what a year multiplies the rate by; 0 for a rate that doesn't grow.
        public let growth: Double
        /// The share of series that are so, above 0; all of them sum to 1.
        public let weight: Double

        /// Checks nothing: the ranges are those of the properties.
        public init(kept: Double, growth: Double = 0, weight: Double) {
            self.kept = kept
            self.growth = growth
            self.weight = weight
        }
    }

    /// The shape of the rate's gamma distribution; above 0.
    public let shape: Double
    /// The rate parameter of it: the prior weighs as much as this many years of counts. Above 0.
    public let years: Double
    /// At least one.
    public let courses: [Course]

    /// Checks nothing: `shape` and `years` must be above 0, and the weights of `courses` sum to 1.
    public init(shape: Double, years: Double, courses: [Course]) {
        self.shape = shape
        self.years = years
        self.courses = courses
    }

    /// The same where a `share` of the rates grows or shrinks, as `trends` say.
    func growing(share: Double, _ trends: [Course]) -> GammaPoissonPrior {
        func scaled(_ courses: [Course], by factor: Double) -> [Course] {
            courses.map { Course(kept: $0.kept, growth: $0.growth, weight: factor * $0.weight) }
        }
        return GammaPoissonPrior(
            shape: shape, years: years, courses: scaled(courses, by: 1 - share) + scaled(trends, by: share))
    }

    /// Of greatest marginal likelihood over the 24 municipal series of `data/small-counts/small-counts.csv`, found by
    /// `scripts/learn/count-prior.py`.
    ///
    /// With municipalities left out, the mean log probability of 38 later values is −3.446 for a rate that never changes,
    /// −3.202 for one discount, and −3.117 for several.
    public static let municipal = GammaPoissonPrior(
        shape: 0.6451, years: 0.03277,
        courses: [
            Course(kept: 0.4, weight: 0.1847), Course(kept: 0.6, weight: 0.1822),
            Course(kept: 0.8, weight: 0.1888), Course(kept: 0.9, weight: 0.2003),
            Course(kept: 1, weight: 0.2440),
        ])
}
