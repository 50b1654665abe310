/// What is known of the rate of a small yearly count before anything of its own series is.
public struct GammaPoissonPrior: Hashable, Sendable {
    /// How much of what a year told is still known of the next one.
    public struct Discount: Hashable, Sendable {
        /// Above 0 and at most 1; the rest is the prior again. 1 is a rate that never changes.
        public let kept: Double
        /// The share of series that are so, above 0; all of them sum to 1.
        public let weight: Double

        public init(kept: Double, weight: Double) {
            self.kept = kept
            self.weight = weight
        }
    }

    /// The shape of the rate's gamma distribution; above 0.
    public let shape: Double
    /// The rate parameter of it: the prior weighs as much as this many years of counts. Above 0.
    public let years: Double
    /// At least one.
    public let discounts: [Discount]

    public init(shape: Double, years: Double, discounts: [Discount]) {
        self.shape = shape
        self.years = years
        self.discounts = discounts
    }

    /// Of greatest marginal likelihood over the 24 municipal series of `data/small-counts/small-counts.csv`, found by
    /// `scripts/learn-count-prior.py`.
    ///
    /// With municipalities left out, the mean log probability of 38 later values is −3.446 for a rate that never changes,
    /// −3.202 for one discount, and −3.117 for several.
    public static let municipal = GammaPoissonPrior(
        shape: 0.6451, years: 0.03277,
        discounts: [
            Discount(kept: 0.4, weight: 0.1847), Discount(kept: 0.6, weight: 0.1822),
            Discount(kept: 0.8, weight: 0.1888), Discount(kept: 0.9, weight: 0.2003),
            Discount(kept: 1, weight: 0.2440),
        ])
}
