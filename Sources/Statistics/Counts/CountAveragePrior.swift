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
