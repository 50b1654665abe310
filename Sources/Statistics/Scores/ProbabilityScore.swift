import Foundation

/// How well a stated probability told whether something would happen.
public enum ProbabilityScore {
    /// The squared distance of `probability` from 1 when it happened, from 0 when it didn't.
    ///
    /// Source: Brier (1950), Monthly Weather Review 78.
    public static func brier(probability: Double, happened: Bool) -> Double {
        let distance = probability - (happened ? 1 : 0)
        return distance * distance
    }

    /// Probabilities count as at least this, and at most 1 less this, in ``logarithmic(probability:happened:)``.
    public static let clip = 0.001

    /// The negative natural logarithm of the probability given to what came, clipped to ``clip`` … 1 − ``clip``, so that
    /// one mistaken certainty costs 6.9 and not infinitely much.
    ///
    /// Source: Good (1952), Journal of the Royal Statistical Society B 14, “Rational Decisions”.
    public static func logarithmic(probability: Double, happened: Bool) -> Double {
        let clipped = min(max(probability, clip), 1 - clip)
        return -log(happened ? clipped : 1 - clipped)
    }
}
