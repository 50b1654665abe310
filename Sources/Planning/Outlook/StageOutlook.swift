/// The chances of a milestone indicator, from stages passed so far.
public struct StageOutlook: Hashable, Sendable {
    /// First to last.
    public internal(set) var stages: [String]
    /// The place of the latest known stage in ``stages``, from 0.
    public let current: Int
    /// The fiscal year in which it was reached.
    public let asOf: FiscalYear
    /// Beta posterior of the chance to advance by one stage in a year.
    public let advanceSuccesses: Double
    /// The second parameter of that posterior: the prior's part and the years without an advance.
    public let advanceFailures: Double
    /// How many yearly transitions the posterior has seen.
    public let transitions: Int
}
